import { printable } from './printable.js';
import { segmentsOf, textWidth } from './text-width.js';

/** A stretch of one line, in UTF-16 code units from its first character, end exclusive. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A line as the terminal shows it, and a line of carets to print under it. */
export interface CodeFrame {
  readonly source: string;
  /** Spaces in front of the carets. */
  readonly indent: number;
  /** Carets to print; at least one. */
  readonly carets: number;
}

const TAB_STOP = 4;
const ELLIPSIS = '…';

/** What a terminal shows as one piece. */
interface Cell {
  /** Offset of its first code unit. */
  readonly at: number;
  readonly text: string;
  readonly width: number;
}

/**
 * Shows a line and where in it a range is, in at most `width` columns: tabs become spaces, what a terminal would act on is
 * replaced, wide characters count as two columns, and a longer line is cut around the range.
 */
export function codeFrame(line: string, range: LineRange, width: number): CodeFrame {
  const start = Math.min(range.start, line.length);
  const end = Math.min(Math.max(range.end, start), line.length);
  // A line may be a megabyte long; only its neighbourhood of the range is looked at.
  const from = Math.max(0, start - width);
  const to = Math.min(line.length, start + 2 * width);
  const cells = cellsOf(line, from, to);
  const view = viewOf(cells, start, end, width, from > 0, to < line.length);
  const before = widthOf(view.cells.filter((cell) => cell.at < start));
  const inRange = widthOf(view.cells.filter((cell) => cell.at >= start && cell.at < end));
  const lead = view.cutStart ? 1 : 0;
  return {
    source: `${view.cutStart ? ELLIPSIS : ''}${view.cells.map((cell) => cell.text).join('')}${view.cutEnd ? ELLIPSIS : ''}`.trimEnd(),
    indent: lead + before,
    carets: Math.max(1, inRange),
  };
}

function cellsOf(line: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmentsOf(line.slice(from, to))) {
    const text = segment === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : printable(segment);
    // The pictures of control characters are one column wide, and an ASCII character needs no measuring.
    const width = segment === '\t' ? text.length : segment.length === 1 && segment < '\u0300' ? 1 : textWidth(text);
    cells.push({ at: from + index, text, width });
    column += width;
  }
  return cells;
}

interface View {
  readonly cells: readonly Cell[];
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

/** The cells to show: all, or a stretch with the start of the range and, where there is room, some of what is around it. */
function viewOf(cells: readonly Cell[], start: number, end: number, width: number, cutBefore: boolean, cutAfter: boolean): View {
  if (!cutBefore && !cutAfter && widthOf(cells) <= width) return { cells, cutStart: false, cutEnd: false };
  const beforeRange = widthOf(cells.filter((cell) => cell.at < start));
  const rangeWidth = widthOf(cells.filter((cell) => cell.at >= start && cell.at < end));
  // The line's beginning tells most about it, so it stays when the range can be seen with it.
  const keepsBeginning = !cutBefore && beforeRange + Math.min(rangeWidth, width / 3) < width - 1;
  const lead = keepsBeginning ? beforeRange : Math.max(Math.floor((width - rangeWidth) / 2), Math.floor(width / 4));
  const first = keepsBeginning ? 0 : firstWithin(cells, start, lead - 1);
  const cutStart = first > 0 || cutBefore;
  let room = width - (cutStart ? 1 : 0);
  let last = first;
  while (last < cells.length && (cells[last] as Cell).width <= room) room -= (cells[last++] as Cell).width;
  let cutEnd = last < cells.length || cutAfter;
  // Make room for the mark of the cut.
  while (cutEnd && room < 1 && last > first) room += (cells[--last] as Cell).width;
  cutEnd = last < cells.length || cutAfter;
  return { cells: cells.slice(first, last), cutStart, cutEnd };
}

/** Index of the first cell that fits into `columns` columns in front of `start`. */
function firstWithin(cells: readonly Cell[], start: number, columns: number): number {
  let at = cells.findIndex((cell) => cell.at >= start);
  if (at === -1) at = cells.length;
  let left = columns;
  while (at > 0 && (cells[at - 1] as Cell).width <= left) left -= (cells[--at] as Cell).width;
  return at;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
