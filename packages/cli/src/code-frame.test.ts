import fc from 'fast-check';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeFrame } from './code-frame.js';
import { prepareWidths } from './text-width.js';

/** The frame as it is printed: the line, and the carets under it. */
function drawn(line: string, start: number, end: number, width = 80): string[] {
  const { source, indent, carets } = codeFrame(line, { start, end }, width);
  return [source, ' '.repeat(indent) + '^'.repeat(carets)];
}

beforeAll(() => prepareWidths(['\u5f8c']));

describe('codeFrame', () => {
  it('puts carets under the range', () => {
    expect(drawn('    mode tcp', 9, 12)).toEqual(['    mode tcp', '         ^^^']);
  });

  it('shows an empty range as one caret, at the end of the line too', () => {
    expect(drawn('mode tcp', 4, 4)).toEqual(['mode tcp', '    ^']);
    expect(drawn('mode tcp', 8, 8)).toEqual(['mode tcp', '        ^']);
    expect(drawn('', 0, 0)).toEqual(['', '^']);
  });

  it('takes ranges that reach out of the line', () => {
    expect(drawn('mode', 2, 99)).toEqual(['mode', '  ^^']);
    expect(drawn('mode', 50, 99)).toEqual(['mode', '    ^']);
  });

  it('expands tabs to stops of four columns', () => {
    expect(drawn('\tmode\ttcp', 6, 9)).toEqual(['    mode    tcp', '            ^^^']);
    expect(drawn('ab\tc', 3, 4)).toEqual(['ab  c', '    ^']);
  });

  it('counts wide characters as two columns and marks as none', () => {
    expect(drawn('# 日本 x', 5, 6)).toEqual(['# 日本 x', '       ^']);
    expect(drawn('# 日本 x', 2, 4)).toEqual(['# 日本 x', '  ^^^^']);
    expect(drawn('e\u0301 x', 3, 4)).toEqual(['e\u0301 x', '  ^']);
    expect(drawn('👩‍👩‍👧 x', 9, 10)).toEqual(['👩‍👩‍👧 x', '   ^']);
  });

  it('shows control characters and bytes that are no UTF-8 instead of sending them', () => {
    expect(drawn('a\u001b[31m\0b\udc80c', 7, 8)).toEqual(['a␛[31m␀b�c', '       ^']);
  });

  it('cuts a long line behind the range when its beginning can stay', () => {
    expect(drawn(`server a ${'x'.repeat(100)}`, 7, 8, 20)).toEqual(['server a xxxxxxxxxx…', '       ^']);
  });

  it('cuts a long line on both sides of a range in its middle', () => {
    const line = `${'a'.repeat(100)}RANGE${'b'.repeat(100)}`;
    const [source, carets] = drawn(line, 100, 105, 21);
    expect(source).toMatch(/^…a+RANGEb+…$/);
    expect(source).toHaveLength(21);
    expect(carets).toBe(`${' '.repeat((source as string).indexOf('R'))}^^^^^`);
  });

  it('shows the end of a long line when the range is there', () => {
    const [source, carets] = drawn('a'.repeat(1000), 1000, 1000, 20);
    expect(source).toMatch(/^…a+$/);
    expect(carets?.trimStart()).toBe('^');
    expect(carets).toHaveLength((source as string).length + 1);
  });

  it('keeps to the width, whatever the line and the range', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\t', '日本', '\0', '\udcff', '👩‍👩‍👧', ' '), fc.string());
    fc.assert(
      fc.property(fc.array(piece), fc.nat(300), fc.nat(100), fc.integer({ min: 12, max: 90 }), (pieces, start, length, width) => {
        const { source, indent, carets } = codeFrame(pieces.join(''), { start, end: start + length }, width);
        expect(stringWidth(source)).toBeLessThanOrEqual(width);
        expect(indent + carets).toBeLessThanOrEqual(width + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a line of a megabyte without a pause', () => {
    const line = 'x\t'.repeat(500_000);
    const before = performance.now();
    codeFrame(line, { start: 500_001, end: 1_000_000 }, 80);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
