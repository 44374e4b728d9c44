import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the problem matcher reads a line of the compact format', () => {
  const { problemMatcher } = JSON.parse(readFileSync(new URL('../../docs/ci/problem-matcher.json', import.meta.url), 'utf8'));
  const { regexp, file, line, column, severity, message, code } = problemMatcher[0].pattern[0];
  const match = new RegExp(regexp).exec('conf/a:b.cfg:6:3: error: Unknown keyword "x" [sic]: did you mean "y"? [unknown-keyword]') ?? [];
  expect([file, line, column, severity, message, code].map((group) => match[group])).toEqual([
    'conf/a:b.cfg',
    '6',
    '3',
    'error',
    'Unknown keyword "x" [sic]: did you mean "y"?',
    'unknown-keyword',
  ]);
});
