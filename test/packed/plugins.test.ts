import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haplint, project } from '../cli/haplint.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLE = path.join(ROOT, 'examples/plugin-acme');
/** For npm on a busy machine, in milliseconds. */
const TIMEOUT = 180_000;

const EXPECTED_NAME = 'expected the name of a package: up to 214 small letters, digits and dashes, as "acme" or "@acme/haplint-plugin"';

const INSTALL = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
/** Our packages that a plugin is built and tested with. */
const OWN = ['parser', 'catalog', 'core', 'cli'];

interface Manifest {
  readonly name: string;
  readonly version: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const manifestIn = (directory: string) => JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Manifest;

/** Runs npm; what it prints is part of the error where it fails. */
async function npm(args: readonly string[], cwd: string): Promise<string> {
  // The tests of a plugin are not part of the run that starts them.
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
  const options = { cwd, env, shell: process.platform === 'win32' };
  return promisify(execFile)('npm', args, options).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`npm ${args.join(' ')}: ${error.stdout}\n${error.stderr}`);
    },
  );
}

/** Packs a package into a directory and gives the path of the tarball. */
async function pack(from: string, into: string): Promise<string> {
  const [packed] = JSON.parse(await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', into], from)) as [
    { filename: string },
  ];
  return path.join(into, packed.filename);
}

describe('the example plugin', { timeout: TIMEOUT }, () => {
  it('passes its own tests', async () => {
    expect(await npm(['test'], EXAMPLE)).toMatch(/^(?:#|ℹ) fail 0$/m);
  });

  it('does all that it holds, from its tarball', async () => {
    const directory = project({
      'package.json': '{"private": true}',
      'haproxy.cfg': readFileSync(path.join(EXAMPLE, 'demo/haproxy.cfg'), 'utf8'),
      'haplint.config.yaml': "plugins: { acme: haplint-plugin-acme }\nextends: [haplint:recommended, acme/recommended]\ntarget: '3.0'\n",
    });
    const tarballs = [await pack(path.join(ROOT, 'packages/cli'), directory), await pack(EXAMPLE, directory)];
    await npm([...INSTALL, ...tarballs], directory);
    const run = (...args: string[]) =>
      haplint(args, { cwd: directory, command: path.join(directory, 'node_modules/haplint/bin/haplint.cjs') });

    const found = await run('--format', 'json', 'haproxy.cfg');
    expect(found).toMatchObject({ status: 1, stderr: '' });
    const messages = (JSON.parse(found.stdout) as [{ messages: { ruleId: string; line: number; message: string }[] }])[0].messages;
    // The names that the plugin registers are known, so that none of them is among these.
    expect(messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([
      '11 acme/client-timeout',
      '16 acme/dmz-only',
      '21 acme/shared-table',
      '22 known-bug',
      '24 acme/health-check',
    ]);
    expect(messages[3]?.message).toMatch(/^ACME-2025-017 \(high\) is within reach .* Name the section "acme" behind "peers"/);

    const listed = await run('--format', 'acme/checklist', 'haproxy.cfg');
    expect(listed).toMatchObject({ status: 1, stderr: '' });
    expect(listed.stdout).toMatch(/^### haproxy\.cfg\n\n- \[ \] line 11: .* \(`acme\/client-timeout`\)\n/);
    expect(await run('--format', 'acme/checklst', 'haproxy.cfg')).toMatchObject({
      status: 2,
      stderr: 'haplint: --format acme/checklst: there is no such format; did you mean acme/checklist?\n',
    });
    expect((await run('rules')).stdout).toMatch(/^acme\/dmz-only +declared +error +Listen inside/m);
    expect((await run('rules')).stdout).toMatch(/^acme\/shared-table +plugin +error +suggests +stick-tables that/m);
    expect((await run('explain', 'acme/dmz-only')).stdout).toContain('its address is outside 10.0.0.0/8 or 127.0.0.0/8');
    expect((await run('explain', 'acme/health-check')).stdout).toMatch(
      /^Options\n {2}minServers: Backends with fewer servers are left alone \(2 where it is not given\)$/m,
    );
    expect((await run('explain', 'acme-2025-017')).stdout).toContain('The second load balancer starts with an empty table');
    expect((await run('advisories', '--target', '3.0')).stdout).toMatch(/ACME-2025-017 +never fixed/);
    expect((await run('advisories', 'haproxy.cfg')).stdout).toMatch(/reached\n(?: .*\n)* {2}high .*ACME-2025-017 .*\n {12}at 22:5/);
    expect((await run('--print-config', 'haproxy.cfg')).stdout).toMatch(/keywords\.actions +acme-audit +the plugin "acme"/);
    expect(await run('--rule', 'acme/health-check: [error, {minServers: 9}]', '--quiet', 'haproxy.cfg')).not.toMatchObject({
      stdout: expect.stringContaining('acme/health-check'),
    });
  });
});

describe('haplint init --plugin', { timeout: TIMEOUT }, () => {
  const into = mkdtempSync(path.join(tmpdir(), 'haplint-tarballs-'));
  let tarballs: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    const entries = OWN.map(async (name) => {
      const directory = path.join(ROOT, 'packages', name);
      return [manifestIn(directory).name, `file:${await pack(directory, into)}`] as const;
    });
    tarballs = Object.fromEntries(await Promise.all(entries));
  }, TIMEOUT);

  afterAll(() => rmSync(into, { recursive: true }));

  /** What npm would fetch, as files: our packages from their tarballs, those of others from this checkout. */
  function takeFromFiles(directory: string): void {
    const manifest = manifestIn(directory);
    const others = OWN.filter((name) => name !== 'cli').flatMap((name) =>
      Object.keys(manifestIn(path.join(ROOT, 'packages', name)).dependencies ?? {}),
    );
    const wanted = [...others, ...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })];
    const fromFiles = [...new Set([...wanted, ...Object.keys(tarballs)])].map((name) => {
      const installed = path.join(ROOT, 'node_modules', name);
      return [name, tarballs[name] ?? `file:${installed}`] as const;
    });
    for (const [name, from] of fromFiles) expect(existsSync(from.slice('file:'.length)), name).toBe(true);
    writeFileSync(
      path.join(directory, 'package.json'),
      JSON.stringify({ ...manifest, dependencies: Object.fromEntries(fromFiles), peerDependencies: {}, devDependencies: {} }),
    );
  }

  it.each([
    ['TypeScript', []],
    ['JavaScript', ['--js']],
  ])('begins a plugin in %s that passes its own tests', async (_, more) => {
    const cwd = project({});
    const begun = await haplint(['init', '--plugin', 'acme', ...more], { cwd });
    expect(begun).toMatchObject({ status: 0, stdout: '' });
    expect(begun.stderr).toMatch(
      /^haplint: wrote \d+ files into haplint-plugin-acme; go on with: cd haplint-plugin-acme && npm install && npm test\n$/,
    );
    const directory = path.join(cwd, 'haplint-plugin-acme');
    // As docs/plugin-api.md tells packages to be: the host is a peer, so that there is one of it.
    expect(manifestIn(directory).peerDependencies).toEqual({
      '@haplint/core': `>=${manifestIn(path.join(ROOT, 'packages/core')).version} <1`,
    });
    takeFromFiles(directory);
    await npm(INSTALL, directory);
    const tested = await npm(['test'], directory);
    expect(tested).toMatch(/^(?:#|ℹ) pass 3$/m);
    expect(tested).toMatch(/^(?:#|ℹ) fail 0$/m);
    const command = path.join(directory, 'node_modules/haplint/bin/haplint.cjs');
    const run = await haplint(['--format', 'compact', '--target', '3.0', 'demo'], { cwd: directory, command });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^\S+: warning: Expected a "description" line in backend "app" .* \[acme\/described-proxy\]\n$/);
    expect(await haplint(['init', '--plugin', 'acme', ...more], { cwd })).toMatchObject({
      status: 2,
      stderr: 'haplint: haplint-plugin-acme is there already and not empty, and init overwrites nothing\n',
    });
  });

  it.each([
    [['--js'], '--js is for a plugin: haplint init --plugin NAME --js'],
    [['--plugin', 'A b'], `--plugin A b: ${EXPECTED_NAME}`],
    [['--plugin', 'Acme'], `--plugin Acme: ${EXPECTED_NAME}; did you mean "acme"?`],
    [['--plugin', 'acme.'], `--plugin acme.: ${EXPECTED_NAME}`],
    [['--plugin', '../acme'], `--plugin ../acme: ${EXPECTED_NAME}`],
    [['--plugin', 'a'.repeat(200)], `--plugin ${'a'.repeat(200)}: ${EXPECTED_NAME}`],
    [['--plugin'], '--plugin needs a name: haplint init --plugin acme'],
    [['--plugin', 'a-file'], 'haplint-plugin-a-file is there already and no directory, and init overwrites nothing'],
    [['--plugin', 'acme', 'here'], 'init --plugin makes a directory of its own, so "here" is one too many'],
  ])('%j is refused', async (args, problem) => {
    const cwd = project({ 'haplint-plugin-a-file': '' });
    expect(await haplint(['init', ...args], { cwd })).toEqual({ status: 2, stdout: '', stderr: `haplint: ${problem}\n` });
  });
});
