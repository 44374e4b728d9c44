import type { ResultPlace, TextEdit } from '@haplint/core';
import type { LineTable } from '@haplint/parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Position, type TextEdit as ProtocolEdit, Range } from 'vscode-languageserver-types';

/**
 * The range of a finding. It goes by offsets, since the two sides do not count lines alike: for HAProxy a lone carriage
 * return is a character, for the protocol it ends a line.
 */
export function rangeOfPlace(document: TextDocument, lines: LineTable, place: ResultPlace): Range {
  return rangeOfOffsets(document, [
    lines.offsetAt({ line: place.line, column: place.column }),
    lines.offsetAt({ line: place.endLine, column: place.endColumn }),
  ]);
}

/** The range between two offsets. */
export function rangeOfOffsets(document: TextDocument, [start, end]: readonly [number, number]): Range {
  return Range.create(document.positionAt(start), document.positionAt(end));
}

/** An edit of the engine as one of the protocol. */
export function protocolEdit(document: TextDocument, edit: TextEdit): ProtocolEdit {
  return { range: rangeOfOffsets(document, edit.range), newText: edit.text };
}

/** Whether two ranges share a place; those that only touch do, so that an empty range can be met. */
export function rangesMeet(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** Whether a position stands before another one. */
export function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
