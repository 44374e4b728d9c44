import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, haplint, project } from './haplint.js';

/** A plugin with a rule that throws at the first line. */
const FAILING_PLUGIN = `export default {
  meta: { name: 'local' },
  rules: {
    failing: {
      meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'error', messages: {} },
      create: () => ({ Directive() { throw new Error('no such thing'); } }),
    },
  },
};
`;

describe('configuration files', () => {
  it('give settings and a target', async () => {
    const cwd = project({ 'haplint.config.json': '{"target": "3.2", "rules": {"syntax-error": "off"}}', 'a.cfg': BROKEN });
    expect(await haplint(['a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await haplint(['--no-config', '--target', '3.2', 'a.cfg'], { cwd })).toMatchObject({ status: 1 });
    expect(await haplint(['--preset', 'check', '--target', '3.2', 'a.cfg'], { cwd })).toMatchObject({ status: 1 });
  });

  it('can be named', async () => {
    const cwd = project({ 'other.json': '{"target": "3.2", "rules": {"syntax-error": "off"}}', 'a.cfg': BROKEN });
    expect(await haplint(['--config', 'other.json', 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it.each([
    [{ rules: { 'large-pers-section': 'warn' } }, /^haplint: haplint\.config\.json: .*large-pers-section.*large-peers-section.*\n$/],
    [{ targets: '3.0' }, /^haplint: haplint\.config\.json: .*"?targets"?.*\btarget\b.*\n$/],
    [{ target: 'banana' }, /^haplint: haplint\.config\.json: .*banana.*\n$/],
  ])('with a mistake, %j, end in one line', async (config, stderr) => {
    const cwd = project({ 'haplint.config.json': JSON.stringify(config), 'a.cfg': CLEAN, 'b.cfg': CLEAN });
    const run = await haplint(['a.cfg', 'b.cfg'], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(stderr);
  });

  it('that are missing or broken end in one line', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'bad.json': '{"rules": ' });
    for (const file of ['none.json', 'bad.json']) {
      const run = await haplint(['--config', file, 'a.cfg'], { cwd });
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toMatch(new RegExp(`^haplint: (?:--config: )?"?${file.replace('.', '\\.')}.*\\n$`));
    }
  });

  it('are found beside a package.json that is a template, where cosmiconfig looks for settings of its own', async () => {
    const cwd = project({ 'package.json': '{ "name": {{ name }} }', 'a.cfg': BROKEN });
    expect(await haplint(['--target', '3.2', 'a.cfg'], { cwd })).toMatchObject({ status: 1, stderr: '' });
    const configured = project({
      'package.json': '{ "name": {{ name }} }',
      'haplint.config.mjs': 'export default { target: "3.2", rules: { "syntax-error": "off" } };',
      'a.cfg': BROKEN,
    });
    expect(await haplint(['a.cfg'], { cwd: configured })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('can leave files out; one that is named is told of', async () => {
    const cwd = project({ 'haplint.config.json': '{"target": "3.2", "ignores": ["old/**"]}', 'old/a.cfg': BROKEN, 'b.cfg': CLEAN });
    expect(await haplint(['.'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    const named = await haplint(['old/a.cfg'], { cwd });
    expect(named).toMatchObject({ status: 0, stdout: '' });
    expect(named.stderr).toMatch(/^haplint: old\/a\.cfg: left out/);
  });

  it('make a file be checked together with its group', async () => {
    const cwd = project({
      'haplint.config.json': '{"target": "3.2", "configs": {"edge": ["a.cfg", "b.cfg"]}}',
      'a.cfg': CLEAN,
      'b.cfg': BROKEN,
      'c.cfg': CLEAN,
    });
    const run = await haplint(['--format', 'json', 'a.cfg', 'c.cfg'], { cwd });
    expect((JSON.parse(run.stdout) as { filePath: string }[]).map(({ filePath }) => filePath.slice(-5))).toEqual([
      'a.cfg',
      'b.cfg',
      'c.cfg',
    ]);
  });
});

describe('--rule', () => {
  it('sets a rule', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const args = ['--target', '3.2', 'a.cfg'];
    expect(await haplint(['--rule', 'syntax-error: off', ...args], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await haplint(['--rule', 'syntax-error: warn', ...args], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['syntax-eror: off', 'syntax-error: loud', 'large-peers-section: [warn, { max: lots }]', 'syntax-error'])(
    'tells what is wrong with "%s"',
    async (setting) => {
      const cwd = project({ 'a.cfg': CLEAN });
      const run = await haplint(['--rule', setting, 'a.cfg'], { cwd });
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toMatch(/^haplint: --rule.*\n$/);
    },
  );
});

describe('a rule that throws', () => {
  it('is named, the others go on, and the status is 2', async () => {
    const cwd = project({
      'haplint.config.json':
        '{"target": "3.2", "plugins": {"local": "./plugin.mjs"}, "rules": {"local/failing": "error", "syntax-error": "error"}}',
      'plugin.mjs': FAILING_PLUGIN,
      'a.cfg': `${CLEAN}${BROKEN}`,
    });
    const run = await haplint(['a.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('The rule "local/failing" failed at this Directive and was left out: no such thing');
    expect(run.stdout).toContain('syntax-error');
    expect(run.stderr).toMatch(/^haplint: the rule "local\/failing" failed, .*\nError: no such thing\n {4}at /);
  });
});

describe('--no-inline-config', () => {
  it('ignores suppression comments', async () => {
    const cwd = project({ 'a.cfg': `# haplint-disable syntax-error -- a test\n${BROKEN}` });
    expect(await haplint(['--target', '3.2', 'a.cfg'], { cwd })).toMatchObject({ status: 0, stdout: '' });
    expect(await haplint(['--target', '3.2', '--no-inline-config', 'a.cfg'], { cwd })).toMatchObject({ status: 1 });
  });

  // Here and not beside the loader's other tests: there, vitest loads what is imported.
  it.each([
    ['export default {\n  rules: {,}\n};', "acme.mjs:2: cannot be loaded: SyntaxError: Unexpected token ','"],
    [
      "import './inner.mjs';\nexport default {};",
      "acme.mjs: cannot be loaded: SyntaxError: Unexpected token '=', in a file that it imports",
    ],
    [
      "import 'not-installed-anywhere';",
      "acme.mjs: cannot be loaded: Error: Cannot find package 'not-installed-anywhere'; is it installed?",
    ],
    ['export default Promise.reject(new Error("no luck"));', 'acme.mjs:1:31: cannot be loaded: Error: no luck'],
  ])('name the place in a plugin that cannot be loaded: %j', async (text, message) => {
    const cwd = project({ '.haplintrc': 'plugins: { acme: ./acme.mjs }', 'acme.mjs': text, 'inner.mjs': 'const = 1;', 'a.cfg': CLEAN });
    expect(await haplint(['a.cfg'], { cwd })).toEqual({ status: 2, stdout: '', stderr: `haplint: ${message}\n` });
  });

  it('name the place in one that nobody says is an ES module', async () => {
    const cwd = project({ '.haplintrc': 'plugins: { acme: ./acme.js }', 'acme.js': 'export default {\n  rules: {,}\n};', 'a.cfg': CLEAN });
    const run = await haplint(['a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^haplint: acme\.js:\d+: cannot be loaded: SyntaxError: Unexpected token '\S+'$/m);
  });

  it.each([
    ['() => ({ Directive() { throw new Error("no luck"); } })', /^Error: no luck\n {4}at Directive \(.*acme\.mjs:1:\d+\)\n$/],
    ['() => ({ Directive: 5 })', /^TypeError: the listener "Directive" has to be a function, found the number 5\n$/],
    ['() => ({ "Directive[": () => {} })', /^Error: the selector "Directive\[" cannot be read: [^\n]*\n$/],
  ])('show of the stack of a rule that fails what its author wrote: %s', async (create, stack) => {
    const meta = "{ type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} }";
    const cwd = project({
      '.haplintrc': 'extends: []\nplugins: { acme: ./acme.mjs }\nrules: { acme/x: warn }\ntarget: "3.2"\n',
      'acme.mjs': `export default { rules: { x: { meta: ${meta}, create: ${create} } } };`,
      'a.cfg': CLEAN,
    });
    const { status, stderr } = await haplint(['a.cfg'], { cwd });
    expect(status).toBe(2);
    const [said = '', ...rest] = stderr.split('\n');
    expect(said).toBe('haplint: the rule "acme/x" failed, so what it would have found is missing; the findings say where');
    expect(rest.join('\n')).toMatch(stack);
  });
});
