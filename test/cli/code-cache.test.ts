import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, haplint, IS_ROOT, NOBODY, project } from './haplint.js';

const FILES = { 'a.cfg': CLEAN, 'broken.cfg': BROKEN };
const ARGS = ['--target', '3.2', 'a.cfg'];

const folderIn = (home: string) => path.join(home, 'haplint', 'code');

/** Runs the command with a folder for its cache, and gives what it says of it. */
async function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = await haplint(args, {
    cwd,
    env: { XDG_CACHE_HOME: cwd, LOCALAPPDATA: cwd, NODE_DEBUG: 'haplint', ...env },
  });
  return { status, stdout, cache: [...stderr.matchAll(/code cache: (?:.*, )?(.*)/g)].map(([, said]) => said) };
}

describe('the code cache of the command', () => {
  it('is written by the first two runs that check, and used by those after each', async () => {
    const cwd = project(FILES);
    expect((await run(cwd, ['--version'])).cache).toEqual(['not used']);
    expect((await run(cwd, ['rules'])).cache).toEqual(['not used']);
    expect(existsSync(folderIn(cwd))).toBe(false);
    const first = await run(cwd, ['--target', '3.2', 'broken.cfg']);
    expect(first).toMatchObject({ status: 1, cache: ['not used', 'written'] });
    const [name, ...others] = readdirSync(folderIn(cwd));
    expect(others).toEqual([]);
    const file = path.join(folderIn(cwd), name as string);
    expect(await run(cwd, ['rules'])).toMatchObject({ status: 0, cache: ['used'] });
    const ofOne = statSync(file).size;
    expect(await run(cwd, ['--target', '3.2', '--format', 'html', 'broken.cfg'])).toMatchObject({ status: 1, cache: ['used', 'written'] });
    const ofTwo = readFileSync(file);
    expect(ofTwo.length).toBeGreaterThan(ofOne);
    expect(await run(cwd, ['--target', '3.2', 'broken.cfg'])).toEqual({ ...first, cache: ['used'] });
    expect(readFileSync(file).equals(ofTwo)).toBe(true);
  });

  it('of a run so large that V8 is told to inline less is that of any other', async () => {
    const backends = Array.from({ length: 9000 }, (_, i) => `backend b${i}\n    server s 192.0.2.1:80\n`).join('');
    const cwd = project({ ...FILES, 'large.cfg': CLEAN + backends });
    expect(await run(cwd, ['--target', '3.2', '--preset', 'check', '--quiet', 'large.cfg'])).toMatchObject({
      cache: ['not used', 'written'],
    });
    expect(await run(cwd, ARGS)).toMatchObject({ status: 0, cache: ['used', 'written'] });
    expect(await run(cwd, ARGS)).toMatchObject({ status: 0, cache: ['used'] });
  });

  it('loads configurations and plugins as before', async () => {
    const meta = "{ type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: { m: 'M' } }";
    const plugin = `export default { rules: { x: { meta: ${meta}, create: (c) => ({ ConfigFile() {} }) } } };`;
    const config = "export default { plugins: { p: './plugin.mjs' }, rules: { 'p/x': 'warn' }, target: '3.2' };";
    const cwd = project({ ...FILES, 'plugin.mjs': plugin, 'haplint.config.mjs': config });
    expect(await run(cwd, ['a.cfg'])).toEqual({ status: 0, stdout: '', cache: ['not used', 'written'] });
    expect(await run(cwd, ['a.cfg'])).toEqual({ status: 0, stdout: '', cache: ['used', 'written'] });
    expect(await run(cwd, ['a.cfg'])).toEqual({ status: 0, stdout: '', cache: ['used'] });
  });

  it('is not written by a run that failed', async () => {
    const cwd = project(FILES);
    expect(await run(cwd, ['--target', '3.2', 'missing.cfg'])).toMatchObject({ status: 2, cache: ['not used'] });
    expect(existsSync(folderIn(cwd))).toBe(false);
  });

  it('can be turned off', async () => {
    const cwd = project(FILES);
    expect(await run(cwd, ARGS, { HAPLINT_DISABLE_CODE_CACHE: '1' })).toMatchObject({ status: 0, cache: ['not used'] });
    expect(existsSync(path.join(cwd, 'haplint'))).toBe(false);
  });

  it('is whole however many runs write it at once', async () => {
    const cwd = project(FILES);
    const runs = await Promise.all(Array.from({ length: 4 }, () => run(cwd, ARGS)));
    for (const { status, stdout } of runs) expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(readdirSync(folderIn(cwd))).toHaveLength(1);
    const { status, cache } = await run(cwd, ARGS);
    expect({ status, use: cache[0] }).toEqual({ status: 0, use: 'used' });
  });

  it('is one for each set of options of Node', async () => {
    const cwd = project(FILES);
    const env = { NODE_OPTIONS: '--stack-trace-limit=50' };
    for (const said of [['not used', 'written'], ['used', 'written'], ['used']]) {
      expect((await run(cwd, ARGS)).cache).toEqual(said);
      expect((await run(cwd, ARGS, env)).cache).toEqual(said);
    }
  });

  it('that is damaged is written anew', async () => {
    const cwd = project(FILES);
    await run(cwd, ARGS);
    const [name] = readdirSync(folderIn(cwd));
    const file = path.join(folderIn(cwd), name as string);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 100_000));
    utimesSync(file, 1000, 1000);
    expect(await run(cwd, ARGS)).toMatchObject({ status: 0, cache: ['not used', 'written'] });
    expect(await run(cwd, ARGS)).toMatchObject({ status: 0, cache: ['used', 'written'] });
  });

  it.skipIf(process.platform === 'win32')('is left alone where others can write', async () => {
    const cwd = project(FILES);
    await run(cwd, ARGS);
    chmodSync(folderIn(cwd), 0o777);
    expect(await run(cwd, ARGS)).toMatchObject({ status: 0, cache: ['not used', 'cannot be written'] });
  });

  it.runIf(IS_ROOT)('is neither made in the home of another user nor where one may not write', async () => {
    const cwd = project(FILES);
    chownSync(cwd, NOBODY, NOBODY);
    expect(await run(cwd, ARGS)).toMatchObject({ status: 0, cache: ['not used', 'cannot be written'] });
    expect(readdirSync(cwd).sort()).toEqual(['a.cfg', 'broken.cfg']);
    chownSync(cwd, 0, 0);
    chmodSync(cwd, 0o755);
    const unprivileged = await haplint(ARGS, { cwd, env: { XDG_CACHE_HOME: cwd }, unprivileged: true });
    expect(unprivileged).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(statSync(cwd).uid).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(['a.cfg', 'broken.cfg']);
  });
});
