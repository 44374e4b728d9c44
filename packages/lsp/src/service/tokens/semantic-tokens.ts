import { append, type Comment } from '@haplint/parser';
import type { Range } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { linesIn } from '../lines/line-at.js';
import { Deprecation } from './deprecation.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from './legend.js';
import { directiveTokens, headerTokens, macroTokens } from './line-tokens.js';

/** The coloured parts of a document, or of the lines that a range touches, in order; see the legend for what each one is. */
export function tokensOf(view: DocumentView, range?: Range): Token[] {
  const { tree, model, file } = view;
  const from = range === undefined ? 0 : file.document.offsetAt({ line: range.start.line, character: 0 });
  const to = range === undefined ? tree.text.length : file.document.offsetAt({ line: range.end.line + 1, character: 0 });
  const deprecation = new Deprecation(view.target);
  const tokens: Token[] = [];
  for (const line of linesIn(tree, from, to)) {
    // Of a line that HAProxy cannot read, the words mean nothing.
    if (line.broken || line.type === 'Scope') continue;
    if (line.type === 'SectionHeader') append(tokens, headerTokens(line));
    else if (line.type === 'Macro') append(tokens, macroTokens(line));
    else {
      const parent = line.parent?.type === 'Section' ? (line.parent as unknown as { readonly kind: string }).kind : null;
      const section = model.sectionOf(line)?.kind ?? parent;
      if (section !== null) append(tokens, directiveTokens(line, section, view, deprecation));
    }
  }
  const comments = tree.comments.filter(({ start, end }) => start <= to && end >= from).flatMap(commentTokens);
  return comments.length === 0 ? tokens : [...tokens, ...comments].sort((a, b) => a.start - b.start);
}

/** A comment that haplint reads. */
function commentTokens({ start, end, raw }: Comment): Token[] {
  return /^#\s*haplint[- ]/.test(raw) ? [{ start, end, type: 'comment', modifiers: ['documentation'] }] : [];
}

/** A coloured part of a line, in the numbers of the protocol: type and modifiers as the legend counts them. */
export interface PlacedToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/** `tokensOf`, as a client is told of them. */
export function semanticTokens(view: DocumentView, range?: Range): PlacedToken[] {
  const { document } = view.file;
  return tokensOf(view, range).map(({ start, end, type, modifiers }) => ({
    ...document.positionAt(start),
    length: end - start,
    type: TOKEN_TYPES.indexOf(type),
    modifiers: modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0),
  }));
}
