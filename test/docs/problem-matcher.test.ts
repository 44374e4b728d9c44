import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { haplint, project } from '../cli/haplint.js';

it('the problem matcher reads the compact format', async () => {
  const { problemMatcher } = JSON.parse(readFileSync(new URL('../../docs/ci/problem-matcher.json', import.meta.url), 'utf8'));
  const { regexp, file, line, column, severity, message, code } = problemMatcher[0].pattern[0];
  const cwd = project({ 'a:1.cfg': 'global\n    bogus 1\n' });
  const { stdout } = await haplint(['--target', '3.2', '--format', 'compact', '.'], { cwd });
  const match = new RegExp(regexp).exec(stdout.trimEnd()) ?? [];
  expect([file, line, column, severity, code].map((group) => match[group])).toEqual(['a:1.cfg', '2', '5', 'error', 'unknown-keyword']);
  expect(match[message]).toMatch(/^Unknown keyword "bogus" .*\.$/);
});
