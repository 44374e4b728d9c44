import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConfigLoader } from '@haplint/core/config';
import { lint } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { ESLint as ESLint10 } from 'eslint';
import { defineConfig } from 'eslint/config';
import haplint, { type HaproxyLanguageOptions } from 'eslint-plugin-haplint';
import { ESLint as ESLint9 } from 'eslint-v9';
import { describe, expect, test } from 'vitest';
import { Project } from '../lsp/project.js';

const MESSAGES = fileURLToPath(new URL('../messages', import.meta.url));

describe.each([
  ['9.15', ESLint9 as unknown as typeof ESLint10],
  ['10', ESLint10],
])('in ESLint %s', (branch, ESLint) => {
  const eslint = (config: object, options: object = {}) =>
    new ESLint({ overrideConfigFile: true, overrideConfig: [{ ...haplint.configs.check, files: ['**/*.cfg'], ...config }], ...options });

  async function messagesOf(text: string, config: object = {}, filePath = 'haproxy.cfg') {
    const [result] = await eslint(config).lintText(text, { filePath });
    return (result?.messages ?? []).map(({ ruleId, message, line, column, endLine, endColumn }) => ({
      ruleId,
      message,
      line,
      column,
      endLine,
      endColumn,
    }));
  }

  test('is the version that it says', () => {
    expect(ESLint.version.startsWith(`${branch}.`)).toBe(true);
  });

  test('finds what the command finds', async () => {
    const loader = createConfigLoader({ cwd: '/', builtin, preset: 'check' });
    const { rulesFor, knownRules } = await loader.configFor('/haproxy.cfg');
    const files = readdirSync(MESSAGES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
    let count = 0;
    for (const name of files.filter((_, i) => i % 5 === 0)) {
      const text = readFileSync(path.join(MESSAGES, name), 'utf8');
      const { results } = lint([{ path: 'haproxy.cfg', text }], { rulesFor, knownRules });
      const expected = (results[0]?.messages ?? []).map(({ ruleId, message, line, column, endLine, endColumn }) => ({
        ruleId: `haplint/${ruleId}`,
        message,
        line,
        column,
        endLine,
        endColumn,
      }));
      const found = await messagesOf(text);
      const inOrder = (list: typeof expected) => list.map((one) => JSON.stringify(one)).sort();
      expect(inOrder(found as typeof expected), name).toEqual(inOrder(expected));
      count += expected.length;
    }
    expect(count).toBeGreaterThan(100);
  });

  test('takes a target, and says what is wrong with one', async () => {
    const text = 'global\n    set-dumpable\n    expose-deprecated-directives\n';
    const ruleIds = async (target: unknown) => (await messagesOf(text, { languageOptions: { target } })).map(({ ruleId }) => ruleId);
    expect(await ruleIds('2.6')).toEqual(['haplint/unknown-keyword']);
    expect(await ruleIds('3.2')).toEqual([]);
    await expect(ruleIds('newest')).rejects.toThrow('"target"');
    await expect(messagesOf(text, { languageOptions: { targets: '3.0' } })).rejects.toThrow('"targets"');
    await expect(messagesOf(text, { languageOptions: { env: [] } })).rejects.toThrow('"env": expected an object of texts');
  });

  test('fixes', async () => {
    const [result] = await eslint({}, { fix: true }).lintText('defaults\n    mode http', { filePath: 'haproxy.cfg' });
    expect(result?.output).toBe('defaults\n    mode http\n');
  });

  test('passes options on, and checks them', async () => {
    const text = `peers mesh\n${Array.from({ length: 6 }, (_, i) => `    peer n${i} 10.0.0.${i}:1024\n`).join('')}`;
    const rules = (...options: unknown[]) => ({
      languageOptions: { target: '3.0.3' },
      rules: { 'haplint/large-peers-section': ['error', ...options] },
    });
    expect(await messagesOf(text, rules())).toEqual([]);
    expect((await messagesOf(text, rules({ max: 3 }))).map(({ ruleId }) => ruleId)).toEqual(['haplint/large-peers-section']);
    await expect(messagesOf(text, rules({ maximum: 3 }))).rejects.toThrow('maximum');
  });

  test('takes every rule, alone and with its default options', async () => {
    const all = builtin.rules ?? {};
    expect(Object.keys(haplint.configs.all.rules ?? {}).sort()).toEqual(
      Object.keys(all)
        .map((id) => `haplint/${id}`)
        .sort(),
    );
    const rules = Object.entries(all).map(([id, { meta }]) => [`haplint/${id}`, ['error', ...(meta.defaultOptions ?? [])]] as const);
    expect(rules.length).toBeGreaterThan(150);
    const found = await messagesOf('defaults\n    mod http\n', { rules: Object.fromEntries(rules) });
    expect(found.map(({ ruleId }) => ruleId)).toContain('haplint/unknown-keyword');
  });

  test('heeds comments, its own and those of haplint', async () => {
    const ruleIds = async (text: string) => (await messagesOf(text)).map(({ ruleId }) => ruleId);
    expect(await ruleIds('defaults\n    mod http\n')).toEqual(['haplint/unknown-keyword']);
    expect(await ruleIds('defaults\n    mod http # eslint-disable-line haplint/unknown-keyword -- an example\n')).toEqual([]);
    expect(await ruleIds('defaults\n    # eslint-disable-next-line\n    mod http\n')).toEqual([]);
    expect(await ruleIds('# eslint haplint/unknown-keyword: "off"\ndefaults\n    mod http\n')).toEqual([]);
    expect(await ruleIds('defaults\n    mod http # haplint-disable-line unknown-keyword\n')).toEqual([]);
  });

  test('offers suggestions', async () => {
    const [result] = await eslint({}).lintText('defaults\n    mod http\n', { filePath: 'haproxy.cfg' });
    expect(result?.messages[0]?.suggestions?.map(({ desc, fix }) => [desc, fix.text])).toContainEqual(['Write "mode"', 'mode']);
  });

  test('walks the tree for rules of others', async () => {
    const rule = {
      meta: { messages: { found: 'a server' } },
      create: (context: { report(descriptor: object): void }) => ({
        'Section[kind="backend"] > Directive[keyword.value="server"]'(node: object) {
          context.report({ node, messageId: 'found' });
        },
      }),
    };
    const plugins = { haplint, own: { rules: { servers: rule } } };
    const found = await messagesOf('backend b\n    server a 10.0.0.1:80\nlisten l\n    server b 10.0.0.1:80\n', {
      plugins,
      rules: { 'own/servers': 'error' },
    });
    expect(found).toEqual([{ ruleId: 'own/servers', message: 'a server', line: 2, column: 5, endLine: 2, endColumn: 25 }]);
  });

  test('leaves other files alone', async () => {
    const [result] = await eslint({}).lintText('mod http', { filePath: 'nginx.conf', warnIgnored: true });
    expect(result?.messages.map(({ message }) => message)).toEqual([expect.stringContaining('no matching configuration')]);
  });

  test('says how to name the files where a preset is for all of them', async () => {
    const [result] = await eslint({ files: ['**/*'] }).lintText('export default 1;\n', { filePath: 'index.js' });
    expect(result?.messages).toMatchObject([{ fatal: true, message: expect.stringContaining('files: ["**/haproxy*.cfg"]'), line: 1 }]);
  });
});

/** The findings of a configuration file of ESLint over a file, by their rules and severities. */
async function runOf(ESLint: typeof ESLint10, config: string, file: string, text: string) {
  const project = new Project({ 'eslint.config.js': config, 'package.json': '{ "type": "module" }' });
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), project.path('node_modules'));
  const [result] = await new ESLint({ cwd: project.folder }).lintText(text, { filePath: project.path(file) });
  return result?.messages.map(({ ruleId, severity }) => [ruleId, severity]);
}

describe('the configurations that the README shows', () => {
  const readme = readFileSync(new URL('../../packages/eslint-plugin/README.md', import.meta.url), 'utf8');
  const [extending = '', plain = ''] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  const peers = Array.from({ length: 50 }, (_, i) => `    peer n${i} 10.0.0.${i}:1024\n`).join('');

  test('work with extends', async () => {
    expect(await runOf(ESLint10, extending, 'haproxy.cfg', 'defaults\n    mod http\n')).toEqual([['haplint/unknown-keyword', 2]]);
    expect(await runOf(ESLint10, extending, 'haproxy.cfg', `peers mesh\n${peers}`)).toContainEqual(['haplint/large-peers-section', 1]);
  });

  test('work with extends for files of any name', async () => {
    const other = extending.replace('**/haproxy*.cfg', 'edge/*.conf');
    expect(other).not.toBe(extending);
    expect(await runOf(ESLint10, other, 'edge/a.conf', 'defaults\n    mod http\n')).toEqual([['haplint/unknown-keyword', 2]]);
  });

  test.each([
    ['9.15', ESLint9 as unknown as typeof ESLint10],
    ['10', ESLint10],
  ])('work as plain lists in ESLint %s', async (_, ESLint) => {
    expect(await runOf(ESLint, plain, 'haproxy.cfg', 'defaults\n    mod http\n')).toEqual([['haplint/unknown-keyword', 2]]);
  });
});

test('the types take the plugin where ESLint wants one, and know its presets', () => {
  const languageOptions: HaproxyLanguageOptions = { target: ['3.0', '3.2'], env: { SITE: 'paris' } };
  const entries = defineConfig([
    { files: ['**/haproxy.cfg'], extends: [haplint.configs.recommended], languageOptions: { ...languageOptions } },
    { files: ['**/edge.cfg'], plugins: { haplint }, extends: ['haplint/strict'] },
  ]);
  expect(entries.map(({ language }) => language)).toEqual(['haplint/haproxy', undefined, 'haplint/haproxy', undefined]);
  // @ts-expect-error: there is no such preset
  expect(haplint.configs.recomended).toBeUndefined();
  // @ts-expect-error: there is no such option
  const mistaken: HaproxyLanguageOptions = { taget: '3.0' };
  expect(mistaken).toBeDefined();
});
