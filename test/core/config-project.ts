import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ConfigError, type ConfigSource, createConfigLoader, type ResolvedConfig } from '../../packages/core/src/config/index.js';
import { defineRule, type Plugin, presetsOf, type RuleMeta } from '../../packages/core/src/index.js';

function rule(description: string, meta: Partial<RuleMeta> = {}) {
  return defineRule({
    meta: { type: 'problem', docs: { description }, severity: 'error', messages: { found: 'Found.' }, ...meta },
    create: () => ({}),
  });
}

const rules = {
  'peers-crash': rule('peers that crash', { docs: { description: 'peers that crash', preset: 'check' } }),
  'large-peers-section': rule('peers sections with many peers', {
    docs: { description: 'peers sections with many peers', url: 'https://example.org/large-peers-section', preset: 'recommended' },
    severity: 'warn',
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          max: { type: 'integer', minimum: 1 },
          count: { enum: ['peers', 'servers'] },
          ignore: { type: 'array', items: { type: 'string' } },
        },
      },
    ],
    defaultOptions: [{ max: 16, count: 'peers' }],
  }),
  'open-stats': rule('statistics for everyone', { docs: { description: 'statistics for everyone', preset: 'security' } }),
};

/** A built-in plugin of three rules, of which `recommended` has two. */
export const builtin: Plugin = { rules, configs: presetsOf(rules) };

/** A plugin's module with the rules `no-http` and `no-telnet`, and a preset. */
export const PLUGIN_MODULE = `
const rule = { meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} }, create: () => ({}) };
export default {
  meta: { name: 'acme' },
  rules: { 'no-http': rule, 'no-telnet': rule },
  configs: { strict: { rules: { 'no-http': 'error', 'acme/no-telnet': 'warn' } } },
};
`;

/** Writes files, by their paths, below a new directory, and gives its path. They are removed after the test. */
export function project(files: Readonly<Record<string, string | object>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'haplint-config-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  write(root, files);
  return root;
}

export function write(root: string, files: Readonly<Record<string, string | object>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** The configuration of a file in a project. */
export function configOf(root: string, file = 'haproxy.cfg', source: Partial<ConfigSource> = {}): Promise<ResolvedConfig> {
  return createConfigLoader({ cwd: root, builtin, ...source }).configFor(path.join(root, file));
}

/** The rules that are on, as `{ id: severity }`. */
export function severities(config: ResolvedConfig, file = 'haproxy.cfg'): Record<string, number> {
  return Object.fromEntries([...config.rulesFor(file)].map(([id, { severity }]) => [id, severity]));
}

/** The mistake in a project, its root written as `ROOT`. */
export async function mistakeIn(root: string, source: Partial<ConfigSource> = {}): Promise<ConfigError> {
  try {
    await configOf(root, 'haproxy.cfg', source);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    error.message = error.message.replaceAll(root, 'ROOT');
    return error;
  }
  throw new Error('the configuration is accepted');
}
