import { spawn } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLEAN, COMMAND, haplint, project } from './haplint.js';

const TOO_LARGE =
  'cannot read it: larger than 16 MB, which is more than haplint takes; is it a log or a dump instead of a configuration?\n';

it('refuses what is too large to be a configuration, and checks the rest', async () => {
  const cwd = project({ 'a.cfg': '', 'b.cfg': CLEAN });
  truncateSync(`${cwd}/a.cfg`, 100_000_000);
  const run = await haplint(['--target', '3.2', '.'], { cwd });
  expect(run).toEqual({ status: 2, stdout: '', stderr: `haplint: a.cfg: ${TOO_LARGE}` });
});

it('shows the first 10,000 findings of a rule, and says so', async () => {
  const cwd = project({ 'a.cfg': 'nonsense\n'.repeat(10_001), 'b.cfg': 'nonsense\n'.repeat(10_000) });
  const run = await haplint(['--target', '3.2', '--cache', '--format', 'json', '.'], { cwd });
  expect(run.status).toBe(1);
  expect(run.stderr).toBe(
    'haplint: a.cfg: after 10,000 findings of "unknown-section", the rest was not checked; is it a configuration of HAProxy?\n',
  );
  expect(JSON.parse(run.stdout).map(({ errorCount }: { errorCount: number }) => errorCount)).toEqual([10_000, 10_000]);
  const again = await haplint(['--target', '3.2', '--cache', '--format', 'json', '.'], { cwd });
  expect(again).toEqual(run);
});

it('does not read standard input for ever', async () => {
  const run = await haplint(['--target', '3.2', '-'], { cwd: project({}), stdin: '#'.repeat(20_000_000) });
  expect(run).toEqual({ status: 2, stdout: '', stderr: `haplint: <stdin>: ${TOO_LARGE}` });
});

it.skipIf(process.platform === 'win32')('ends at once when it is interrupted while it waits for input', async () => {
  const child = spawn(process.execPath, [COMMAND, '--no-detect', '-'], { cwd: project({}), stdio: ['pipe', 'ignore', 'ignore'] });
  setTimeout(() => child.kill('SIGINT'), 1000);
  const signal = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
  expect(signal).toBe('SIGINT');
});
