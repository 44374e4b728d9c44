import type { Range, TextEdit } from 'vscode-languageserver';
import { type DocumentView, formatDocument, indentNewLine } from '../../service/index.js';
import { type Feature, type FeatureHost, onDocument } from '../feature.js';

/** `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`. */
export const formatting: Feature = {
  capabilities: {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  },
  listen: (host) => {
    const { connection } = host;
    connection.onDocumentFormatting(onDocument(host, 'lay a document out', null, (view) => layOut(view, host)));
    connection.onDocumentRangeFormatting(
      onDocument(host, 'lay a part of a document out', null, (view, { range }) => layOut(view, host, range)),
    );
    connection.onDocumentOnTypeFormatting(
      onDocument(host, 'indent a line', null, (view, { ch, position }) => (ch === '\n' ? indentNewLine(view, position) : [])),
    );
  },
};

/** Null, and a word about it in the client's log, for what is left as it is: many editors ask at each save. */
function layOut(view: DocumentView, { connection }: FeatureHost, range?: Range): TextEdit[] | null {
  const found = formatDocument(view, range);
  if ('edits' in found) return found.edits;
  connection.console.info(`haplint: ${view.file.path} is left as it is, for ${found.refusal}`);
  return null;
}
