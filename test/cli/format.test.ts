import { chmodSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

const UNTIDY = 'global\n  maxconn 10\nfrontend www\n bind   :80\n';
const TIDY = 'global\n    maxconn 10\n\nfrontend www\n    bind   :80\n';

describe('haplint format', () => {
  it('lays files out and says which', async () => {
    const cwd = project({ 'a.cfg': UNTIDY, 'b.cfg': TIDY });
    expect(await haplint(['format', '.'], { cwd })).toEqual({ status: 0, stdout: '', stderr: 'haplint: a.cfg: laid out\n' });
    expect(readFileSync(`${cwd}/a.cfg`, 'utf8')).toBe(TIDY);
    expect(await haplint(['format', '.'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('writes nothing with --check and --diff', async () => {
    const cwd = project({ 'a.cfg': UNTIDY });
    expect(await haplint(['format', '--check', 'a.cfg'], { cwd })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'haplint: a.cfg: would change; haplint format lays it out\n',
    });
    const diff = await haplint(['format', '--diff', 'a.cfg'], { cwd });
    expect(diff).toMatchObject({ status: 0, stderr: '' });
    expect(diff.stdout).toContain('--- a.cfg\n+++ a.cfg\n');
    expect(diff.stdout).toContain('-  maxconn 10\n+    maxconn 10\n+\n');
    expect(await haplint(['format', '--check', '--diff', 'a.cfg'], { cwd })).toEqual({ ...diff, status: 1 });
    expect(readFileSync(`${cwd}/a.cfg`, 'utf8')).toBe(UNTIDY);
  });

  it('follows the configuration', async () => {
    const cwd = project({ 'haplint.config.json': '{"format": {"indent": 2, "align": "single", "blankLines": false}}', 'a.cfg': UNTIDY });
    await haplint(['format', 'a.cfg'], { cwd });
    expect(readFileSync(`${cwd}/a.cfg`, 'utf8')).toBe('global\n  maxconn 10\nfrontend www\n  bind :80\n');
  });

  it('names a mistake in the configuration', async () => {
    const cwd = project({ 'haplint.config.json': '{"format": {"align": "colums"}}', 'a.cfg': UNTIDY });
    const run = await haplint(['format', 'a.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^haplint: haplint\.config\.json: "format\.align": .*columns.*\n$/);
  });

  it('lays standard input out on standard output', async () => {
    const cwd = project({});
    expect(await haplint(['format', '-'], { cwd, stdin: UNTIDY })).toEqual({ status: 0, stdout: TIDY, stderr: '' });
  });

  it('keeps bytes, the mode and links', async () => {
    const cwd = project({ 'a.cfg': Buffer.from(`${UNTIDY}# caf\xe9\n`, 'latin1') });
    chmodSync(`${cwd}/a.cfg`, 0o640);
    symlinkSync('a.cfg', `${cwd}/link.cfg`);
    await haplint(['format', 'link.cfg'], { cwd });
    expect(readFileSync(`${cwd}/a.cfg`, 'latin1')).toBe(`${TIDY}# caf\xe9\n`);
    expect(lstatSync(`${cwd}/a.cfg`).mode & 0o777).toBe(0o640);
    expect(lstatSync(`${cwd}/link.cfg`).isSymbolicLink()).toBe(true);
  });

  it('leaves templates and says what is missing', async () => {
    const cwd = project({ 'a.cfg.j2': UNTIDY });
    const run = await haplint(['format', 'a.cfg.j2', 'no.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('haplint: a.cfg.j2: left as it is, for it is a template\n');
    expect(run.stderr).toContain('haplint: no.cfg: no such file or directory');
  });
});
