import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configOf, PLUGIN_MODULE, project, severities } from '../../../../test/core/config-project.js';

const RULE = "{ meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} }, create: () => ({}) }";

describe('extends', () => {
  it('starts from haplint:recommended when left out, from nothing with []', async () => {
    expect(severities(await configOf(project({ '.haplintrc': { rules: { 'open-stats': 2 } } })))).toEqual({
      'peers-crash': 2,
      'large-peers-section': 1,
      'open-stats': 2,
    });
    expect(severities(await configOf(project({ '.haplintrc': { extends: [] } })))).toEqual({});
  });

  it('adds nothing for an extended file that does not extend', async () => {
    const root = project({ '.haplintrc': { extends: './base.json' }, 'base.json': { rules: { 'open-stats': 1 } } });
    expect(severities(await configOf(root))).toEqual({ 'open-stats': 1 });
  });

  it('lets later entries win, and the file over them', async () => {
    const root = project({
      '.haplintrc': { extends: ['haplint:security', './conf/base.yaml'], rules: { 'open-stats': 'off' } },
      'conf/base.yaml': 'extends: ../more.json\nrules: { peers-crash: warn, open-stats: warn }',
      'more.json': { rules: { 'large-peers-section': 'error', 'peers-crash': 'off' } },
    });
    const config = await configOf(root);
    expect(severities(config)).toEqual({ 'peers-crash': 1, 'large-peers-section': 2 });
    expect([...config.settingsFor('haproxy.cfg')].map(([id, { severity, from }]) => [id, severity, from])).toEqual([
      ['peers-crash', 1, path.join('conf', 'base.yaml')],
      ['large-peers-section', 2, 'more.json'],
      ['open-stats', 0, '.haplintrc'],
    ]);
    expect(config.sources.map((file) => path.relative(root, file))).toEqual(['.haplintrc', path.join('conf', 'base.yaml'), 'more.json']);
  });

  it('keeps the options of what is extended where only the severity is set', async () => {
    const options = async (setting: unknown) => {
      const base = { rules: { 'large-peers-section': ['warn', { max: 3, ignore: ['a'] }] } };
      const root = project({ '.haplintrc': { extends: './base.json', rules: { 'large-peers-section': setting } }, 'base.json': base });
      return (await configOf(root)).rulesFor('haproxy.cfg').get('large-peers-section');
    };
    expect(await options('error')).toMatchObject({ severity: 2, options: [{ max: 3, count: 'peers', ignore: ['a'] }] });
    expect(await options([2])).toMatchObject({ severity: 2, options: [{ max: 3, count: 'peers', ignore: ['a'] }] });
    expect(await options([1, { count: 'servers' }])).toMatchObject({ severity: 1, options: [{ max: 16, count: 'servers' }] });
  });

  it('takes packages, whose globs then start from the file that extends them', async () => {
    const root = project({
      'conf/.haplintrc': { extends: 'haplint-config-acme' },
      'node_modules/haplint-config-acme/package.json': { main: './index.json' },
      'node_modules/haplint-config-acme/index.json': {
        extends: 'haplint:check',
        overrides: [{ files: 'prod/*.cfg', rules: { 'open-stats': 1 } }],
      },
    });
    const config = await configOf(root, 'conf/prod/haproxy.cfg');
    expect(severities(config, 'conf/prod/haproxy.cfg')).toEqual({ 'peers-crash': 2, 'open-stats': 1 });
    expect(severities(config, 'conf/haproxy.cfg')).toEqual({ 'peers-crash': 2 });
  });

  it('merges what is no rule', async () => {
    const root = project({
      '.haplintrc': {
        extends: './base.json',
        env: { A: '2' },
        target: '3.0.3',
        keywords: { actions: ['lua.b', 'lua.a'] },
        haproxy: 'haproxy',
        ignores: 'new',
      },
      'base.json': {
        env: { A: '1', B: '1' },
        target: '2.8.1',
        keywords: { actions: ['lua.a'], services: ['lua.s'] },
        haproxy: './bin/haproxy',
        ignores: ['old'],
      },
    });
    const config = await configOf(root);
    expect(config.env).toEqual({ A: '2', B: '1' });
    expect(config.targets).toEqual([{ branch: '3.0', patch: 3, dev: null }]);
    expect(config.keywords).toEqual({ actions: ['lua.a', 'lua.b'], services: ['lua.s'] });
    expect(config.haproxy).toBe('haproxy');
    expect(['old/a.cfg', 'new/a.cfg', 'a.cfg'].map((file) => config.isIgnored(file))).toEqual([true, true, false]);
  });
});

describe('plugins', () => {
  it('come from a file, with rules and presets under the prefix of the configuration', async () => {
    const root = project({
      '.haplintrc': {
        extends: ['haplint:check', 'corp/strict'],
        plugins: { corp: './lint/acme.mjs' },
        rules: { 'corp/no-telnet': 'error' },
      },
      'lint/acme.mjs': PLUGIN_MODULE,
    });
    const config = await configOf(root);
    expect(severities(config)).toEqual({ 'peers-crash': 2, 'corp/no-http': 2, 'corp/no-telnet': 2 });
    expect(config.knownRules.has('corp/no-http')).toBe(true);
    expect(config.sources).toEqual([path.join(root, '.haplintrc'), path.join(root, 'lint/acme.mjs')]);
  });

  it.each([
    ['with a main', { main: 'acme.mjs' }],
    ['for import only', { exports: { '.': { import: './acme.mjs' } } }],
    ['with nested conditions', { exports: { node: { import: './acme.mjs' } } }],
  ])('come from a package %s', async (_, manifest) => {
    const root = project({
      'conf/.haplintrc': { extends: [], plugins: { acme: '@acme/haplint-plugin' }, rules: { 'acme/no-http': 1 } },
      'node_modules/@acme/haplint-plugin/package.json': manifest,
      'node_modules/@acme/haplint-plugin/acme.mjs': PLUGIN_MODULE,
    });
    expect(severities(await configOf(root, 'conf/haproxy.cfg'))).toEqual({ 'acme/no-http': 1 });
  });

  it('are looked for in the current directory too', async () => {
    const root = project({
      'etc/lint.yaml': 'plugins: { acme: haplint-plugin-acme }\nextends: acme/strict',
      'work/node_modules/haplint-plugin-acme/index.mjs': PLUGIN_MODULE,
      'work/node_modules/haplint-plugin-acme/package.json': { exports: './index.mjs' },
    });
    const config = await configOf(root, 'work/haproxy.cfg', { cwd: path.join(root, 'work'), configFile: '../etc/lint.yaml' });
    expect(severities(config)).toEqual({ 'acme/no-http': 2, 'acme/no-telnet': 1 });
  });

  it('may be objects in a configuration that is code, and named exports in a file', async () => {
    const root = project({
      'haplint.config.mjs': `import * as two from './two.mjs';\nexport default { plugins: { one: { rules: { a: ${RULE} } }, two }, rules: { 'one/a': 1, 'two/b': 2 }, extends: [] };`,
      'two.mjs': `export const rules = { b: ${RULE} };`,
    });
    expect(severities(await configOf(root))).toEqual({ 'one/a': 1, 'two/b': 2 });
  });

  it('of a package that is extended are found from there, and may be named twice', async () => {
    const root = project({
      '.haplintrc': { extends: './base/base.json', plugins: { acme: './base/acme.mjs' } },
      'base/base.json': { extends: 'acme/strict', plugins: { acme: './acme.mjs' } },
      'base/acme.mjs': PLUGIN_MODULE,
    });
    expect(severities(await configOf(root))).toEqual({ 'acme/no-http': 2, 'acme/no-telnet': 1 });
  });
});

describe('overrides', () => {
  it('apply to the files they name, later ones over earlier ones', async () => {
    const root = project({
      '.haplintrc': {
        extends: 'haplint:check',
        env: { PORT: '80', HOST: 'a' },
        overrides: [
          { files: ['prod/', '!legacy.cfg'], rules: { 'open-stats': 'error' }, env: { PORT: '443' } },
          { files: '*.test.cfg', rules: { 'open-stats': 'warn', 'peers-crash': 'off' } },
        ],
      },
    });
    const config = await configOf(root);
    expect(severities(config, 'a.cfg')).toEqual({ 'peers-crash': 2 });
    expect(severities(config, 'prod/a/b.cfg')).toEqual({ 'peers-crash': 2, 'open-stats': 2 });
    expect(severities(config, 'prod/legacy.cfg')).toEqual({ 'peers-crash': 2 });
    expect(severities(config, 'prod/a.test.cfg')).toEqual({ 'open-stats': 1 });
    expect(severities(config, path.join(root, 'other/a.test.cfg'))).toEqual({ 'open-stats': 1 });
    expect(config.env).toEqual({ PORT: '80', HOST: 'a' });
    expect(config.envFor('prod/a.cfg')).toEqual({ PORT: '443', HOST: 'a' });
  });

  it('give files that match the same ones the same map', async () => {
    const config = await configOf(project({ '.haplintrc': { overrides: [{ files: 'prod/**', rules: { 'open-stats': 1 } }] } }));
    expect(config.rulesFor('prod/a.cfg')).toBe(config.rulesFor('prod/b/c.cfg'));
    expect(config.rulesFor('a.cfg')).toBe(config.rulesFor('b.cfg'));
    expect(config.rulesFor('a.cfg')).not.toBe(config.rulesFor('prod/a.cfg'));
  });

  it('reach files beside the configuration', async () => {
    const root = project({ 'ci/lint.json': { extends: [], overrides: [{ files: '../conf/*.cfg', rules: { 'open-stats': 1 } }] } });
    const config = await configOf(root, 'conf/a.cfg', { configFile: 'ci/lint.json' });
    expect(severities(config, 'conf/a.cfg')).toEqual({ 'open-stats': 1 });
    expect(severities(config, 'ci/a.cfg')).toEqual({});
  });
});

describe('ignores', () => {
  it.each([
    ['old', { old: true, 'old/a.cfg': true, 'x/old/a.cfg': true, 'older/a.cfg': false }],
    ['old/', { 'old/a.cfg': true, 'x/old/a.cfg': true }],
    ['/old', { 'old/a.cfg': true, 'x/old/a.cfg': false }],
    ['./', { 'a.cfg': true }],
    ['./old', { 'old/a.cfg': true, 'x/old/a.cfg': false }],
    ['conf/*.bak.cfg', { 'conf/a.bak.cfg': true, 'conf/a.cfg': false, 'x/conf/a.bak.cfg': false }],
    ['**/*.bak.cfg', { 'conf/a.bak.cfg': true, 'a.bak.cfg': true, '.hidden/a.bak.cfg': true }],
    ['*.tmpl.{cfg,conf}', { 'a.tmpl.cfg': true, 'x/y/a.tmpl.conf': true }],
  ])('%s', async (pattern, expected) => {
    const config = await configOf(project({ '.haplintrc': { ignores: [pattern] } }));
    expect(Object.fromEntries(Object.keys(expected).map((file) => [file, config.isIgnored(file)]))).toEqual(expected);
  });

  it('takes out again what "!" names, and absolute paths below the configuration', async () => {
    const root = project({});
    const config = await configOf(project({ '.haplintrc': { ignores: ['*.cfg', '!keep.cfg'] } }));
    expect(['a.cfg', 'x/keep.cfg'].map((file) => config.isIgnored(file))).toEqual([true, false]);
    const absolute = await configOf(root, 'a.cfg', {
      configFile: path.join(project({ 'c.json': { ignores: [`${root}/x.cfg`] } }), 'c.json'),
    });
    expect(absolute.isIgnored('a.cfg')).toBe(false);
  });
});

describe('configs', () => {
  const files = Object.fromEntries(
    [
      'conf.d/10-a.cfg',
      'conf.d/9-b.cfg',
      'conf.d/B.cfg',
      'conf.d/a.cfg',
      'conf.d/.hidden.cfg',
      'conf.d/x.cfg.cfg',
      'conf.d/y.conf',
      'conf.d/sub/z.cfg',
      'global.cfg',
    ].map((name) => [name, '']),
  );
  const groupsOf = async (configs: object) => {
    const root = project({ ...files, '.haplintrc': { configs } });
    const { groups } = await configOf(root);
    return Object.fromEntries(
      groups.map(({ name, files }) => [name, files.map((file) => path.relative(root, file).replaceAll('\\', '/'))]),
    );
  };

  it('expand directories as HAProxy does', async () => {
    expect(await groupsOf({ edge: ['global.cfg', 'conf.d'], one: 'global.cfg' })).toEqual({
      edge: ['global.cfg', 'conf.d/10-a.cfg', 'conf.d/9-b.cfg', 'conf.d/B.cfg', 'conf.d/a.cfg'],
      one: ['global.cfg'],
    });
  });

  it('expand globs, no file twice', async () => {
    expect(await groupsOf({ all: ['./conf.d/a.cfg', 'conf.d/*.cfg'], deep: ['**/z.cfg', '*.cfg'] })).toEqual({
      all: ['conf.d/a.cfg', 'conf.d/10-a.cfg', 'conf.d/9-b.cfg', 'conf.d/B.cfg', 'conf.d/x.cfg.cfg'],
      deep: ['conf.d/sub/z.cfg', 'global.cfg'],
    });
  });
});
