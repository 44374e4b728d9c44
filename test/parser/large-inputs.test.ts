import { expect, test } from 'vitest';
import type { ConfigFile } from '../../packages/parser/src/index.js';
import { parseChecked } from './invariants.js';

const MEGABYTE = 1 << 20;

const codes = (file: ConfigFile) => file.problems.map((problem) => problem.code);
const words = (file: ConfigFile) => file.preamble.flatMap((line) => line.words);

/** Name, text, number of words, problems. How long they take is for scripts/bench-parser.mjs to say. */
const CASES: [name: string, text: string, wordCount: number, problems: string[]][] = [
  ['one word of 1 MB', `${'w'.repeat(MEGABYTE)}\n`, 1, []],
  ['one word of 1 MB without an end of line', 'w'.repeat(MEGABYTE), 1, ['missing-final-newline']],
  ['1 MB of words on one line', `${'w '.repeat(MEGABYTE / 2)}\n`, MEGABYTE / 2, ['too-many-words']],
  ['one quoted word of 1 MB', `"${'w '.repeat(MEGABYTE / 2)}"\n`, 1, []],
  ['one single-quoted word of 1 MB', `'${'w '.repeat(MEGABYTE / 2)}'\n`, 1, []],
  ['an unclosed quote of 1 MB', `"${'w '.repeat(MEGABYTE / 2)}\n`, 1, ['unmatched-quote']],
  ['an unclosed single quote of 1 MB', `'${'w '.repeat(MEGABYTE / 2)}\n`, 1, ['unmatched-quote']],
  // Each `"a\"` opens a quote, and the next closes it; an even number leaves none open.
  ['1 MB of quotes with an escaped quote', `${'"a\\"'.repeat(MEGABYTE / 4)}\n`, 1, []],
  ['1 MB of backslashes', `${'\\'.repeat(MEGABYTE)}\n`, 1, []],
  ['1 MB of backslashes and one before the end of line', `${'\\'.repeat(MEGABYTE + 1)}\n`, 1, []],
  ['1 MB of hex escapes', `${'\\x41'.repeat(MEGABYTE / 4)}\n`, 1, []],
  ['1 MB of dollars in quotes', `"${'$'.repeat(MEGABYTE)}"\n`, 1, ['invalid-variable-name']],
  ['1 MB of defaults without a brace', `"${'${A-'.repeat(MEGABYTE / 4)}\n`, 1, ['unmatched-brace']],
  ['10,000 nested parentheses', `${'('.repeat(10_000)}${')'.repeat(10_000)}\n`, 1, []],
  ['10,000 nested braces and brackets', `${'{['.repeat(10_000)}${']}'.repeat(10_000)}\n`, 1, []],
  ['100,000 empty lines', '\n'.repeat(100_000), 0, []],
  ['100,000 empty lines with CRLF', '\r\n'.repeat(100_000), 0, []],
  ['1 MB of white space', ' \t\v\f'.repeat(MEGABYTE / 4), 0, ['missing-final-newline']],
  ['1 MB of carriage returns', `a${'\r'.repeat(MEGABYTE)}\n`, 1, []],
  ['20 MB of comment on one line', `#${' \r#'.repeat(7 * MEGABYTE)}\n`, 0, []],
];

test.each(CASES)('%s', { timeout: 60_000 }, (_, text, wordCount, problems) => {
  const file = parseChecked(text);
  expect(words(file)).toHaveLength(wordCount);
  expect(codes(file)).toEqual(problems);
});

test('a section of 300,000 lines', { timeout: 60_000 }, () => {
  const file = parseChecked(`backend app\n${' a b\n'.repeat(300_000)}`);
  expect(file.sections).toHaveLength(1);
  expect(file.sections[0]?.body).toHaveLength(300_000);
});

test('200,000 sections', { timeout: 60_000 }, () => {
  expect(parseChecked('global\n'.repeat(200_000)).sections).toHaveLength(200_000);
});

test('10,000 nested .if', { timeout: 60_000 }, () => {
  const closed = parseChecked(`${'.if a\n'.repeat(10_000)}word\n${'.endif\n'.repeat(10_000)}`);
  let depth = 0;
  for (let branch = closed.preamble[10_000]?.branch ?? null; branch !== null; branch = branch.block.parent) depth++;
  expect(depth).toBe(10_000);
  expect(new Set(codes(closed))).toEqual(new Set(['too-deeply-nested-if']));
  expect(closed.problems).toHaveLength(10_000 - 99);

  const open = parseChecked('.if a\n'.repeat(10_000));
  expect(codes(open).filter((code) => code === 'unterminated-if')).toHaveLength(10_000);
});
