import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, haplint, project } from './haplint.js';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const TARGET = ['--target', '3.2'];

describe.each([
  ['compact', 'txt'],
  ['github', 'txt'],
  ['gitlab', 'json'],
  ['junit', 'xml'],
  ['checkstyle', 'xml'],
  ['markdown', 'md'],
  ['sarif', 'json'],
])('--format %s', (format, extension) => {
  it('prints findings', async () => {
    const args = ['--target', '3.0.3', '--format', format, 'edge.cfg', 'odd-characters.cfg', 'clean.cfg'];
    const run = await haplint(args, { cwd: fixtures, env: { FORCE_COLOR: '1' } });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    const portable = run.stdout.replace(/("version": )"\d+\.\d+\.\d+"(,\n\s+"informationUri")/, '$1"VERSION"$2');
    await expect(portable).toMatchFileSnapshot(`__snapshots__/${format}.${extension}`);
  });
});

describe('files with names that mean something to a format', () => {
  it.each(['compact', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'])('%s', async (format) => {
    const name = 'a "b" ::error::x,y%0A\n]]> \u001b[31m|.cfg';
    const cwd = project({ [name]: BROKEN });
    // A name and a text that are no UTF-8.
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0x62, 0xff]), Buffer.from('.cfg')]), CLEAN);
    writeFileSync(path.join(cwd, 'c.cfg'), Buffer.from([...Buffer.from('frontend \xff\n    bimd :80 '), 0xff, 0x1b, 0x0a]));
    const run = await haplint([...TARGET, '--format', format, name, 'c.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(run.stdout.split('\n').filter((line) => line.startsWith('::error::'))).toEqual([]);
  });
});

describe('paths in reports', () => {
  it('count from the checkout of a job that works in a part of it', async () => {
    const cwd = project({ 'conf/a.cfg': BROKEN });
    const file = async (env: Record<string, string>, format = 'github') => {
      const { stdout } = await haplint([...TARGET, '--format', format, 'a.cfg'], { cwd: path.join(cwd, 'conf'), env });
      return /file=([^,]*)/.exec(stdout)?.[1] ?? /"path": "([^"]*)"/.exec(stdout)?.[1];
    };
    expect(await file({})).toBe('a.cfg');
    expect(await file({ GITHUB_WORKSPACE: cwd })).toBe('conf/a.cfg');
    expect(await file({ CI_PROJECT_DIR: cwd }, 'gitlab')).toBe('conf/a.cfg');
    expect(await file({ WORKSPACE: path.join(cwd, 'none') })).toBe('a.cfg');
    expect(await file({ WORKSPACE: path.dirname(fixtures) })).toBe('a.cfg');
  });
});

describe('a format of your own', () => {
  const FORMAT = `export default (results, context) =>
  results.flatMap(({ messages }) => messages).map(({ ruleId, line }) => \`\${ruleId} \${line}\`).join('\\n') + '\\n' +
  JSON.stringify([context.cwd, context.version, Object.keys(context), context.rulesMeta['syntax-error'].docs.description]);`;

  it('is a file, and is told where it is and of the rules of the findings', async () => {
    const cwd = project({ 'a.cfg': BROKEN, 'my.mjs': FORMAT });
    const run = await haplint([...TARGET, '--format', './my.mjs', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    const [finding, told] = run.stdout.split('\n');
    expect(finding).toBe('syntax-error 2');
    expect(JSON.parse(told as string)).toEqual([
      cwd,
      expect.stringMatching(/^\d+\.\d+\.\d+/),
      ['cwd', 'rulesMeta', 'version'],
      'text that HAProxy cannot read: open quotes, bad escapes, broken `.if` blocks',
    ]);
    expect(run.stdout.endsWith(']\n')).toBe(true);
  });

  it("knows the rules of plugins, is a package's too, may be CommonJS and take its time", async () => {
    const cwd = project({
      'a.cfg': CLEAN,
      'plugin.mjs': `export default { rules: { always: { meta: { type: 'problem', docs: { description: 'all' }, severity: 'warn', messages: { m: 'M.' } },
        create: (context) => ({ ConfigFile: () => context.report({ loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, messageId: 'm' }) }) } } };`,
      'haplint.config.json': '{"extends": [], "plugins": {"p": "./plugin.mjs"}, "rules": {"p/always": "warn"}}',
      'node_modules/@acme/format/package.json': '{"main": "main.cjs"}',
      'node_modules/@acme/format/main.cjs':
        'module.exports = async (results, { rulesMeta }) => Object.entries(rulesMeta).map(([id, m]) => id + m.docs.description).join()',
    });
    const run = await haplint([...TARGET, '--format', '@acme/format', 'a.cfg'], { cwd });
    expect(run).toEqual({ status: 0, stdout: 'p/alwaysall\n', stderr: '' });
  });

  it.each([
    ['./none.mjs', /^haplint: --format \.\/none\.mjs: there is no file \/.*\/none\.mjs\n$/],
    ['my.mjs', /^haplint: --format my\.mjs: there is no such format; for the file, write \.\/my\.mjs\n$/],
    ['sariff', /^haplint: --format sariff: there is no such format; did you mean sarif\?\n$/],
    [
      'acme',
      /^haplint: --format acme: there is no such format, and no such package here; there are stylish, compact, .*, markdown.*, and files: --format \.\/my-format\.mjs\n$/,
    ],
    ['', /^haplint: --format is empty; is a variable of the shell not set\?\n$/],
    [
      './object.mjs',
      /^haplint: --format \.\/object\.mjs: expected its default export to be a function \(results, context\) => string, found an object\n$/,
    ],
    [
      './named.mjs',
      /^haplint: --format \.\/named\.mjs: expected its default export to be a function \(results, context\) => string, found no default export\n$/,
    ],
    ['./broken.mjs', /^haplint: --format \.\/broken\.mjs: broken\.mjs:1: cannot be loaded: SyntaxError: .*\n$/],
    ['./fails.mjs', /^haplint: --format \.\/fails\.mjs: fails\.mjs:2:7: cannot be loaded: Error: no luck\n$/],
    ['./number.mjs', /^haplint: --format \.\/number\.mjs: expected it to give a text, or a promise of one, found the number 3\n$/],
    ['./nothing.mjs', /^haplint: --format \.\/nothing\.mjs: expected it to give a text, or a promise of one, found nothing\n$/],
    [
      './throws.mjs',
      /^haplint: --format \.\/throws\.mjs: the format failed, so nothing was printed\nTypeError: bad luck\n {4}at .*throws\.mjs:1:\d+\)\n$/,
    ],
    ['./rejects.mjs', /^haplint: --format \.\/rejects\.mjs: the format failed, so nothing was printed: it throws "word"\n$/],
  ])('%j is refused with words that help', async (format, stderr) => {
    const cwd = project({
      'a.cfg': BROKEN,
      'my.mjs': FORMAT,
      'object.mjs': 'export default {};',
      'named.mjs': 'export const format = () => "";',
      'broken.mjs': 'export default (',
      'fails.mjs': '\nthrow new Error("no luck");',
      'number.mjs': 'export default () => 3;',
      'nothing.mjs': 'export default () => {};',
      'throws.mjs': 'export default () => { throw new TypeError("bad luck"); };',
      'rejects.mjs': 'export default async () => { throw "word"; };',
    });
    const run = await haplint([...TARGET, '--format', format, 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(stderr);
  });

  it('cannot change what was found', async () => {
    const cwd = project({ 'a.cfg': BROKEN, 'empties.mjs': 'export default (results) => { results.length = 0; return "nothing"; };' });
    expect(await haplint([...TARGET, '--format', './empties.mjs', 'a.cfg'], { cwd })).toEqual({
      status: 1,
      stdout: 'nothing\n',
      stderr: '',
    });
  });

  it('is nothing that other commands know', async () => {
    const run = await haplint(['rules', '--format', 'sarif'], { cwd: project({}) });
    expect(run).toEqual({ status: 2, stdout: '', stderr: 'haplint: --format sarif: there is no such format; there are stylish, json\n' });
  });
});
