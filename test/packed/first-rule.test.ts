import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { project } from '../cli/haplint.js';
import { localRegistry } from './local-registry.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Block {
  readonly language: string;
  /** The file that the block is; null for commands and what they print. */
  readonly file: string | null;
  readonly text: string;
}

/** The fenced blocks of a page, in order. */
const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = '', file = null, text = '']) => ({
    language,
    file,
    text,
  }));

it('"Your first rule", followed word for word in an empty folder, works', async () => {
  const page = readFileSync(path.join(root, 'docs/first-rule.md'), 'utf8');
  const blocks = blocksOf(page);
  expect(blocks.filter(({ language }) => language === 'sh').length).toBeGreaterThan(3);
  const registry = await localRegistry(
    ['cli', 'core'].map((name) => path.join(root, 'packages', name)),
    project({}),
  );
  const directory = project({});
  // What runs these tests may itself be npm or a test runner, which children would take for theirs.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_|^(NODE_TEST_CONTEXT|NODE_OPTIONS|FORCE_COLOR|CI|INIT_CWD)$/.test(name),
  );
  const env = {
    ...Object.fromEntries(inherited),
    npm_config_registry: registry,
    npm_config_cache: path.join(directory, '.npm-cache'),
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
  };
  let printed = '';
  for (const { language, file, text } of blocks) {
    if (file !== null) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), text);
    } else if (language === 'sh') {
      const { stdout } = await promisify(execFile)('bash', ['-e', '-c', text], { cwd: directory, env });
      printed = stdout;
    } else {
      expect(language).toBe('text');
      expect(printed).toBe(text);
    }
  }
  expect(printed).toMatch(/^(#|ℹ) pass 7$/m);
});
