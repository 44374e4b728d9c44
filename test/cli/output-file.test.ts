import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, COMMAND, haplint, project } from './haplint.js';

const TARGET = ['--target', '3.2'];

describe('--output-file', () => {
  it('has the findings, without colours, and stdout is empty', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const run = await haplint([...TARGET, '--output-file', 'out.txt', 'a.cfg'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(run).toEqual({ status: 1, stdout: '', stderr: '' });
    const { stdout } = await haplint([...TARGET, 'a.cfg'], { cwd });
    expect(readFileSync(path.join(cwd, 'out.txt'), 'utf8')).toBe(stdout);
    await haplint([...TARGET, '--color', '-o', 'out.txt', 'a.cfg'], { cwd });
    expect(readFileSync(path.join(cwd, 'out.txt'), 'utf8')).toContain('\u001b[');
  });

  it('is replaced, even by nothing, with its mode and through a link; nothing is left beside it', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'out.txt': 'old' });
    chmodSync(path.join(cwd, 'out.txt'), 0o640);
    symlinkSync('out.txt', path.join(cwd, 'link.txt'));
    const run = await haplint([...TARGET, '-o', 'link.txt', 'a.cfg'], { cwd });
    expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path.join(cwd, 'out.txt'), 'utf8')).toBe('');
    expect(statSync(path.join(cwd, 'out.txt')).mode & 0o777).toBe(0o640);
    expect(lstatSync(path.join(cwd, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['a.cfg', 'link.txt', 'out.txt']);
  });

  it('has what was found where not everything could be checked', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const run = await haplint([...TARGET, '--format', 'sarif', '-o', 'out.sarif', 'a.cfg', 'none.cfg'], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    const [{ invocations, results }] = JSON.parse(readFileSync(path.join(cwd, 'out.sarif'), 'utf8')).runs;
    expect(invocations).toEqual([{ executionSuccessful: false }]);
    expect(results).toHaveLength(1);
  });

  it.each([
    ['no/such dir/out.txt', "there is no directory no/such dir; make it first: mkdir -p 'no/such dir'"],
    ['dir', 'it is a directory; name a file in it'],
    ['a.cfg/out.txt', 'a.cfg is a file, not a directory'],
    ['link.cfg', 'it is one of the files to check, which would be lost; name another'],
    ['-', 'findings go to standard output when it is left out'],
  ])('%j is refused before anything is checked', async (name, problem) => {
    const cwd = project({ 'a.cfg': BROKEN });
    mkdirSync(path.join(cwd, 'dir'));
    symlinkSync('a.cfg', path.join(cwd, 'link.cfg'));
    const run = await haplint([...TARGET, '-o', name, 'a.cfg'], { cwd });
    expect(run).toEqual({ status: 2, stdout: '', stderr: `haplint: --output-file ${name}: ${problem}\n` });
    expect(readFileSync(path.join(cwd, 'a.cfg'), 'utf8')).toBe(BROKEN);
    expect(readdirSync(cwd).sort()).toEqual(['a.cfg', 'dir', 'link.cfg']);
  });

  it.skipIf(!existsSync('/dev/stderr'))('may be something that is no file', () => {
    const cwd = project({ 'a.cfg': BROKEN });
    // Through `cat`, for Node's own pipes are sockets, which nobody can open by a name.
    const command = `"${process.execPath}" "${COMMAND}" --target 3.2 --format compact -o /dev/stderr a.cfg 2>&1 >/dev/null | cat`;
    const { stdout } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
    expect(stdout).toMatch(/^a\.cfg:2:\d+: error: .* \[syntax-error\]\n$/);
  });

  it.skipIf(!existsSync('/dev/full'))('that cannot be written is told of', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const run = await haplint([...TARGET, '-o', '/dev/full', 'a.cfg'], { cwd });
    expect(run).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'haplint: --output-file /dev/full: cannot write it: no space is left on the device; the findings are lost, so run again with another\n',
    });
  });
});
