import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { occurrenceAt, referencesOf } from './occurrence.js';

/** The places in this document that name what a position names. */
export function highlights(view: DocumentView, position: Position): DocumentHighlight[] {
  const symbol = occurrenceAt(view, position)?.symbol;
  if (symbol === undefined) return [];
  return [...symbol.definitions, ...referencesOf(symbol)]
    .filter(({ file }) => file === view.tree)
    .map((place) => ({
      range: view.rangeOf(place),
      kind: place.role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
