import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, haplint, project } from './haplint.js';

/** The files of a JSON report, relative to a directory. */
function filesIn(stdout: string, cwd: string): string[] {
  return (JSON.parse(stdout) as { filePath: string }[]).map(({ filePath }) => path.relative(cwd, filePath));
}

const JSON_OUT = ['--target', '3.2', '--format', 'json'];

describe('paths', () => {
  it('takes a file whatever it is called, and several, each once', async () => {
    const cwd = project({ 'haproxy.conf': CLEAN, 'b.cfg': BROKEN });
    const run = await haplint([...JSON_OUT, 'haproxy.conf', 'b.cfg', './haproxy.conf'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(filesIn(run.stdout, cwd)).toEqual(['haproxy.conf', 'b.cfg']);
  });

  it('looks through a directory for *.cfg files, each a configuration of its own', async () => {
    const cwd = project({
      'conf/b.cfg': CLEAN,
      'conf/a.cfg': CLEAN,
      'conf/notes.txt': BROKEN,
      'conf/sub/c.cfg': CLEAN,
      'conf/.hidden/d.cfg': BROKEN,
      'conf/.e.cfg': BROKEN,
      'conf/node_modules/f.cfg': BROKEN,
      'outside.cfg': CLEAN,
    });
    symlinkSync('../outside.cfg', path.join(cwd, 'conf/link.cfg'));
    symlinkSync('..', path.join(cwd, 'conf/loop'));
    symlinkSync('nowhere', path.join(cwd, 'conf/dangling.cfg'));
    const run = await haplint([...JSON_OUT, 'conf'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(filesIn(run.stdout, cwd)).toEqual(['conf/a.cfg', 'conf/b.cfg', 'conf/link.cfg', 'conf/sub/c.cfg']);
  });

  it('expands a pattern that the shell left alone', async () => {
    const cwd = project({ 'x/a.cfg': CLEAN, 'x/y/b.cfg': CLEAN, 'x/c.conf': CLEAN, 'node_modules/z/d.cfg': CLEAN });
    const run = await haplint([...JSON_OUT, '**/*.cfg'], { cwd });
    expect(filesIn(run.stdout, cwd)).toEqual(['x/a.cfg', 'x/y/b.cfg']);
    const braces = await haplint([...JSON_OUT, 'x/*.{cfg,conf}'], { cwd });
    expect(filesIn(braces.stdout, cwd)).toEqual(['x/a.cfg', 'x/c.conf']);
  });

  it('takes a file with the characters of a pattern in its name', async () => {
    const cwd = project({ 'a[1].cfg': CLEAN });
    expect(filesIn((await haplint([...JSON_OUT, 'a[1].cfg'], { cwd })).stdout, cwd)).toEqual(['a[1].cfg']);
  });

  it.each([
    ['none*.cfg', 'haplint: none*.cfg: no file matches this pattern\n'],
    ['haproxi.cfg', 'haplint: haproxi.cfg: no such file or directory; did you mean haproxy.cfg?\n'],
    ['quite-different', 'haplint: quite-different: no such file or directory\n'],
    ['no/such/dir.cfg', 'haplint: no/such/dir.cfg: no such file or directory: there is no directory no/such\n'],
    ['empty', 'haplint: empty: no *.cfg file in this directory or below it; name the files if they are called otherwise\n'],
    ['haproxy.cfg/x', 'haplint: haproxy.cfg/x: no such file: part of the path is not a directory\n'],
  ])('says that %s leads to nothing', async (given, stderr) => {
    const cwd = project({ 'haproxy.cfg': CLEAN });
    mkdirSync(path.join(cwd, 'empty'));
    expect(await haplint(['--target', '3.2', given], { cwd })).toEqual({ status: 2, stdout: '', stderr });
  });

  it('checks the others when one is missing', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const run = await haplint(['--target', '3.2', 'none.cfg', 'a.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('syntax-error');
    expect(run.stderr).toMatch(/^haplint: none\.cfg: no such file/);
  });

  it.skipIf(process.getuid?.() === 0)('checks the others when one may not be read', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'b.cfg': BROKEN, 'shut/c.cfg': CLEAN });
    chmodSync(path.join(cwd, 'a.cfg'), 0);
    chmodSync(path.join(cwd, 'shut'), 0);
    const run = await haplint(['--target', '3.2', 'a.cfg', 'b.cfg', 'shut'], { cwd });
    chmodSync(path.join(cwd, 'shut'), 0o700);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('syntax-error');
    expect(run.stderr).toBe('haplint: shut: cannot look into it: permission denied\nhaplint: a.cfg: cannot read it: permission denied\n');
  });

  it('finds an empty file clean', async () => {
    const cwd = project({ 'a.cfg': '' });
    expect(await haplint(['--target', '3.2', 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('lints a binary file, without sending its bytes to the terminal and without a flood', async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 8) * 104_729) & 0xff);
    const cwd = project({ 'a.cfg': bytes });
    const run = await haplint(['--target', '3.2', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toContain('syntax-error');
    expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(run.stdout.split('\n').length).toBeLessThan(50);
  });

  it.skipIf(process.platform === 'win32')('reads what is no regular file', async () => {
    const cwd = project({});
    execFileSync('mkfifo', ['pipe'], { cwd });
    const running = haplint(['--target', '3.2', 'pipe'], { cwd });
    execFileSync('sh', ['-c', `printf '${BROKEN.replaceAll('\n', '\\n')}' > pipe`], { cwd });
    expect(await running).toMatchObject({ status: 1, stderr: '' });
  });
});

describe('standard input', () => {
  it('is read for -', async () => {
    const cwd = project({});
    const run = await haplint(['--target', '3.2', '-'], { cwd, stdin: BROKEN });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toContain('\n<stdin>\n');
  });

  it('goes by the name of --stdin-filename, which also finds its configuration', async () => {
    const cwd = project({ 'conf/haplint.config.json': '{"target": "3.2", "rules": {"syntax-error": "warn"}}' });
    const run = await haplint(['--stdin-filename', 'conf/new.cfg', '--format', 'json', '-'], { cwd, stdin: BROKEN });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(filesIn(run.stdout, cwd)).toEqual(['conf/new.cfg']);
  });

  it('can be a part of the configuration that -f names', async () => {
    const cwd = project({ 'a.cfg': CLEAN });
    const run = await haplint([...JSON_OUT, '-f', 'a.cfg', '-f', '-', '--stdin-filename', 'b.cfg'], { cwd, stdin: BROKEN });
    expect(filesIn(run.stdout, cwd)).toEqual(['a.cfg', 'b.cfg']);
  });
});

describe('without a path', () => {
  it('checks haproxy.cfg', async () => {
    const cwd = project({ 'haproxy.cfg': BROKEN });
    const run = await haplint(['--target', '3.2'], { cwd });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('haproxy.cfg');
  });

  it('checks the groups of the configuration file', async () => {
    const cwd = project({
      'haplint.config.json': '{"target": "3.2", "configs": {"edge": ["global.cfg", "conf.d"], "lab": ["lab.cfg"]}}',
      'global.cfg': CLEAN,
      'conf.d/b.cfg': CLEAN,
      'conf.d/a.cfg': BROKEN,
      'lab.cfg': CLEAN,
      'haproxy.cfg': BROKEN,
    });
    const run = await haplint(['--format', 'json'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(filesIn(run.stdout, cwd)).toEqual(['global.cfg', 'conf.d/a.cfg', 'conf.d/b.cfg', 'lab.cfg']);
  });

  it('says what to do when there is neither', async () => {
    const cwd = project({});
    const run = await haplint([], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    await expect(run.stderr).toMatchFileSnapshot('__snapshots__/no-path.txt');
  });
});

describe('-f', () => {
  const files = {
    'main.cfg': 'peers cluster\n    peer first 192.0.2.1:10000\n',
    'conf.d/20.cfg': '    peer second 192.0.2.2:10000\n',
    'conf.d/100.cfg': '    peer third 192.0.2.3:10000\n',
    'conf.d/.off.cfg': BROKEN,
    'conf.d/off.cfg.bak': BROKEN,
    'conf.d/sub/off.cfg': BROKEN,
  };

  it('makes one configuration of files, in the order HAProxy loads them', async () => {
    const cwd = project(files);
    const run = await haplint([...JSON_OUT, '-f', 'main.cfg', '-f', 'conf.d'], { cwd });
    expect(run).toMatchObject({ stderr: '' });
    expect(filesIn(run.stdout, cwd)).toEqual(['main.cfg', 'conf.d/100.cfg', 'conf.d/20.cfg']);
  });

  it.each([
    [['-f', 'main.cfg', 'conf.d/20.cfg'], /"conf\.d\/20\.cfg" is not part of the configuration that -f names; put -f in front/],
    [['-f', 'main.cfg', '-f', 'main.cfg'], /-f names main\.cfg twice/],
    [['-f', 'main.cfg', '-f', 'conf.d/sub2'], /-f conf\.d\/sub2: no such file or directory; did you mean conf\.d\/sub\?/],
    [['-f', 'empty'], /-f empty: HAProxy would load nothing from this directory: it has no \*\.cfg file/],
  ])('%j leaves nothing to check', async (args, stderr) => {
    const cwd = project(files);
    mkdirSync(path.join(cwd, 'empty'));
    const run = await haplint(args, { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(stderr);
    expect(run.stderr.trimEnd()).not.toContain('\n');
  });
});
