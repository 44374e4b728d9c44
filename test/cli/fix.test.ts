import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { COMMAND, CUT_SHORT, haplint, IS_ROOT, NOBODY, project } from './haplint.js';

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

  it('says why it could not write a file, and still reports what is in it', async () => {
    const cwd = project({ 'a.cfg': CUT_SHORT });
    chmodSync(path.join(cwd, 'a.cfg'), 0o444);
    if (IS_ROOT) chownSync(path.join(cwd, 'a.cfg'), NOBODY, NOBODY);
    chmodSync(cwd, 0o777);
    const run = await haplint([...ARGS, 'a.cfg'], { cwd, unprivileged: true });
    expect(run).toMatchObject({ status: 2, stderr: 'haplint: a.cfg: not mended, for it may not be written: permission denied\n' });
    expect(run.stdout).toContain('missing-final-newline');
  });

  it('says that it may not make files in the directory', async () => {
    const cwd = project({ 'd/a.cfg': CUT_SHORT });
    chmodSync(path.join(cwd, 'd/a.cfg'), 0o666);
    chmodSync(path.join(cwd, 'd'), 0o555);
    chmodSync(cwd, 0o755);
    const run = await haplint([...ARGS, 'd/a.cfg'], { cwd, unprivileged: true });
    chmodSync(path.join(cwd, 'd'), 0o755);
    const why = `no file may be made beside it: permission denied in ${path.join(cwd, 'd')}`;
    expect(run).toMatchObject({ status: 2, stderr: `haplint: d/a.cfg: not mended, for ${why}\n` });
    expect(readdirSync(path.join(cwd, 'd'))).toEqual(['a.cfg']);
  });

  it.runIf(IS_ROOT)('keeps the owner, where it may', async () => {
    const cwd = project({ 'a.cfg': CUT_SHORT });
    chownSync(path.join(cwd, 'a.cfg'), 1234, 2345);
    await haplint([...ARGS, 'a.cfg'], { cwd });
    expect(statSync(path.join(cwd, 'a.cfg'))).toMatchObject({ uid: 1234, gid: 2345, size: CUT_SHORT.length + 1 });
  });

  it('leaves a file alone that somebody else changes meanwhile', async () => {
    const meddler = `import { appendFileSync } from 'node:fs';
export default { rules: { meddle: { meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} },
  create: ({ filename }) => { appendFileSync(filename, '# mine'); return {}; } } } };`;
    const cwd = project({
      'a.cfg': CUT_SHORT,
      'm.mjs': meddler,
      '.haplintrc.json': '{"plugins":{"m":"./m.mjs"},"rules":{"m/meddle":"warn"}}',
    });
    const run = await haplint([...ARGS, 'a.cfg'], { cwd });
    const stderr = 'haplint: a.cfg: not mended, for it changed while it was being checked; run haplint again\n';
    expect(run).toMatchObject({ status: 2, stderr });
    expect(readFileSync(path.join(cwd, 'a.cfg'), 'utf8').startsWith(`${CUT_SHORT}# mine`)).toBe(true);
    expect(readdirSync(cwd)).toEqual(['.haplintrc.json', 'a.cfg', 'm.mjs']);
  });

  it('leaves the old file or the new one, whenever it is killed', async () => {
    const before = `${'# a line that makes the file longer\n'.repeat(3000)}${CUT_SHORT}`;
    const cwd = project({ 'a.cfg': before });
    const file = path.join(cwd, 'a.cfg');
    const whole = async () => {
      const start = performance.now();
      await haplint([...ARGS, 'a.cfg'], { cwd });
      return performance.now() - start;
    };
    const duration = await whole();
    const ROUNDS = 30;
    for (let round = 0; round < ROUNDS; round++) {
      writeFileSync(file, before);
      const child = spawn(process.execPath, [COMMAND, ...ARGS, 'a.cfg'], { cwd, env: { PATH: '' }, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('close', resolve));
      // Most of the time is spent before anything is written, so the last part of it is looked at.
      await delay(duration * (0.6 + (0.5 * round) / ROUNDS));
      child.kill('SIGKILL');
      await ended;
      const after = readFileSync(file, 'utf8');
      expect([before, `${before}\n`]).toContain(after);
    }
    // What a killed run leaves behind is never a configuration that HAProxy would load.
    expect(readdirSync(cwd).filter((name) => name !== 'a.cfg' && !/^\.a\.cfg\.[0-9a-f]{12}\.tmp$/.test(name))).toEqual([]);
  });

  it('is refused for standard input', async () => {
    const run = await haplint([...ARGS, '-'], { cwd: project({}), stdin: CUT_SHORT });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^haplint: --fix cannot mend standard input.*\n$/);
  });
});

/** A rule with an unsafe fix: it removes "option httpclose". */
const UNSAFE_PLUGIN = `export default { rules: { unsafe: {
  meta: { type: 'suggestion', docs: { description: 'x' }, severity: 'warn', fixable: 'code', messages: { no: 'No httpclose.' } },
  create: (context) => ({
    Directive(node) {
      if (!node.raw.includes('httpclose')) return;
      context.report({ node, messageId: 'no', applicability: 'unsafe', fix: (fixer) => fixer.replaceText(node, '# gone') });
    },
  }),
} } };`;
const UNSAFE = {
  'a.cfg': 'defaults\n    mode http\n    timeout client 1s\n    timeout connect 1s\n    timeout server 1s\n    option httpclose',
  'p.mjs': UNSAFE_PLUGIN,
  '.haplintrc.json': '{"extends":[],"plugins":{"p":"./p.mjs"},"rules":{"p/unsafe":"warn","missing-final-newline":"error"}}',
};

describe('--unsafe-fixes and --fix-type', () => {
  it('mends what is unsafe only when asked, and says that it could', async () => {
    const cwd = project(UNSAFE);
    const file = path.join(cwd, 'a.cfg');
    const safe = await haplint([...ARGS, 'a.cfg'], { cwd });
    expect(safe.stderr).toBe(
      'haplint: a.cfg: mended\nhaplint: 1 finding can be mended with --unsafe-fixes, which may change what HAProxy does\n',
    );
    expect(readFileSync(file, 'utf8')).toBe(`${UNSAFE['a.cfg']}\n`);
    expect(await haplint([...ARGS, '--unsafe-fixes', 'a.cfg'], { cwd })).toEqual({
      status: 0,
      stdout: '',
      stderr: 'haplint: a.cfg: mended\n',
    });
    expect(readFileSync(file, 'utf8')).toContain('# gone');
  });

  it('mends what rules of a type find', async () => {
    const cwd = project(UNSAFE);
    await haplint([...ARGS, '--unsafe-fixes', '--fix-type', 'suggestion', 'a.cfg'], { cwd });
    expect(readFileSync(path.join(cwd, 'a.cfg'), 'utf8')).toBe(UNSAFE['a.cfg'].replace('option httpclose', '# gone'));
    const mistake = await haplint(['--fix', '--fix-type', 'layuot', 'a.cfg'], { cwd });
    expect(mistake).toMatchObject({ status: 2, stderr: 'haplint: --fix-type layuot: there is no such fix-type; did you mean layout?\n' });
    expect((await haplint(['--unsafe-fixes', 'a.cfg'], { cwd })).stderr).toMatch(/nothing is; add --fix or --fix-dry-run\n$/);
  });
});

describe('--fix-dry-run', () => {
  const DRY = ['--target', '3.2', '--fix-dry-run'];
  const NAMES = ['a.cfg', 'sub dir/b c.cfg', 'caf\u00e9 "q".cfg'];
  const CRLF = Buffer.concat([Buffer.from('# caf\xe9 \u0001\r\n', 'latin1'), Buffer.from(CUT_SHORT.replaceAll('\n', '\r\n'))]);

  it('prints a diff and changes nothing', async () => {
    const cwd = project({ 'a.cfg': CUT_SHORT });
    const run = await haplint([...DRY, 'a.cfg'], { cwd });
    const diff = [
      '--- a.cfg',
      '+++ a.cfg',
      '@@ -1,2 +1,2 @@',
      ' global',
      '-    maxconn 1000',
      '\\ No newline at end of file',
      '+    maxconn 1000',
      '',
    ];
    expect(run).toEqual({ status: 0, stdout: diff.join('\n'), stderr: '' });
    expect(readFileSync(path.join(cwd, 'a.cfg'), 'utf8')).toBe(CUT_SHORT);
    const clean = await haplint([...DRY, '-'], { cwd, stdin: `${CUT_SHORT}\n` });
    expect(clean).toEqual({ status: 0, stdout: '', stderr: 'haplint: there is nothing that --fix would change\n' });
  });

  it.each([
    ['patch', ['-p0', '-s', '-i', 'fixes.diff']],
    ['git', ['apply', '-p0', 'fixes.diff']],
  ])('prints what %s takes, to the byte', async (program, args) => {
    const cwd = project(Object.fromEntries(NAMES.map((name) => [name, name === 'a.cfg' ? CRLF : CUT_SHORT])));
    const diff = path.join(cwd, 'fixes.diff');
    execFileSync('/bin/sh', ['-c', '"$0" "$@" > fixes.diff', process.execPath, COMMAND, ...DRY, '.'], { cwd, stdio: 'ignore' });
    expect(readFileSync(diff).includes(Buffer.from('caf\xe9', 'latin1'))).toBe(true);
    execFileSync(program, args, { cwd, stdio: 'pipe' });
    const patched = NAMES.map((name) => readFileSync(path.join(cwd, name)));
    expect(patched[0]?.subarray(0, CRLF.length).equals(CRLF)).toBe(true);
    for (const [i, name] of NAMES.entries()) writeFileSync(path.join(cwd, name), i === 0 ? CRLF : CUT_SHORT);
    await haplint([...ARGS, '.'], { cwd });
    expect(patched).toEqual(NAMES.map((name) => readFileSync(path.join(cwd, name))));
    expect(patched.every((bytes) => bytes.at(-1) === 10)).toBe(true);
  });

  it('exits as --fix would, and says what would be left', async () => {
    const cwd = project({ 'a.cfg': 'global\n    maxcon 5' });
    const run = await haplint([...DRY, 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: 'haplint: 1 error would be left\n' });
    expect(run.stdout).toMatch(/^--- a\.cfg\n/);
    expect((await haplint([...DRY, '--format', 'json', 'a.cfg'], { cwd })).stderr).toContain('--fix-dry-run prints a diff');
  });

  it('shows a file that several configurations share once, with all that changes in it', async () => {
    const files = { 'shared.cfg': CUT_SHORT, 'a.cfg': 'frontend a\n    mode http', 'b.cfg': 'frontend b\n    mode http' };
    const configs = { one: ['shared.cfg', 'a.cfg'], two: ['shared.cfg', 'b.cfg'] };
    const cwd = project({
      ...files,
      '.haplintrc.json': JSON.stringify({ extends: [], rules: { 'missing-final-newline': 'error' }, configs }),
    });
    const run = await haplint(DRY, { cwd });
    expect(run.stdout.match(/^--- .*$/gm)).toEqual(['--- shared.cfg', '--- a.cfg', '--- b.cfg']);
  });
});
