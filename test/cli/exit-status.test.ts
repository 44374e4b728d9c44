import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, CROWDED, CROWDED_RULE, haplint, project } from './haplint.js';

const NO_TARGET = /^haplint: no HAProxy version is known, .* --target 3\.0\.3, "target" in the configuration, .*comment\n$/;

describe('exit status and streams', () => {
  it('is 0 and silent on stdout when nothing is found', async () => {
    const cwd = project({ 'a.cfg': CLEAN });
    const run = await haplint(['--target', '3.2', 'a.cfg'], { cwd });
    expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('is 0 with warnings only', async () => {
    const cwd = project({ 'a.cfg': CROWDED });
    const run = await haplint(['--target', '3.2', '--rule', CROWDED_RULE, 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('✖ 1 problem (0 errors, 1 warning)');
  });

  it('is 1 with an error, which goes to stdout', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const run = await haplint(['--target', '3.2', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toContain('syntax-error');
  });

  it('tells on stderr, in one line, how to set a target', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'b.cfg': CLEAN });
    const run = await haplint(['a.cfg', 'b.cfg'], { cwd });
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toMatch(NO_TARGET);
  });

  it('says nothing of targets where a comment names one', async () => {
    const cwd = project({ 'a.cfg': `# haplint target: 3.0.3\n${CLEAN}` });
    expect(await haplint(['a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('is 1 with more warnings than --max-warnings', async () => {
    const cwd = project({ 'a.cfg': CROWDED });
    const args = ['--target', '3.2', '--rule', CROWDED_RULE, 'a.cfg'];
    expect(await haplint(['--max-warnings', '1', ...args], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(await haplint(['--max-warnings=0', ...args], { cwd })).toMatchObject({
      status: 1,
      stderr: 'haplint: 1 warning is more than --max-warnings 0 allows\n',
    });
  });

  it('prints errors only with --quiet, and counts warnings all the same', async () => {
    const cwd = project({ 'a.cfg': CROWDED, 'b.cfg': BROKEN });
    const args = ['--target', '3.2', '--rule', CROWDED_RULE, '--quiet'];
    expect(await haplint([...args, 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await haplint([...args, '--max-warnings', '0', 'a.cfg'], { cwd })).toMatchObject({ status: 1, stdout: '' });
    const both = await haplint([...args, 'a.cfg', 'b.cfg'], { cwd });
    expect(both.stdout).toContain('✖ 1 problem (1 error, 0 warnings)');
    expect(both.stdout).not.toContain('a.cfg');
  });
});

describe('usage', () => {
  it.each([
    [['--formt', 'json', 'a.cfg'], "haplint: unknown option '--formt' (did you mean --format?); see haplint --help\n"],
    [
      ['--target', 'banana', 'a.cfg'],
      'haplint: --target: "banana" is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5")\n',
    ],
    [['--target', '9.9', 'a.cfg'], 'haplint: --target: "9.9" is of no branch of HAProxy that haplint knows; known are 2.0 to 3.5\n'],
    [['--preset', 'chek', 'a.cfg'], 'haplint: --preset chek: there is no such preset; did you mean check?\n'],
  ])('%j is a mistake told in one line', async (args, stderr) => {
    const cwd = project({ 'a.cfg': CLEAN });
    expect(await haplint(args, { cwd })).toEqual({ status: 2, stdout: '', stderr });
  });

  it('takes a target that is newer than the release table', async () => {
    const cwd = project({ 'a.cfg': CLEAN });
    expect(await haplint(['--target', '3.0.999', 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('prints its version, and its help with every option', async () => {
    const cwd = project({});
    const version = await haplint(['--version'], { cwd });
    expect(version).toMatchObject({ status: 0, stderr: '' });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await haplint(['--help'], { cwd });
    expect(help).toMatchObject({ status: 0, stderr: '' });
    await expect(help.stdout).toMatchFileSnapshot('__snapshots__/help.txt');
  });
});
