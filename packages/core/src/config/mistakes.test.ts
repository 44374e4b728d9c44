import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mistakeIn, PLUGIN_MODULE, project } from '../../../../test/core/config-project.js';

/** Mistakes in a configuration file, by what is in it. */
const inJson: [config: unknown, message: string][] = [
  // Keys and types.
  [[], 'haplint.config.json: expected an object with keys such as "extends" and "rules", found an empty list'],
  ['recommended', 'haplint.config.json: expected an object with keys such as "extends" and "rules", found "recommended"'],
  [{ ruls: {} }, 'haplint.config.json: "ruls": unknown key; did you mean "rules"?'],
  [{ rules: ['peers-crash'] }, 'haplint.config.json: "rules": expected an object, found a list'],
  [{ rules: null }, 'haplint.config.json: "rules": expected an object, found null'],
  [{ extends: { a: 1 } }, 'haplint.config.json: "extends": expected a string or a list of strings, found an object'],
  [{ extends: ['haplint:check', 1] }, 'haplint.config.json: "extends[1]": expected a string, found the number 1'],
  [{ ignores: '' }, 'haplint.config.json: "ignores": expected a string that is not empty'],
  [{ env: { PORT: 80 } }, 'haplint.config.json: "env.PORT": expected a string, found the number 80; write the value in quotes'],
  [{ plugins: { acme: 1 } }, 'haplint.config.json: "plugins.acme": expected a string or an object, found the number 1'],
  [
    { plugins: { 'a/b': './a.js' } },
    'haplint.config.json: "plugins": expected a prefix of letters, digits, dots, dashes and underscores, such as "acme", found "a/b"',
  ],
  [{ configs: { edge: [] } }, 'haplint.config.json: "configs.edge": expected a list that is not empty'],
  [{ configs: ['a.cfg'] }, 'haplint.config.json: "configs": expected an object, found a list'],
  [{ keywords: { action: ['lua.a'] } }, 'haplint.config.json: "keywords.action": unknown key; did you mean "actions"?'],
  [{ keywords: { actions: 'lua.a' } }, 'haplint.config.json: "keywords.actions": expected a list of strings, found "lua.a"'],
  [{ haproxy: true }, 'haplint.config.json: "haproxy": expected a string, found true'],
  [{ overrides: { files: 'a' } }, 'haplint.config.json: "overrides": expected a list of objects, found an object'],
  [{ overrides: [{ rules: {} }] }, 'haplint.config.json: "overrides[0]": "files" is missing'],
  [
    { overrides: [{ files: 'a', target: '3.0' }] },
    'haplint.config.json: "overrides[0].target": unknown key; expected "files", "rules", "env" or "template"',
  ],
  // Rules.
  [{ rules: { 'peers-crsh': 'error' } }, 'haplint.config.json: "rules.peers-crsh": unknown rule; did you mean "peers-crash"?'],
  [{ rules: { banana: 'error' } }, 'haplint.config.json: "rules.banana": unknown rule'],
  [{ rules: { 'acme/x': 1 } }, 'haplint.config.json: "rules.acme/x": unknown rule: no plugin is called "acme"; "plugins" names none'],
  [{ rules: { 'peers-crash': 'warning' } }, severityMistake('"warning"; did you mean "warn"?')],
  [{ rules: { 'peers-crash': 'eror' } }, severityMistake('"eror"; did you mean "error"?')],
  [{ rules: { 'peers-crash': false } }, severityMistake('false; did you mean "off"?')],
  [{ rules: { 'peers-crash': 'constructor' } }, severityMistake('"constructor"')],
  [{ rules: { 'peers-crash': 3 } }, severityMistake('the number 3')],
  [{ rules: { 'peers-crash': [] } }, severityMistake('an empty list')],
  [
    { rules: { 'large-peers-section': [{ max: 1 }] } },
    'haplint.config.json: "rules.large-peers-section": expected a severity first, "off", "warn", "error", 0, 1 or 2, found an object',
  ],
  [{ rules: { 'peers-crash': [1, {}] } }, 'haplint.config.json: "rules.peers-crash": the rule takes no options'],
  [option([{}, {}]), optionMistake('the rule takes one option, 2 are given')],
  [option([8]), optionMistake('option 1: expected an object, found the number 8')],
  [option([{ max: 'ten' }]), optionMistake('option "max": expected a whole number, found "ten"')],
  [option([{ max: 0 }]), optionMistake('option "max": expected 1 or more, found the number 0')],
  [option([{ mx: 1 }]), optionMistake('option "mx": unknown key; did you mean "max"?')],
  [option([{ count: 'server' }]), optionMistake('option "count": expected "peers" or "servers", found "server"; did you mean "servers"?')],
  [option([{ ignore: ['a', 1] }]), optionMistake('option "ignore[1]": expected a string, found the number 1')],
  [
    { overrides: [{ files: '*', rules: { 'open-stat': 1 } }] },
    'haplint.config.json: "overrides[0].rules.open-stat": unknown rule; did you mean "open-stats"?',
  ],
  // Targets.
  [
    { target: 3 },
    'haplint.config.json: "target": expected a string or a list of strings, found the number 3; write the version in quotes ("3.0"), or its last digits are lost',
  ],
  [{ target: '9.9' }, 'haplint.config.json: "target": "9.9" is of no branch of HAProxy that haplint knows; known are 2.0 to 3.5'],
  [
    { target: ['3.0', '9.9.1'] },
    'haplint.config.json: "target[1]": "9.9.1" is of no branch of HAProxy that haplint knows; known are 2.0 to 3.5',
  ],
  [{ target: 'banana' }, targetMistake('"banana"', '')],
  [{ target: 'v3.0.3' }, targetMistake('"v3.0.3"', '; did you mean "3.0.3"?')],
  // What is extended.
  [
    { extends: 'haplint:recomended' },
    'haplint.config.json: "extends": unknown preset "haplint:recomended"; did you mean "haplint:recommended"?',
  ],
  [
    { extends: ['haplint:x'] },
    'haplint.config.json: "extends[0]": unknown preset "haplint:x"; expected "haplint:check", "haplint:recommended", "haplint:security", "haplint:performance", "haplint:strict", "haplint:stylistic" or "haplint:all"',
  ],
  [{ extends: './base.json' }, 'haplint.config.json: "extends": there is no file "./base.json"; looked for ROOT/base.json'],
  [
    { extends: 'recommended' },
    'haplint.config.json: "extends": cannot find "recommended"; looked for a package in ROOT and above; did you mean "haplint:recommended"?',
  ],
  [
    { extends: 'haplint-config-acme' },
    'haplint.config.json: "extends": cannot find "haplint-config-acme"; looked for a package in ROOT and above, and it is not a preset ("haplint:check", or "NAME/PRESET" of one of the "plugins")',
  ],
  [
    { extends: 'haplint.config.json' },
    'haplint.config.json: "extends": cannot find "haplint.config.json"; looked for a package in ROOT and above; for the file, write "./haplint.config.json"',
  ],
  [{ extends: './haplint.config.json' }, 'haplint.config.json: "extends": extends itself: haplint.config.json -> haplint.config.json'],
  // Declared rules.
  [
    declared({ forbid: { bind: {} } }, 'checked'),
    'haplint.config.json: "declare.checked": expected a name with a prefix of yours, as in "our/checked"',
  ],
  [{ declare: { 'our/a': { forbid: { option: 'httpchk' } } } }, 'haplint.config.json: "declare.our/a": "message" is missing'],
  [declared({}), 'haplint.config.json: "declare.our/a": expected one of "forbid" and "require", found neither'],
  [
    declared({ forbid: { bind: {} }, require: { bind: {} } }),
    'haplint.config.json: "declare.our/a": expected one of "forbid" and "require", found both',
  ],
  [
    declared({ forbid: { bind: {} }, sverity: 'warn' }),
    'haplint.config.json: "declare.our/a.sverity": unknown key; did you mean "severity"?',
  ],
  [
    declared({ forbid: { bind: {} }, severity: 'eror' }),
    'haplint.config.json: "declare.our/a.severity": expected "warn" or "error", found "eror"; did you mean "error"?',
  ],
  [declared({ forbid: { bnd: {} } }), 'haplint.config.json: "declare.our/a.forbid.bnd": unknown key; did you mean "bind"?'],
  [
    declared({ forbid: { bind: {}, server: {} } }),
    'haplint.config.json: "declare.our/a.forbid": expected an object with one key; several go into a list: "all": [...]',
  ],
  [
    declared({ forbid: { parameter: 'ssl' } }),
    'haplint.config.json: "declare.our/a.forbid.parameter": stands for nothing outside of "bind" and "server"',
  ],
  [
    declared({ in: { bind: {} }, forbid: { parameter: 'sssl' } }),
    'haplint.config.json: "declare.our/a.forbid.parameter": "sssl" is no known parameter of "bind"; did you mean "ssl"?',
  ],
  [
    declared({ in: { line: { keyword: 'log' } }, forbid: { option: 'httpchk' } }),
    'haplint.config.json: "declare.our/a.in.line": unknown key; expected "proxy", "section", "backend", "bind" or "server"',
  ],
  [
    declared({ in: { proxy: { side: 'front' } }, forbid: { option: 'httpchk' } }),
    'haplint.config.json: "declare.our/a.in.proxy.side": expected "frontend" or "backend", found "front"',
  ],
  [
    declared({ forbid: { bind: { where: { address: { outside: '10.0.0.0/33' } } } } }),
    'haplint.config.json: "declare.our/a.forbid.bind.where.address.outside": expected a network such as "10.0.0.0/8", found "10.0.0.0/33"',
  ],
  [
    declared({ in: { proxy: {} }, require: { setting: { keyword: 'timout client', atMost: '5m' } } }),
    'haplint.config.json: "declare.our/a.require.setting.keyword": "timout" is no known keyword; did you mean "timeout"?',
  ],
  [
    declared({ forbid: { converter: { name: 'b65dec' } } }),
    'haplint.config.json: "declare.our/a.forbid.converter.name": "b65dec" is no known converter; did you mean "b64dec"?',
  ],
  [
    declared({ forbid: { bind: {} }, target: { since: '9.9' } }),
    'haplint.config.json: "declare.our/a.target.since": is of no known branch; known are 2.0 to 3.5',
  ],
  [
    declared({ forbid: { bind: {} }, message: 'In {{ secton }}' }),
    'haplint.config.json: "declare.our/a.message": unknown placeholder "{{ secton }}"; did you mean "{{ section }}"?',
  ],
  [
    declared({ forbid: { bind: {} }, target: { since: 3.0 } }),
    'haplint.config.json: "declare.our/a.target.since": expected a string, found the number 3; write the version in quotes ("3.0"), or its last digits are lost',
  ],
  [
    declared({ in: { proxy: {} }, require: { setting: { keyword: 'timeout client', atMost: '5 minutes' } } }),
    'haplint.config.json: "declare.our/a.require.setting.atMost": expected a number, a size or a time, such as 10, "64k" or "30s", found "5 minutes"',
  ],
  [
    declared({ forbid: { bind: {} }, url: 'docs' }),
    'haplint.config.json: "declare.our/a.url": expected the address of a page, with "https://", found "docs"',
  ],
  [
    { ...declared({ forbid: { bind: {} } }, 'our/no-bind'), rules: { 'our/no-bnd': 'off' } },
    'haplint.config.json: "rules.our/no-bnd": unknown rule; did you mean "our/no-bind"?',
  ],
  // Plugins and groups.
  [{ plugins: { acme: './acme.mjs' } }, 'haplint.config.json: "plugins.acme": there is no file "./acme.mjs"; looked for ROOT/acme.mjs'],
  [
    { plugins: { acme: 'haplint-plugin-acme' } },
    'haplint.config.json: "plugins.acme": cannot find "haplint-plugin-acme"; looked for a package in ROOT and above; is it installed?',
  ],
  [
    { plugins: { acme: 'fs' } },
    'haplint.config.json: "plugins.acme": cannot find "fs"; looked for a package in ROOT and above; is it installed?',
  ],
  [{ configs: { edge: ['a.cfg'] } }, 'haplint.config.json: "configs.edge": there is no file or directory "a.cfg" in ROOT'],
  [{ configs: { edge: ['haplint.config.json', '*.cfg'] } }, 'haplint.config.json: "configs.edge[1]": no file matches "*.cfg" in ROOT'],
  [{ configs: { edge: '.' } }, 'haplint.config.json: "configs.edge": there is no *.cfg file in it'],
];

/** A plugin with one fault, and what is wrong with it. */
function advisoryModule(mistake: string): string {
  return `export default { advisories: [{ id: 'ACME-1', severity: 'high', title: 'It stops', explanation: 'It does.', predicate: { bind: {} }, ${mistake} }] }`;
}

function declared(rule: object, id = 'our/a'): { declare: Record<string, object> } {
  return { declare: { [id]: { message: 'No.', ...rule } } };
}

function severityMistake(found: string): string {
  return `haplint.config.json: "rules.peers-crash": expected "off", "warn", "error", 0, 1 or 2, or a list of one of them and options, found ${found}`;
}

function option(options: unknown[]): unknown {
  return { rules: { 'large-peers-section': ['warn', ...options] } };
}

function optionMistake(problem: string): string {
  return `haplint.config.json: "rules.large-peers-section": ${problem}`;
}

function targetMistake(found: string, hint: string): string {
  return `haplint.config.json: "target": ${found} is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5")${hint}`;
}

describe('mistakes in a configuration', () => {
  it.each(inJson)('%j', async (config, message) => {
    const mistake = await mistakeIn(project({ 'haplint.config.json': JSON.stringify(config) }));
    expect(mistake.message).toBe(message);
    expect(mistake.reason).toBe('mistake');
  });

  it('name the file and the key', async () => {
    const root = project({ 'haplint.config.json': { rules: { x: 1 } } });
    expect(await mistakeIn(root)).toMatchObject({ name: 'ConfigError', file: path.join(root, 'haplint.config.json'), key: 'rules.x' });
  });

  it('count the key of a package.json', async () => {
    const root = project({ 'package.json': { haplint: { rules: { x: 1 } } } });
    expect(await mistakeIn(root)).toMatchObject({ key: 'haplint.rules.x', message: 'package.json: "haplint.rules.x": unknown rule' });
  });

  it('show the whole path of a file that is not below the current directory', async () => {
    const root = project({ '.haplintrc': 'a: 1' });
    expect((await mistakeIn(root, { cwd: path.join(root, 'sub') })).message).toMatch(/^ROOT.\.haplintrc: "a": unknown key; /);
  });

  it('are found in what is extended, under its own name', async () => {
    const root = project({ '.haplintrc': 'extends: ./conf/base.json', 'conf/base.json': { rules: { x: 1 } } });
    expect((await mistakeIn(root)).message).toBe(`${path.join('conf', 'base.json')}: "rules.x": unknown rule`);
  });

  it('show the whole circle', async () => {
    const root = project({ '.haplintrc': 'extends: ./a.json', 'a.json': { extends: ['./b.yaml'] }, 'b.yaml': 'extends: ./a.json' });
    expect((await mistakeIn(root)).message).toBe('b.yaml: "extends": extends itself: a.json -> b.yaml -> a.json');
  });
});

describe('mistakes of the host', () => {
  it('are under the name of the option', async () => {
    const root = project({});
    expect((await mistakeIn(root, { preset: 'securty' })).message).toBe('--preset: unknown preset "securty"; did you mean "security"?');
    expect((await mistakeIn(root, { rules: { 'peers-crsh': 'off' } })).message).toBe(
      '--rule: "peers-crsh": unknown rule; did you mean "peers-crash"?',
    );
    expect((await mistakeIn(root, { rules: { 'large-peers-section': ['warn', { max: 0 }] } })).message).toBe(
      '--rule: "large-peers-section": option "max": expected 1 or more, found the number 0',
    );
    expect((await mistakeIn(root, { configFile: 'nope.json' })).message).toBe('nope.json: cannot be read: no such file');
    expect((await mistakeIn(root, { configFile: '.' })).message).toBe('ROOT: cannot be read: it is a directory');
  });

  it('--config of a file that says nothing of haplint', async () => {
    const root = project({ 'package.json': {}, 'haplint.conf': '' });
    expect((await mistakeIn(root, { configFile: 'package.json' })).message).toBe('package.json: it has no key "haplint"');
    expect((await mistakeIn(root, { configFile: 'haplint.conf' })).message).toBe(
      'haplint.conf: the extension ".conf" is none of a configuration\'s: .json, .yaml, .yml, .js, .mjs, .cjs, .ts, .mts, .cts',
    );
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['haplint.config.json', '', 'haplint.config.json:1:1: expected a value, found the end of the file'],
    ['haplint.config.json', '{\n  "rules": {\n', 'haplint.config.json:3:1: expected a key in double quotes, found the end of the file'],
    ['haplint.config.json', '{\n  "rules": {},\n}\n', 'haplint.config.json:2:14: JSON has no comma before "}"'],
    ['haplint.config.json', '{\n  // why\n  "rules": {}\n}', 'haplint.config.json:2:3: JSON has no comments; YAML has'],
    ['haplint.config.json', "{ 'rules': {} }", 'haplint.config.json:1:3: JSON has no single quotes, only double ones'],
    ['haplint.config.json', '{ "target": 3.0.3 }', 'haplint.config.json:1:16: expected "," or "}", found "."'],
    [
      'haplint.config.json',
      '{ "target": "3.0 }',
      'haplint.config.json:1:13: the string has no end, or holds a line break or an unknown escape',
    ],
    ['haplint.config.json', '{} {}', 'haplint.config.json:1:4: expected the end after the value, found "{"'],
    ['package.json', '{ "haplint": { "target" "3.0" } }', 'package.json:1:25: expected ":" after the key, found "\\""'],
    ['.haplintrc', 'rules:\n  peers-crash: [off\n', '.haplintrc:3:1: unexpected end of the stream within a flow collection'],
    ['haplint.config.yaml', 'target: "3.0"\ntarget: "2.8"\n', 'haplint.config.yaml:2:1: duplicated mapping key'],
    ['haplint.config.mjs', '', 'haplint.config.mjs: it exports no configuration; write "export default { ... }"'],
    ['haplint.config.mjs', 'export const rules = {};', 'haplint.config.mjs: it exports no configuration; write "export default { ... }"'],
    [
      'haplint.config.mjs',
      'export default () => ({});',
      'haplint.config.mjs: expected an object with keys such as "extends" and "rules", found a function',
    ],
    ['haplint.config.cjs', '\nthrow new TypeError("no\\nluck")', 'haplint.config.cjs:2:7: cannot be loaded: TypeError: no luck'],
    ['haplint.config.cjs', 'require("./nope")', "haplint.config.cjs:1:1: cannot be loaded: Error: Cannot find module './nope'"],
    ['haplint.config.mjs', 'throw "x"', 'haplint.config.mjs: cannot be loaded: it throws "x"'],
    ['haplint.config.mjs', 'export default { rules: new Map() }', 'haplint.config.mjs: "rules": expected plain data, found an object'],
    [
      'haplint.config.mjs',
      'export default { env: { PORT: () => "80" } }',
      'haplint.config.mjs: "env.PORT": expected plain data, found a function',
    ],
    [
      'haplint.config.mjs',
      'const rules = {}; rules.x = rules; export default { rules }',
      'haplint.config.mjs: "rules.x": expected plain data, found an object that holds itself',
    ],
  ])('%s: %j', async (name, text, message) => {
    expect((await mistakeIn(project({ [name]: text }))).message).toBe(message);
  });

  const laughs = [
    '&a ["lol", "lol"]',
    ...[...'bcdefghijklmnopqrstuvwxyz'].map((c, i) => `&${c} [*${'abcdefghijklmnopqrstuvwxyz'[i]}, *${'abcdefghijklmnopqrstuvwxyz'[i]}]`),
  ];
  it.each([
    [
      'is deep',
      '.haplintrc.json',
      `{ "rules": ${'['.repeat(50_000)}${']'.repeat(50_000)} }`,
      '"rules": is nested more than 100 levels deep',
    ],
    [
      'grows by aliases',
      '.haplintrc.yaml',
      `rules:\n  duplicate:\n    - warn\n${laughs.map((line) => `    - ${line}`).join('\n')}\n`,
      '"rules": holds more than 100000 values, lists and objects among them',
    ],
    [
      'is long',
      '.haplintrc.json',
      JSON.stringify({ ignores: Array.from({ length: 100_001 }, () => 'a') }),
      '"ignores": holds more than 100000 values, lists and objects among them',
    ],
    [
      'is large',
      '.haplintrc.json',
      ' '.repeat(16 * 1024 * 1024 + 1),
      'cannot be read: it is larger than 16 MB, which is more than haplint takes',
    ],
    [
      'has the names of what every object has',
      '.haplintrc.json',
      '{ "rules": { "__proto__": "error", "constructor": "warn" } }',
      '"rules.__proto__": unknown rule',
    ],
  ])('a file that %s', async (_, name, text, message) => {
    expect((await mistakeIn(project({ [name]: text }))).message).toBe(`${name}: ${message}`);
  });

  it.skipIf(process.platform === 'win32')('a file that has no end', async () => {
    const root = project({ 'a.cfg': '' });
    symlinkSync('/dev/zero', path.join(root, '.haplintrc.json'));
    expect((await mistakeIn(root)).message).toBe('.haplintrc.json: cannot be read: it is no regular file');
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file without permission', async () => {
    const root = project({ '.haplintrc': '' });
    chmodSync(path.join(root, '.haplintrc'), 0);
    expect((await mistakeIn(root)).message).toBe('.haplintrc: cannot be read: permission denied');
  });
});

describe('mistakes with plugins', () => {
  const meta = "meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} }";
  /** A module with a rule whose `meta` is that of a rule but for this. */
  const ruleModule = (mistake: string) =>
    `export default { rules: { x: { create() {}, meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {}, ${mistake} } } } }`;
  const named = 'expected a name of letters, digits, dots, dashes and underscores';
  it.each([
    ['export default 1', 'expected a plugin, an object with "rules", found the number 1'],
    ['export default Promise.resolve(1)', 'expected a plugin, an object with "rules", found the number 1'],
    ['', 'expected a plugin, an object with "rules", found neither "rules" nor "configs" in it'],
    ['export default { get rules() { throw new Error("no luck"); } }', 'it cannot be looked at: Error: no luck'],
    ['export default { rules: [] }', '"rules" of the plugin: expected an object, found an empty list'],
    ['export default { rules: { x: 1 } }', 'rule "x" of the plugin: expected an object with "meta" and "create", found the number 1'],
    [`export default { rules: { x: { ${meta} } } }`, 'rule "x" of the plugin: expected "create" to be a function, found nothing'],
    ['export default { rules: { x: { create() {} } } }', 'rule "x" of the plugin: expected "meta" to be an object, found nothing'],
    ['export default { rules: { x: { create() {}, meta: {} } } }', 'rule "x" of the plugin: "meta": "type" is missing'],
    [`export default { rules: { "acme/x": {} } }`, `rule "acme/x" of the plugin: ${named}; the prefix comes from the configuration`],
    [`export default { rules: { "my rule": {} } }`, `rule "my rule" of the plugin: ${named}`],
    [
      ruleModule('type: "problm"'),
      'rule "x" of the plugin: "meta.type": expected "problem", "suggestion" or "layout", found "problm"; did you mean "problem"?',
    ],
    [ruleModule('docs: {}'), 'rule "x" of the plugin: "meta.docs": "description" is missing'],
    [ruleModule('docs: { description: "x", ulr: "y" }'), 'rule "x" of the plugin: "meta.docs.ulr": unknown key; did you mean "url"?'],
    [ruleModule('severity: 2'), 'rule "x" of the plugin: "meta.severity": expected "warn" or "error", found the number 2'],
    [ruleModule('messages: { m: 5 }'), 'rule "x" of the plugin: "meta.messages.m": expected a string, found the number 5'],
    [ruleModule('messages: { m: () => "" }'), 'rule "x" of the plugin: "meta.messages.m": expected plain data, found a function'],
    [ruleModule('fixable: true'), 'rule "x" of the plugin: "meta.fixable": expected "code" or "whitespace", found true'],
    [ruleModule('fixble: "code"'), 'rule "x" of the plugin: "meta.fixble": unknown key; did you mean "fixable"?'],
    [
      ruleModule('needsWhole: true'),
      'rule "x" of the plugin: "meta.needsWhole": expected "lines", "section" or "configuration", found true',
    ],
    [ruleModule('schema: {}'), 'rule "x" of the plugin: "meta.schema": expected a list, found an object'],
    [
      ruleModule('schema: [{ properties: { a: { type: "text" } } }]'),
      'rule "x" of the plugin: "meta.schema[0].properties.a.type": expected "string", "number", "integer", "boolean", "object", "array" or "null" or a list of "string", "number", "integer", "boolean", "object", "array" or "null", found "text"',
    ],
    [
      ruleModule('schema: [{ items: { pattern: "(" } }]'),
      'rule "x" of the plugin: "meta.schema[0].items.pattern": it is no regular expression: Invalid regular expression: /(/u: Unterminated group',
    ],
    [
      ruleModule('schema: [{ $ref: "#/definitions/a" }]'),
      'rule "x" of the plugin: "meta.schema[0].$ref": there is no "#/definitions/a" in the schema of this option',
    ],
    [ruleModule('defaultOptions: {}'), 'rule "x" of the plugin: "meta.defaultOptions": expected a list, found an object'],
    [
      ruleModule('schema: [{ required: ["a"], properties: { a: {}, max: { type: "integer" } } }], defaultOptions: [{ max: "1" }]'),
      'rule "x" of the plugin: "meta.defaultOptions[0].max": expected a whole number, found "1"',
    ],
    ['export default { meta: "acme", rules: {} }', '"meta" of the plugin: expected an object, found "acme"'],
    ['export default { meta: { name: 1 }, rules: {} }', '"meta.name" of the plugin: expected a string, found the number 1'],
    [
      'export default { configs: { "a/b": { rules: {} } } }',
      `preset "a/b" of the plugin: ${named}; the prefix comes from the configuration`,
    ],
    ['export default { configs: { a: { rules: {}, extends: [] } } }', 'preset "a" of the plugin: "extends": unknown key; expected "rules"'],
    ['export default { configs: { a: { rules: { x: "warn" } } } }', 'preset "a" of the plugin: "x": unknown rule'],
    [
      'export default { configs: { a: { rules: { "acme/x": "warn" } } } }',
      'preset "a" of the plugin: "acme/x": unknown rule of the plugin "acme"',
    ],
    [
      'export default { configs: { a: { rules: { "peers-crash": "high" } } } }',
      'preset "a" of the plugin: "peers-crash": expected "off", "warn", "error", 0, 1 or 2, or a list of one of them and options, found "high"',
    ],
    ['export default { configs: { a: {} } }', 'preset "a" of the plugin: expected an object with "rules"'],
    ['export default { rule: {} }', '"rule" of the plugin: unknown key; did you mean "rules"?'],
    ['export default { advisoris: [] }', '"advisoris" of the plugin: unknown key; did you mean "advisories"?'],
    [
      'export default { rules: {}, processors: {} }',
      '"processors" of the plugin: unknown key; expected "meta", "rules", "configs", "declare", "keywords", "advisories" or "formats"',
    ],
    [
      'export default { keywords: { actions: ["a b"] } }',
      '"keywords.actions[0]" of the plugin: expected a name without blanks, found "a b"',
    ],
    ['export default { keywords: { action: [] } }', '"keywords.action" of the plugin: unknown key; did you mean "actions"?'],
    ['export default { keywords: { actions: "lua.a" } }', '"keywords.actions" of the plugin: expected a list of strings, found "lua.a"'],
    ['export default { formats: [] }', '"formats" of the plugin: expected an object, found an empty list'],
    [
      'export default { formats: { count: 1 } }',
      'format "count" of the plugin: expected a function (results, context) => string, found the number 1',
    ],
    ['export default { formats: { "a/b": () => "" } }', `format "a/b" of the plugin: ${named}; the prefix comes from the configuration`],
    ['export default { declare: [] }', '"declare" of the plugin: expected an object, found an empty list'],
    ['export default { declare: { x: {} } }', 'declared rule "x" of the plugin: "message" is missing'],
    [
      'export default { declare: { "acme/x": {} } }',
      `declared rule "acme/x" of the plugin: ${named}; the prefix comes from the configuration`,
    ],
    [
      'export default { declare: { x: { message: "No.", forbid: { bind: { wher: {} } } } } }',
      'declared rule "x" of the plugin: "forbid.bind.wher": unknown key; did you mean "where"?',
    ],
    [
      'export default { declare: { x: { message: "No.", forbid: { converter: { name: "b65dec" } } } } }',
      'declared rule "x" of the plugin: "forbid.converter.name": "b65dec" is no known converter; did you mean "b64dec"?',
    ],
    [
      `export default { rules: { x: { create() {}, ${meta} } }, declare: { x: { message: "No.", forbid: { bind: {} } } } }`,
      'declared rule "x" of the plugin: there is a rule of that name',
    ],
    ['export default { advisories: {} }', '"advisories" of the plugin: expected a list, found an object'],
    ['export default { advisories: [{}] }', 'advisory 1 of the plugin: "id" is missing'],
    [
      advisoryModule('severity: "fatal"'),
      'advisory "ACME-1" of the plugin: "severity": expected "critical", "high", "medium" or "low", found "fatal"',
    ],
    [advisoryModule('id: "CVE-2023-40225"'), 'advisory "CVE-2023-40225" of the plugin: haplint itself has one of that id'],
    [
      advisoryModule('} , { id: "acme-1", severity: "low", title: "It", explanation: "E", predicate: null'),
      'advisory "acme-1" of the plugin: there are two of that id',
    ],
    [advisoryModule('rule: "peers-crsh"'), 'advisory "ACME-1" of the plugin: "rule": unknown rule; did you mean "peers-crash"?'],
    [advisoryModule('effect: [() => 1]'), '"advisories[0].effect[0]" of the plugin: expected plain data, found a function'],
    [advisoryModule('fixedin: {}'), 'advisory "ACME-1" of the plugin: "fixedin": unknown key; did you mean "fixedIn"?'],
    [
      advisoryModule('affectedBranches: ["9.9"]'),
      'advisory "ACME-1" of the plugin: "affectedBranches": "9.9" is no known branch; known are 2.0 to 3.5',
    ],
    [
      advisoryModule('fixedIn: { "3.0": "3.0" }'),
      'advisory "ACME-1" of the plugin: "fixedIn.3.0": expected a release such as "3.0.3", found "3.0"',
    ],
    [
      advisoryModule('predicate: { option: "httpchk" }'),
      'advisory "ACME-1" of the plugin: "predicate.option": stands for nothing outside of "proxy" and "section"',
    ],
    [advisoryModule('safeMitigation: [{ insert: "nbthread 1" }]'), 'advisory "ACME-1" of the plugin: "safeMitigation[0]": "in" is missing'],
    [
      "export default { meta: { apiVersion: '99' }, rules: {} }",
      'it is made for version 99 of the plugin API, and this haplint has 1.0; update haplint',
    ],
  ])('%s', async (module, problem) => {
    const mistake = await mistakeIn(project({ '.haplintrc': 'plugins: { acme: ./acme.mjs }', 'acme.mjs': module }));
    expect(mistake.message).toBe(`.haplintrc: "plugins.acme": ${problem}`);
  });

  it.each([
    [{ rules: { 'acme/no-htp': 1 } }, '"rules.acme/no-htp": unknown rule of the plugin "acme"; did you mean "acme/no-http"?'],
    [{ rules: { 'amce/no-http': 1 } }, '"rules.amce/no-http": unknown rule: no plugin is called "amce"; did you mean "acme"?'],
    [{ rules: { 'acmee/no-http': 1 } }, '"rules.acmee/no-http": unknown rule: no plugin is called "acmee"; did you mean "acme"?'],
    [{ extends: 'acm/strict' }, '"extends": cannot find "acm/strict"; looked for a package in ROOT and above; did you mean "acme/strict"?'],
    [{ extends: 'acme/stric' }, '"extends": unknown preset; did you mean "strict"? (of the plugin "acme")'],
  ])('%j', async (config, message) => {
    const root = project({ '.haplintrc': { plugins: { acme: './acme.mjs' }, ...config }, 'acme.mjs': PLUGIN_MODULE });
    expect((await mistakeIn(root)).message).toBe(`.haplintrc: ${message}`);
  });

  it('a prefix for two plugins', async () => {
    const root = project({
      '.haplintrc': { plugins: { acme: './b.mjs' }, extends: './base.json' },
      'base.json': { plugins: { acme: './a.mjs' } },
      'a.mjs': PLUGIN_MODULE,
      'b.mjs': PLUGIN_MODULE,
    });
    expect((await mistakeIn(root)).message).toBe('base.json: "plugins.acme": the prefix is already that of another plugin, in .haplintrc');
  });

  it.each([
    ['null.x', /^acme\.mjs:1:6: cannot be loaded: TypeError: Cannot read properties of null/],
    ['\nexport default Promise.reject(new Error("no luck"));', /^acme\.mjs:2:31: cannot be loaded: Error: no luck$/],
  ])('a plugin that cannot be loaded: %j', async (text, message) => {
    const root = project({ '.haplintrc': 'plugins: { acme: ./acme.mjs }', 'acme.mjs': text });
    expect((await mistakeIn(root)).message).toMatch(message);
  });

  it.each([
    ['./acme', '"plugins.acme": the directory "./acme" has no index.js, and no package.json that names a file; looked in ROOT/acme'],
    [
      'haplint-plugin-acme',
      '"plugins.acme": the package "haplint-plugin-acme" has no file to load; "exports" or "main" of its package.json has to name one that is there; it is in ROOT/node_modules/haplint-plugin-acme',
    ],
  ])('%s, which is there and has no file to load', async (name, message) => {
    const root = project({
      '.haplintrc': { plugins: { acme: name } },
      'acme/README.md': '',
      'node_modules/haplint-plugin-acme/package.json': { main: 'gone.js' },
    });
    expect((await mistakeIn(root)).message).toBe(`.haplintrc: ${message}`);
  });
});
