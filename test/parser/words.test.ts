import fs from 'node:fs';
import { expect, test } from 'vitest';
import { type ConfigFile, decodeSource } from '../../packages/parser/src/index.js';
import { parseChecked } from './invariants.js';

// The words in fixtures/*.json are those of `haproxy -dC` 3.0 and 3.2, but for variables, which stand there as written;
// scripts/compare-words.mjs compares the same files with a binary.

/** A line's words; null for a line that HAProxy refuses. */
type WordsByLine = Record<string, string[] | null>;

function readFixture(name: string): Buffer {
  return fs.readFileSync(new URL(`fixtures/${name}`, import.meta.url));
}

function wordsByLine(file: ConfigFile): WordsByLine {
  const lines = file.preamble.filter((line) => line.type !== 'Scope');
  return Object.fromEntries(lines.map((line) => [line.loc.start.line, line.broken ? null : line.words.map((word) => word.value)]));
}

test.each(['words', 'words-default-first', 'words-nul', 'words-no-newline'])('%s.cfg', (name) => {
  const expected = JSON.parse(readFixture(`${name}.json`).toString()) as WordsByLine;
  expect(wordsByLine(parseChecked(decodeSource(readFixture(`${name}.cfg`))))).toEqual(expected);
});
