import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN, haplint, project } from './haplint.js';

const ONE = 'frontend a\n    maxcon 5\n';
const TWO = `${ONE}    maxcon 6\n`;
const ARGS = ['--target', '3.0', '--preset', 'check'];
const FILE = 'haplint-suppressions.json';

const counts = (cwd: string, file = FILE) => JSON.parse(readFileSync(path.join(cwd, file), 'utf8')) as unknown;

describe('the suppression file', () => {
  it('lets pass what was there, and no more', async () => {
    const cwd = project({ 'sub/a.cfg': TWO, 'b.cfg': ONE });
    const made = await haplint([...ARGS, '--suppress-all', '.'], { cwd });
    expect(made).toMatchObject({ status: 0, stdout: '' });
    expect(made.stderr).toMatch(/^haplint: haplint-suppressions\.json: lets \d findings pass\n$/);
    expect(counts(cwd)).toMatchObject({
      'b.cfg': { 'unknown-keyword': { count: 1 } },
      'sub/a.cfg': { 'unknown-keyword': { count: 2 } },
    });
    expect(await haplint([...ARGS, '.'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    writeFileSync(path.join(cwd, 'b.cfg'), TWO);
    const more = await haplint([...ARGS, '.'], { cwd });
    expect(more).toMatchObject({
      status: 1,
      stderr: `haplint: b.cfg: unknown-keyword has 2 findings, and ${FILE} lets 1 pass\n`,
    });
    expect(more.stdout.match(/unknown-keyword$/gm)).toHaveLength(2);
  });

  it('may only shrink', async () => {
    const cwd = project({ 'a.cfg': TWO, 'other.cfg': ONE });
    await haplint([...ARGS, '--suppress-rule', 'unknown-keyword', '.'], { cwd });
    writeFileSync(path.join(cwd, 'a.cfg'), ONE);
    const run = await haplint([...ARGS, 'a.cfg'], { cwd });
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(
      `haplint: ${FILE} lets pass what is no longer there (a.cfg: unknown-keyword has 1 of 2); run haplint with --prune-suppressions, so that it stays away\n`,
    );
    expect(await haplint([...ARGS, '--pass-on-unpruned-suppressions', 'a.cfg'], { cwd })).toMatchObject({ status: 0 });
    // What is not checked keeps what it had.
    expect(await haplint([...ARGS, '--prune-suppressions', 'a.cfg'], { cwd })).toMatchObject({ status: 0 });
    expect(counts(cwd)).toEqual({ 'a.cfg': { 'unknown-keyword': { count: 1 } }, 'other.cfg': { 'unknown-keyword': { count: 1 } } });
    writeFileSync(path.join(cwd, 'a.cfg'), TWO);
    await haplint([...ARGS, '--prune-suppressions', 'a.cfg'], { cwd });
    expect(counts(cwd)).toMatchObject({ 'a.cfg': { 'unknown-keyword': { count: 1 } } });
    expect((await haplint([...ARGS, 'a.cfg'], { cwd })).status).toBe(1);
  });

  it('stands where it is told to, with paths from there', async () => {
    const cwd = project({ 'conf/a.cfg': ONE, 'ci/.keep': '' });
    const at = ['--suppressions-location', 'ci/known.json'];
    const missing = await haplint([...ARGS, ...at, 'conf'], { cwd });
    const stderr = 'haplint: ci/known.json: there is no such suppression file; haplint --suppress-all makes one\n';
    expect(missing).toEqual({ status: 2, stdout: '', stderr });
    await haplint([...ARGS, ...at, '--suppress-all', 'conf'], { cwd });
    expect(counts(cwd, 'ci/known.json')).toHaveProperty(['../conf/a.cfg']);
    expect(await haplint([...ARGS, ...at, path.join(cwd, 'conf/a.cfg')], { cwd: '/' })).toMatchObject({ status: 2 });
    const from = await haplint([...ARGS, '--suppressions-location', '../ci/known.json', 'a.cfg'], { cwd: path.join(cwd, 'conf') });
    expect(from).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('is left alone when not everything could be checked', async () => {
    const cwd = project({ 'a.cfg': ONE, [FILE]: '{}\n' });
    const run = await haplint([...ARGS, '--suppress-all', 'a.cfg', 'none.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`${FILE}: left as it is, for not everything could be checked\n`);
    expect(counts(cwd)).toEqual({});
  });

  it.each([
    ['{', /^haplint: haplint-suppressions\.json: this is no JSON: .*\n$/],
    ['[]', /: expected an object with a key for each file\n$/],
    ['{"a.cfg":{"unknown-keyword":{"count":-1}}}', /: "a\.cfg": "unknown-keyword": expected \{ "count": N \}, N being 1 or more\n$/],
  ])('tells what is wrong with %s', async (text, stderr) => {
    const cwd = project({ 'a.cfg': BROKEN, [FILE]: text });
    expect(await haplint([...ARGS, 'a.cfg'], { cwd })).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(stderr) });
  });

  it('knows which rules there are, and that one thing is done at a time', async () => {
    const cwd = project({ 'a.cfg': ONE });
    expect((await haplint([...ARGS, '--suppress-rule', 'unknown-keywrd', 'a.cfg'], { cwd })).stderr).toBe(
      'haplint: --suppress-rule unknown-keywrd: there is no such rule; did you mean unknown-keyword?\n',
    );
    expect((await haplint([...ARGS, '--suppress-all', '--prune-suppressions', 'a.cfg'], { cwd })).stderr).toBe(
      'haplint: --suppress-all and --prune-suppressions cannot be used together; run haplint once for each\n',
    );
  });
});

describe('--report-unused-disable-directives', () => {
  const NEEDLESS = 'global\n    maxconn 5 # haplint-disable-line unknown-keyword\n';

  it('makes needless comments errors, or what it is told to', async () => {
    const cwd = project({ 'a.cfg': NEEDLESS });
    expect(await haplint([...ARGS, 'a.cfg'], { cwd })).toMatchObject({ status: 0, stdout: '' });
    const asError = await haplint([...ARGS, '--report-unused-disable-directives', 'a.cfg'], { cwd });
    expect(asError).toMatchObject({ status: 1 });
    expect(asError.stdout).toContain('needless-suppression');
    const severity = '--report-unused-disable-directives-severity';
    expect(await haplint([...ARGS, severity, 'warn', 'a.cfg'], { cwd })).toMatchObject({ status: 0 });
    const mistake = await haplint([...ARGS, severity, 'warm', 'a.cfg'], { cwd });
    expect(mistake).toMatchObject({ status: 2, stdout: '' });
    expect(mistake.stderr).toContain('did you mean warn?');
  });
});

describe('--stats', () => {
  it('prints times on stderr, and leaves stdout alone', async () => {
    const cwd = project({ 'a.cfg': ONE });
    const plain = await haplint([...ARGS, 'a.cfg'], { cwd });
    const run = await haplint([...ARGS, '--stats', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stdout: plain.stdout });
    expect(run.stderr).toMatch(/^phase +ms\nsettings +\d+\.\d +\d+\.\d %\n/);
    expect(run.stderr).toMatch(/^all, for 1 file +\d+\.\d +100\.0 %$/m);
    expect(run.stderr).toMatch(/^unknown-keyword +\d+\.\d +\d+\.\d %$/m);
  });

  it('puts them into json, as ESLint does', async () => {
    const cwd = project({ 'a.cfg': ONE });
    const run = await haplint([...ARGS, '--stats', '--format', 'json', '--quiet', 'a.cfg'], { cwd });
    expect(run.stderr).toBe('');
    const pass = JSON.parse(run.stdout)[0].stats.times.passes[0];
    expect(pass.rules['unknown-keyword'].total).toBeGreaterThan(0);
    expect(pass.total).toBeGreaterThan(pass.parse.total);
  });
});
