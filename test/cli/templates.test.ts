import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

const TEMPLATE = `global
    maxconn {{ maxconn }}
    daemno
{% if debug %}
    debug
{% endif %}
`;

const FRAGMENT = `frontend www
    bind :80
    default_backend elsewhere
`;

const OPTIONS = ['--target', '3.2', '--format', 'json'];

/** What is found, as `line:column rule`. */
function findings(stdout: string): string[] {
  const results = JSON.parse(stdout) as { messages: { line: number; column: number; ruleId: string }[] }[];
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`));
}

describe('a template', () => {
  it.each([
    ['haproxy.cfg.j2', [], {}],
    ['haproxy.cfg', ['--template', 'jinja'], {}],
    ['haproxy.cfg', [], { template: 'jinja' }],
    ['haproxy.cfg', [], { template: 'erb', overrides: [{ files: '*.cfg', template: 'jinja' }] }],
    ['haproxy.cfg.tpl', ['--template', 'jinja'], { template: 'none' }],
  ])('is known by its extension, the option and the configuration: %s %j %j', async (name, args, config) => {
    const cwd = project({ [name]: TEMPLATE, 'haplint.config.json': JSON.stringify({ extends: 'haplint:check', ...config }) });
    const run = await haplint([...OPTIONS, ...args, name], { cwd });
    expect(findings(run.stdout)).toEqual(['3:5 unknown-keyword']);
    expect(run).toMatchObject({ status: 1, stderr: '' });
  });

  it.each([
    ['haproxy.cfg.j2', ['--template', 'none']],
    ['haproxy.cfg', []],
    ['haproxy.cfg.j2', ['--template', 'envsubst']],
  ])('is none where that is said: %s %j', async (name, args) => {
    const cwd = project({ [name]: TEMPLATE });
    const run = await haplint([...OPTIONS, '--preset', 'check', ...args, name], { cwd });
    expect(findings(run.stdout)).toContain('4:1 unknown-keyword');
  });

  it('may come from standard input', async () => {
    const cwd = project({});
    const run = await haplint([...OPTIONS, '--preset', 'check', '--stdin-filename', 'a.j2', '-'], { cwd, stdin: TEMPLATE });
    expect(findings(run.stdout)).toEqual(['3:5 unknown-keyword']);
  });

  it('of an unknown language ends in one line', async () => {
    const run = await haplint(['--template', 'jnja', 'a.cfg'], { cwd: project({ 'a.cfg': '' }) });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^haplint: --template jnja: .*did you mean jinja\?\n$/);
  });

  it('is mended without its syntax being touched', async () => {
    const text = 'global\n    maxconn {{ a }}\n    description "b\\\\ c"\n{% if d %}\n    daemon\n{% endif %}';
    const cwd = project({ 'a.cfg.j2': text });
    expect(await haplint(['--target', '3.2', '--preset', 'check', '--fix', 'a.cfg.j2'], { cwd })).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(path.join(cwd, 'a.cfg.j2'), 'utf8')).toBe(text);
  });
});

describe('a fragment', () => {
  it('is what the option or the configuration calls so', async () => {
    const files = { 'conf.d/a.cfg': FRAGMENT };
    const cwd = project({ ...files, 'haplint.config.json': '{}' });
    expect(findings((await haplint([...OPTIONS, 'conf.d/a.cfg'], { cwd })).stdout)).toContain('3:21 undefined-backend');
    expect(findings((await haplint([...OPTIONS, '--fragment', 'conf.d/a.cfg'], { cwd })).stdout)).toEqual([]);
    const configured = project({ ...files, 'haplint.config.json': '{"fragments": "conf.d/"}' });
    expect(findings((await haplint([...OPTIONS, 'conf.d'], { cwd: configured })).stdout)).toEqual([]);
  });

  it('is none where it is checked with the others', async () => {
    const cwd = project({
      'conf.d/a.cfg': FRAGMENT,
      'haplint.config.json': '{"fragments": ["conf.d/"], "configs": {"edge": ["conf.d"]}}',
    });
    for (const args of [[], ['conf.d/a.cfg'], ['-f', 'conf.d']]) {
      expect(findings((await haplint([...OPTIONS, ...args], { cwd })).stdout)).toContain('3:21 undefined-backend');
    }
  });
});

describe('-f with a directory', () => {
  it('takes the files that HAProxy takes, in its order', async () => {
    const names = ['10-a.cfg', '9-b.cfg', 'B.cfg', 'a.cfg', 'é.cfg', '.hidden.cfg', 'z.cfg.bak', 'y.CFG', 'a.cfg.cfg', 'sub/s.cfg'];
    const cwd = project(Object.fromEntries(names.map((name) => [`conf.d/${name}`, 'global\n    bogus\n'])));
    const run = await haplint([...OPTIONS, '--preset', 'check', '-f', 'conf.d'], { cwd });
    const files = (JSON.parse(run.stdout) as { filePath: string }[]).map(({ filePath }) =>
      path.relative(path.join(cwd, 'conf.d'), filePath),
    );
    expect(files).toEqual(['10-a.cfg', '9-b.cfg', 'B.cfg', 'a.cfg', 'é.cfg']);
  });
});
