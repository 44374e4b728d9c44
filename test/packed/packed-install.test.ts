import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { CLEAN, CUT_SHORT, haplint, project } from '../cli/haplint.js';

const PACKAGE = fileURLToPath(new URL('../../packages/cli', import.meta.url));

/** Bytes that all scripts of the bundle may have, of which rules and the catalog are half. A jump tells that a dependency slipped in. */
const MAX_BUNDLE_SIZE = 1_350_000;

/**
 * Bytes of what V8 compiles of them in the run of a small file, which is what every run has to read or to compile: what Node 20 has of it now and some 15 %.
 */
const MAX_CODE_SIZE = 2_150_000;

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', args, { cwd, shell: process.platform === 'win32' });
  return stdout;
}

const sizeOf = (files: Iterable<string>) => [...files].reduce((size, file) => size + statSync(file).size, 0);

it('the packed command installs without a network and runs on its own', async () => {
  const directory = project({ 'package.json': '{"private": true}', 'a.cfg': CUT_SHORT });
  const [packed] = JSON.parse(await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', directory], PACKAGE)) as [
    { filename: string; files: { path: string }[] },
  ];
  const topLevel = new Set(packed.files.map((file) => file.path.split('/')[0]));
  expect([...topLevel].sort()).toEqual(['LICENSE', 'README.md', 'bin', 'bundle', 'package.json']);
  expect(packed.files.map((file) => file.path)).toContain('bundle/THIRD-PARTY-LICENSES.txt');

  await npm(['install', '--offline', '--no-audit', '--no-fund', packed.filename], directory);
  expect(readdirSync(path.join(directory, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['haplint']);
  const installed = path.join(directory, 'node_modules', 'haplint');
  const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(manifest)).not.toContain('dependencies');
  expect(Object.keys(manifest)).not.toContain('optionalDependencies');

  const command = path.join(installed, 'bin', 'haplint.cjs');
  const version = await haplint(['--version'], { cwd: directory, command });
  expect(version).toEqual({ status: 0, stdout: `${String(manifest.version)}\n`, stderr: '' });
  const run = await haplint(['--target', '3.2', 'a.cfg'], { cwd: directory, command });
  expect(run).toMatchObject({ status: 1, stderr: '' });
  expect(run.stdout).toContain('missing-final-newline');
  const fixed = await haplint(['--target', '3.2', '--fix', '*.cfg'], { cwd: directory, command });
  expect(fixed).toMatchObject({ status: 0, stdout: '' });
});

it('the bundle stays small, and what a run takes of it too', async () => {
  const bundle = path.join(PACKAGE, 'bundle');
  const scripts = readdirSync(bundle).filter((name) => /\.c?js$/.test(name));
  // The start takes each byte of the command's script for a character.
  for (const name of scripts) expect(readFileSync(path.join(bundle, name), 'utf8')).not.toMatch(/[\u0080-\uffff]/);
  expect(sizeOf(scripts.map((name) => path.join(bundle, name)))).toBeLessThan(MAX_BUNDLE_SIZE);

  const cwd = project({ 'a.cfg': CLEAN });
  await haplint(['--target', '3.2', 'a.cfg'], { cwd, env: { XDG_CACHE_HOME: cwd, LOCALAPPDATA: cwd } });
  const folder = path.join(cwd, 'haplint', 'code');
  const [code] = readdirSync(folder);
  expect(sizeOf([path.join(folder, code as string)])).toBeLessThan(MAX_CODE_SIZE);
});
