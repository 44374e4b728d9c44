import { formatConfig, hasSameWords } from '@haplint/core/format';
import { parseConfig } from '@haplint/core/internal';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { protocolEdit, rangesMeet } from '../ranges.js';
import { lineEdits } from './line-edits.js';

/** Edits that lay a document out, or why it is left as it is, a clause for "... is left as it is, for ...". */
export type Formatting = { readonly edits: TextEdit[] } | { readonly refusal: string };

/** Lays a document out as `haplint format` does, in as few edits as lines that change; with a range, only what meets it. */
export function formatDocument(view: DocumentView, range?: Range): Formatting {
  const { tree, file, configuration } = view;
  if (tree.template !== null) return { refusal: 'it is a template' };
  const text = formatConfig(tree, configuration.format);
  const template = file.template ?? 'auto';
  if (!hasSameWords(tree, parseConfig({ path: file.path, text, template }))) {
    return { refusal: 'laying it out would change what HAProxy reads; this is a bug in haplint, please report it' };
  }
  const edits = lineEdits(tree.text, text).map((edit) => protocolEdit(file.document, edit));
  return { edits: range === undefined ? edits : edits.filter((edit) => rangesMeet(edit.range, range)) };
}
