import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Project } from '../lsp/project.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const hasNeovim = spawnSync('nvim', ['--version']).status === 0;

const CONFIGURATION = `defaults
    mode http
    timeot connect 5s
    timeout client 90000
    timeout server 30s

frontend web
      bind :80
    default_backend app

backend app
    server app1 10.1.0.1:80 check
`;

interface Place {
  readonly line: number;
  readonly text: string;
}

/** What session.lua writes. */
interface Seen {
  readonly problem?: string;
  readonly diagnostics: readonly { line: number; column: number; rule: string; source: string; severity: number }[];
  readonly actions: readonly string[];
  readonly acted: string;
  readonly hover: string;
  readonly definition: Place;
  readonly references: readonly Place[];
  readonly symbols: readonly string[];
  readonly completion: readonly string[];
  readonly renamed: string;
  readonly formatted: string;
}

test.skipIf(!hasNeovim)('works in Neovim', { timeout: 130_000 }, () => {
  const project = new Project({ 'haproxy.cfg': CONFIGURATION });
  const seenFile = project.path('seen.json');
  execFileSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${here('session.lua')}`], {
    cwd: project.folder,
    timeout: 120_000,
    env: {
      ...process.env,
      HAPLINT_NODE: process.execPath,
      HAPLINT_LSP: here('../../packages/lsp/bin/haplint-lsp.mjs'),
      HAPLINT_SEEN: seenFile,
      HAPLINT_ACTION: 'Write "timeout"',
      // Its log and its cache are gone with the folder.
      XDG_STATE_HOME: path.join(project.folder, 'state'),
      XDG_CACHE_HOME: path.join(project.folder, 'cache'),
    },
  });
  const seen = JSON.parse(readFileSync(seenFile, 'utf8')) as Seen;
  expect(seen.problem).toBeUndefined();
  expect(seen.diagnostics).toContainEqual({ line: 3, column: 5, rule: 'unknown-keyword', source: 'haplint', severity: 1 });
  expect(seen.actions[0]).toBe('Write "timeout"');
  expect(seen.actions).toContain('Disable unknown-keyword for this section');
  expect(seen.acted).toBe(CONFIGURATION.replace('timeot', 'timeout'));
  expect(seen.hover).toContain('timeout client <time>');
  expect(seen.hover).toContain('in milliseconds where no unit is written');
  // The manual of the version that the settings name.
  expect(seen.hover).toContain('https://docs.haproxy.org/3.0/configuration.html#4.2-timeout%20client');
  expect(seen.definition).toEqual({ line: 11, text: 'backend app' });
  expect(seen.references).toEqual([
    { line: 9, text: 'default_backend app' },
    { line: 11, text: 'backend app' },
  ]);
  expect(seen.symbols).toEqual(
    ['defaults', 'frontend web', 'bind :80', 'backend app', 'server app1'].map((symbol) => expect.stringContaining(symbol)),
  );
  expect(seen.completion).toEqual(['app']);
  expect(seen.renamed).toBe(seen.acted.replaceAll(/\bapp\b/g, 'pool'));
  expect(seen.formatted).toBe(seen.renamed.replace('      bind', '    bind'));
});
