import type { ConfigFile } from '@haplint/parser';
import type { Location, Position } from 'vscode-languageserver-types';
import type { DocumentView, ViewedFile } from '../document-view.js';
import { rangeOfOffsets } from '../ranges.js';
import type { ConfigSymbol, Occurrence } from '../symbols/symbol.js';
import { symbolIndex } from '../symbols/symbol-index.js';

/** The name at a position of the viewed document; null where there is none. */
export function occurrenceAt(view: DocumentView, position: Position): Occurrence | null {
  return symbolIndex(view.model).at(view.tree, view.offsetAt(position));
}

/** Every place that refers to a symbol; the stick tables of a proxy are referred to by its name. */
export function referencesOf({ references, tables }: ConfigSymbol): Occurrence[] {
  return [...references, ...tables.flatMap((table) => table.references)];
}

/** The file that a tree of the configuration belongs to. */
export function viewedFile({ files }: DocumentView, tree: ConfigFile): ViewedFile | null {
  return files.find((viewed) => viewed.tree === tree) ?? null;
}

/** Where something stands, in whichever file of the configuration. */
export function locationsOf(view: DocumentView, places: readonly Pick<Occurrence, 'file' | 'start' | 'end'>[]): Location[] {
  return places.flatMap(({ file: tree, start, end }) => {
    const viewed = viewedFile(view, tree);
    if (viewed === null) return [];
    const { document } = viewed.file;
    return [{ uri: document.uri, range: rangeOfOffsets(document, [start, end]) }];
  });
}
