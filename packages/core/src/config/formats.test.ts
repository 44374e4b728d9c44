import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { builtin, configOf, project, severities, write } from '../../../../test/core/config-project.js';
import { createConfigLoader } from './index.js';

const CONFIG = { extends: [], rules: { 'open-stats': 'warn' } };
const JSON_TEXT = JSON.stringify(CONFIG);
const YAML_TEXT = '# why\nextends: []\nrules:\n  open-stats: warn\n';
const ESM_TEXT = `export default ${JSON_TEXT};\n`;
const CJS_TEXT = `module.exports = ${JSON_TEXT};\n`;
const TS_TEXT = `interface Config { extends: string[]; rules: Record<string, string> }\nconst config: Config = ${JSON_TEXT};\nexport default config;\n`;

describe('formats', () => {
  it.each([
    ['haplint.config.json', JSON_TEXT],
    ['haplint.config.json', `\uFEFF${JSON_TEXT}`],
    ['haplint.config.yaml', YAML_TEXT],
    ['haplint.config.yml', YAML_TEXT],
    ['haplint.config.mjs', ESM_TEXT],
    ['haplint.config.cjs', CJS_TEXT],
    ['haplint.config.js', CJS_TEXT],
    ['haplint.config.ts', TS_TEXT],
    ['haplint.config.mts', TS_TEXT],
    ['haplint.config.cts', CJS_TEXT],
    ['.haplintrc', YAML_TEXT],
    ['.haplintrc', `\t${JSON_TEXT}`],
    ['.haplintrc.json', JSON_TEXT],
    ['.haplintrc.yaml', YAML_TEXT],
    ['.haplintrc.yml', YAML_TEXT],
    ['.haplintrc.mjs', ESM_TEXT],
    ['.haplintrc.cjs', CJS_TEXT],
    ['.haplintrc.ts', TS_TEXT],
    ['package.json', JSON.stringify({ name: 'x', haplint: CONFIG })],
  ])('%s', async (name, text) => {
    const root = project({ [name]: text });
    const config = await configOf(root);
    expect(severities(config)).toEqual({ 'open-stats': 1 });
    expect(config.file).toBe(path.join(root, name));
    expect(config.sources).toEqual([path.join(root, name)]);
  });

  it('takes an empty YAML file for one without keys', async () => {
    expect(severities(await configOf(project({ '.haplintrc': '' })))).toEqual({ 'peers-crash': 2, 'large-peers-section': 1 });
    expect(severities(await configOf(project({ 'haplint.config.yaml': '# nothing yet\n' })))).toEqual({
      'peers-crash': 2,
      'large-peers-section': 1,
    });
  });

  it('drops what code leaves undefined', async () => {
    const root = project({
      'haplint.config.mjs': 'export default { target: undefined, rules: { "open-stats": undefined }, $schema: "x" };',
    });
    expect(severities(await configOf(root))).toEqual({ 'peers-crash': 2, 'large-peers-section': 1 });
  });

  it('does not follow keys of cosmiconfig', async () => {
    const root = project({ 'haplint.config.json': { $import: './other.json' }, 'other.json': CONFIG });
    await expect(configOf(root)).rejects.toThrow('"$import": unknown key');
  });
});

describe('the search', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('prefers haplint.config.* over .haplintrc* over package.json', async () => {
    const root = project({ 'package.json': { haplint: CONFIG }, '.haplintrc': YAML_TEXT });
    expect((await configOf(root)).file).toBe(path.join(root, '.haplintrc'));
    write(root, { 'haplint.config.yaml': YAML_TEXT });
    expect((await configOf(root)).file).toBe(path.join(root, 'haplint.config.yaml'));
    write(root, { 'haplint.config.mjs': ESM_TEXT });
    expect((await configOf(root)).file).toBe(path.join(root, 'haplint.config.mjs'));
  });

  it('walks up past a package.json that says nothing of haplint', async () => {
    const root = project({ '.haplintrc': YAML_TEXT, 'sub/package.json': '{ "name": {{ template }} }', 'sub/conf/haproxy.cfg': '' });
    expect((await configOf(root, 'sub/conf/haproxy.cfg')).file).toBe(path.join(root, '.haplintrc'));
    expect((await configOf(root, 'not/yet/there.cfg')).file).toBe(path.join(root, '.haplintrc'));
  });

  it('ends at the home directory', async () => {
    const root = project({ '.haplintrc': YAML_TEXT });
    vi.stubEnv('HOME', path.join(root, 'home'));
    vi.stubEnv('USERPROFILE', path.join(root, 'home'));
    expect((await configOf(root, 'home/site/haproxy.cfg')).file).toBeNull();
    expect((await configOf(root, 'etc/haproxy.cfg')).file).toBe(path.join(root, '.haplintrc'));
  });

  it('resolves a configuration file once, for all directories below it', async () => {
    const root = project({ '.haplintrc': YAML_TEXT });
    const loader = createConfigLoader({ cwd: root, builtin });
    const config = await loader.configFor('a/haproxy.cfg');
    expect(await loader.configFor('b/c/haproxy.cfg')).toBe(config);
  });

  it('reads again after clear()', async () => {
    const root = project({ 'haplint.config.mjs': ESM_TEXT });
    const loader = createConfigLoader({ cwd: root, builtin });
    expect(severities(await loader.configFor('haproxy.cfg'))).toEqual({ 'open-stats': 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    write(root, { 'haplint.config.mjs': ESM_TEXT.replace('warn', 'error') });
    expect(severities(await loader.configFor('haproxy.cfg'))).toEqual({ 'open-stats': 1 });
    loader.clear();
    expect(severities(await loader.configFor('haproxy.cfg'))).toEqual({ 'open-stats': 2 });
  });
});

describe('what the host says', () => {
  it('runs haplint:recommended without a file', async () => {
    const config = await configOf(project({}));
    expect(severities(config)).toEqual({ 'peers-crash': 2, 'large-peers-section': 1 });
    expect(config).toMatchObject({ file: null, targets: [], env: {}, groups: [], keywords: {}, haproxy: null });
    expect([...config.knownRules]).toEqual(['peers-crash', 'large-peers-section', 'open-stats']);
  });

  it('reads the file of --config and no other, whatever its name', async () => {
    const root = project({ '.haplintrc': '{', 'ci/lint.yaml': YAML_TEXT });
    expect(severities(await configOf(root, 'haproxy.cfg', { configFile: 'ci/lint.yaml' }))).toEqual({ 'open-stats': 1 });
  });

  it('reads no file with --no-config and --preset', async () => {
    const root = project({ '.haplintrc': '{' });
    expect(severities(await configOf(root, 'haproxy.cfg', { useConfigFiles: false }))).toEqual({
      'peers-crash': 2,
      'large-peers-section': 1,
    });
    expect(severities(await configOf(root, 'haproxy.cfg', { preset: 'check' }))).toEqual({ 'peers-crash': 2 });
    expect(severities(await configOf(root, 'haproxy.cfg', { preset: 'haplint:check' }))).toEqual({ 'peers-crash': 2 });
  });

  it('lays --rule over everything, overrides included', async () => {
    const root = project({
      '.haplintrc': { overrides: [{ files: '*', rules: { 'large-peers-section': ['error', { max: 3 }], 'peers-crash': 'warn' } }] },
    });
    const config = await configOf(root, 'haproxy.cfg', { rules: { 'peers-crash': 'off', 'large-peers-section': 'warn' } });
    expect([...config.rulesFor('haproxy.cfg')]).toEqual([
      ['large-peers-section', { rule: builtin.rules?.['large-peers-section'], severity: 1, options: [{ max: 3, count: 'peers' }] }],
    ]);
  });

  it('lets --target win', async () => {
    const root = project({ '.haplintrc': { target: ['2.8.1', '3.5-dev5'] } });
    expect((await configOf(root)).targets).toEqual([
      { branch: '2.8', patch: 1, dev: null },
      { branch: '3.5', patch: 0, dev: 5 },
    ]);
    const given = { branch: '3.0', patch: 3, dev: null };
    expect((await configOf(root, 'haproxy.cfg', { targets: [given] })).targets).toEqual([given]);
  });
});

describe('a folder that is not trusted', () => {
  const untrusted = { allowCode: false };

  it('reads configurations that are data', async () => {
    expect(severities(await configOf(project({ '.haplintrc': YAML_TEXT }), 'haproxy.cfg', untrusted))).toEqual({ 'open-stats': 1 });
    const root = project({ 'package.json': { haplint: { extends: './base.yaml', haproxy: './evil' } }, 'base.yaml': YAML_TEXT });
    const config = await configOf(root, 'haproxy.cfg', untrusted);
    expect(severities(config)).toEqual({ 'open-stats': 1 });
    expect(config.haproxy).toBeNull();
    expect((await configOf(root)).haproxy).toBe(path.join(root, 'evil'));
  });

  it.each([
    [
      'a configuration',
      { 'haplint.config.mjs': 'globalThis.haplintRan = true; export default {};' },
      'haplint.config.mjs: a configuration that is code is not run in a folder that is not trusted',
    ],
    [
      'what it extends',
      { '.haplintrc': 'extends: ./base.cjs', 'base.cjs': 'globalThis.haplintRan = true;' },
      'base.cjs: a configuration that is code is not run in a folder that is not trusted',
    ],
    [
      'a plugin',
      { '.haplintrc': 'plugins: { acme: ./p.mjs }', 'p.mjs': 'globalThis.haplintRan = true;' },
      '.haplintrc: "plugins.acme": plugins are code, which is not run in a folder that is not trusted',
    ],
  ])('does not run %s', async (_, files, message) => {
    await expect(configOf(project(files), 'haproxy.cfg', untrusted)).rejects.toMatchObject({ message, reason: 'untrusted' });
    expect(globalThis).not.toHaveProperty('haplintRan');
  });
});
