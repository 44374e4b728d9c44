import type { Location, Position } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { locationsOf, occurrenceAt, referencesOf } from './occurrence.js';

/** Every place of the configuration that refers to what a position names. */
export function references(view: DocumentView, position: Position, { withDefinitions }: { withDefinitions: boolean }): Location[] {
  const symbol = occurrenceAt(view, position)?.symbol;
  if (symbol === undefined) return [];
  return locationsOf(view, [...(withDefinitions ? symbol.definitions : []), ...referencesOf(symbol)]);
}
