import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CUT_SHORT, haplint, project } from './haplint.js';

const ARGS = ['--target', '3.2', '--fix'];

describe('--fix', () => {
  it('mends the file, keeps its mode and leaves nothing behind', async () => {
    const cwd = project({ 'a.cfg': CUT_SHORT });
    const file = path.join(cwd, 'a.cfg');
    chmodSync(file, 0o600);
    expect(await haplint([...ARGS, 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: 'haplint: a.cfg: mended\n' });
    expect(readFileSync(file, 'utf8')).toBe(`${CUT_SHORT}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd)).toEqual(['a.cfg']);
    expect(await haplint([...ARGS, 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('keeps every byte that it has no reason to change', async () => {
    const bytes = Buffer.concat([Buffer.from('# caf\xe9 \0 \u65e5\r\n', 'latin1'), Buffer.from(CUT_SHORT)]);
    const cwd = project({ 'a.cfg': bytes });
    await haplint([...ARGS, 'a.cfg'], { cwd });
    const after = readFileSync(path.join(cwd, 'a.cfg'));
    expect(after.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('writes through a symbolic link', async () => {
    const cwd = project({ 'real/a.cfg': CUT_SHORT });
    symlinkSync('real/a.cfg', path.join(cwd, 'link.cfg'));
    await haplint([...ARGS, 'link.cfg'], { cwd });
    expect(lstatSync(path.join(cwd, 'link.cfg')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(cwd, 'real/a.cfg'), 'utf8')).toBe(`${CUT_SHORT}\n`);
  });

  it.skipIf(process.getuid?.() === 0)('still reports what it could not write', async () => {
    const cwd = project({ 'a.cfg': CUT_SHORT });
    chmodSync(path.join(cwd, 'a.cfg'), 0o400);
    const run = await haplint([...ARGS, 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 2, stderr: 'haplint: a.cfg: cannot write it: permission denied\n' });
    expect(run.stdout).toContain('missing-final-newline');
  });

  it('is refused for standard input', async () => {
    const run = await haplint([...ARGS, '-'], { cwd: project({}), stdin: CUT_SHORT });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^haplint: --fix cannot mend standard input.*\n$/);
  });
});
