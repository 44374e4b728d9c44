import type { Location, Position } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { locationsOf, occurrenceAt } from './occurrence.js';

/** Where what a position names is made: several places for an ACL of several lines or a variable. */
export function definitions(view: DocumentView, position: Position): Location[] {
  const symbol = occurrenceAt(view, position)?.symbol;
  return symbol === undefined ? [] : locationsOf(view, symbol.definitions);
}
