import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BROKEN, COMMAND, haplint, project } from './haplint.js';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const ESCAPE = '\u001b[';

describe('stylish', () => {
  it('shows findings as people want to read them', async () => {
    const run = await haplint(['--target', '3.0.3', 'edge.cfg', 'odd-characters.cfg'], { cwd: fixtures });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot('__snapshots__/stylish.txt');
  });

  it('uses colours when asked to, and as the environment says', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const isColoured = async (args: string[], env: Record<string, string>) => {
      const { stdout } = await haplint(['--target', '3.2', ...args, 'a.cfg'], { cwd, env });
      return stdout.includes(ESCAPE);
    };
    expect(await isColoured([], {})).toBe(false);
    expect(await isColoured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await isColoured([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await isColoured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await isColoured(['--color'], { NO_COLOR: '1' })).toBe(true);
    expect(await isColoured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });
});

describe('json', () => {
  it("is ESLint's LintResult[], with absolute paths", async () => {
    const run = await haplint(['--target', '3.0.3', '--format', 'json', 'edge.cfg', 'clean.cfg'], { cwd: fixtures });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout.indexOf('\n')).toBe(run.stdout.length - 1);
    const results = JSON.parse(run.stdout) as { filePath: string }[];
    expect(results.map(({ filePath }) => filePath)).toEqual(['edge.cfg', 'clean.cfg'].map((name) => path.join(fixtures, name)));
    const portable = JSON.stringify(results, null, 2).replaceAll(JSON.stringify(fixtures).slice(1, -1), '<fixtures>');
    await expect(`${portable}\n`).toMatchFileSnapshot('__snapshots__/results.json');
  });

  it('is an array even when nothing could be checked, and never has colours', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    expect(await haplint(['--target', '3.2', '--format', 'json', 'none.cfg'], { cwd })).toMatchObject({ status: 2, stdout: '[]\n' });
    expect((await haplint(['--target', '3.2', '--format', 'json', '--color', 'a.cfg'], { cwd })).stdout).not.toContain(ESCAPE);
  });
});

describe('a reader that goes away', () => {
  it('ends the command without a word', async () => {
    const cwd = project({ 'a.cfg': `global\n${'    description "no end\n'.repeat(5000)}` });
    const child = spawn(process.execPath, [COMMAND, '--target', '3.2', 'a.cfg'], { cwd, env: { PATH: '' } });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  it('is told of, and is a failure', () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const command = `"${process.execPath}" "${COMMAND}" --target 3.2 a.cfg > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'haplint: cannot write what was found: no space is left on the device\n' });
  });
});
