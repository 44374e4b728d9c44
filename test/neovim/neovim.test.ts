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

interface Seen {
  readonly problem?: string;
  readonly diagnostics: readonly { line: number; column: number; rule: string; source: string; severity: number }[];
  readonly actions: readonly string[];
  readonly acted: string;
  readonly hover: string;
  readonly definition: string;
  readonly references: readonly string[];
  readonly symbols: readonly string[];
  readonly renamed: string;
  readonly formatted: string;
}

test.skipIf(!hasNeovim)('works in Neovim', () => {
  const project = new Project({ 'haproxy.cfg': CONFIGURATION });
  const seenFile = project.path('seen.json');
  execFileSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${here('session.lua')}`], {
    cwd: project.folder,
    timeout: 60_000,
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
  expect(seen.acted).toBe(CONFIGURATION.replace('timeot', 'timeout'));
});
