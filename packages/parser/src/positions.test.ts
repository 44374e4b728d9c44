import { describe, expect, test } from 'vitest';
import { LineTable } from './positions.js';

describe('LineTable', () => {
  const text = 'ab\n\r\ncd\re\n\u{1F600}f';
  const lines = new LineTable(text);

  test.each<[offset: number, line: number, column: number]>([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [4, 2, 2],
    [5, 3, 1],
    [8, 3, 4],
    [10, 4, 1],
    [12, 4, 3],
    [13, 4, 4],
  ])('offset %i is line %i, column %i, and back', (offset, line, column) => {
    expect(lines.positionAt(offset)).toEqual({ line, column });
    expect(lines.offsetAt({ line, column })).toBe(offset);
  });

  test('what was asked before makes no difference', () => {
    for (let offset = -1; offset <= text.length + 1; offset++) {
      const position = lines.positionAt(offset);
      expect(new LineTable(text).positionAt(offset)).toEqual(position);
      expect(new LineTable(text).offsetAt(position)).toBe(lines.offsetAt(position));
      expect(new LineTable(text).lineText(position.line)).toBe(lines.lineText(position.line));
    }
    expect([0, 1, 4, 5].map((line) => new LineTable(text).hasLine(line))).toEqual([false, true, true, false]);
  });

  test('a stretch of offsets is that of their positions', () => {
    expect(lines.locationAt(4, 8)).toEqual({ start: { line: 2, column: 2 }, end: { line: 3, column: 4 } });
  });

  test('offsets outside the text are clamped', () => {
    expect(lines.positionAt(-5)).toEqual({ line: 1, column: 1 });
    expect(lines.positionAt(99)).toEqual({ line: 4, column: 4 });
  });

  test.each<[line: number, column: number, offset: number]>([
    [0, 7, 0],
    [1, 0, 0],
    [1, 99, 2],
    [4, 99, 13],
    [5, 1, 13],
  ])('line %i, column %i outside the text is offset %i', (line, column, offset) => {
    expect(lines.offsetAt({ line, column })).toBe(offset);
  });

  test('lines end at \\n only, and their text lacks its end', () => {
    expect(lines.lineCount).toBe(4);
    expect([0, 1, 2, 3, 4, 5].map((line) => lines.lineText(line))).toEqual(['', 'ab', '', 'cd\re', '\u{1F600}f', '']);
  });

  test.each<[text: string, count: number]>([
    ['', 1],
    ['a', 1],
    ['a\n', 2],
    ['\n\n', 3],
  ])('%j has %i lines', (given, count) => {
    expect(new LineTable(given).lineCount).toBe(count);
  });
});
