import { applyPatch, parsePatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from './unified-diff.js';

const rows = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i)).join('');

/** A file before and after more lines of it have changed than a shortest diff is looked for. */
const MANY: [what: string, before: string, after: string][] = [
  ['lines between others', rows(6000, () => 'a\nb\n'), rows(6000, () => 'a\nb\n\n')],
  ['lines fewer', rows(6000, () => 'a\nb\n\n'), rows(6000, () => 'a\nb\n')],
  ['other lines', rows(6000, (i) => `a${i}\n`), rows(6000, (i) => `b${i}\n`)],
  ['other lines, each between two that stay', rows(6000, (i) => `a${i}\nsame\n`), rows(6000, (i) => `b${i}\nsame\n`)],
  ['another end of all lines', rows(6000, (i) => `a${i}\r\n`), rows(6000, (i) => `a${i}\n`)],
  ['a block at the beginning', rows(6000, (i) => `a${i}\n`), rows(6000, (i) => `b${i}\n`) + rows(6000, (i) => `a${i}\n`)],
  ['changes far apart', rows(60_000, (i) => `a${i}\n`), rows(60_000, (i) => (i % 20 === 0 ? `b${i}\n` : `a${i}\n`))],
  ['no last end any more', rows(6000, (i) => `a${i}\n`), rows(6000, (i) => `b${i}\n`).trimEnd()],
  ['all', rows(6000, (i) => `a${i}\n`), ''],
];

describe('the diff of a file with thousands of changes', () => {
  it.each(MANY)('makes the one of the other: %s', (_, before, after) => {
    const diff = unifiedDiff('a.cfg', before, after);
    expect(applyPatch(before, diff)).toBe(after);
  });

  it('shows what changes, in its context', () => {
    const before = rows(3000, (i) => `${i}\n${rows(9, (j) => `same ${j}\n`)}`);
    const [patch] = parsePatch(unifiedDiff('a.cfg', before, before.replace(/^(\d+)$/gm, '$1 changed')));
    expect(patch?.hunks).toHaveLength(3000);
    expect(patch?.hunks[1500]).toMatchObject({
      oldStart: 14_998,
      oldLines: 7,
      newStart: 14_998,
      newLines: 7,
      lines: [' same 6', ' same 7', ' same 8', '-1500', '+1500 changed', ' same 0', ' same 1', ' same 2'],
    });
  });
});
