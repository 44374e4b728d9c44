import type { TextEdit } from '@haplint/core';
import { changedPart } from '../changed-part.js';

/** A line, its end included. */
interface Line {
  readonly text: string;
  /** Offset into the text. */
  readonly start: number;
}

/**
 * The edits that turn a text into one with the same lines, laid out differently: one for each line that changes, and one for
 * each run of blank lines. In order; they do not overlap.
 */
export function lineEdits(before: string, after: string): TextEdit[] {
  const [old, wanted] = [linesOf(before), linesOf(after)];
  const [oldWords, wantedWords] = [old.filter(hasText), wanted.filter(hasText)];
  if (oldWords.length !== wantedWords.length) return whole(before, after);
  const edits: TextEdit[] = [];
  let at = 0;
  let wantedAt = 0;
  for (const [i, line] of oldWords.entries()) {
    const wantedLine = wantedWords[i] as Line;
    // Blank lines in front, then the line.
    edits.push(...partEdit(before.slice(at, line.start), after.slice(wantedAt, wantedLine.start), at));
    edits.push(...partEdit(line.text, wantedLine.text, line.start));
    at = line.start + line.text.length;
    wantedAt = wantedLine.start + wantedLine.text.length;
  }
  return [...edits, ...partEdit(before.slice(at), after.slice(wantedAt), at)];
}

function whole(before: string, after: string): TextEdit[] {
  return partEdit(before, after, 0);
}

function partEdit(before: string, after: string, offset: number): TextEdit[] {
  if (before === after) return [];
  const { range, text } = changedPart(before, after);
  return [{ range: [range[0] + offset, range[1] + offset], text }];
}

const hasText = ({ text }: Line) => /[^ \t\r\n]/.test(text);

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start) + 1 || text.length;
    lines.push({ text: text.slice(start, end), start });
    start = end;
  }
  return lines;
}
