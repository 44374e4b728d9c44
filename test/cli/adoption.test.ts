import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BROKEN, CLEAN, COMMAND, haplint, project } from './haplint.js';

/** A program that answers `haproxy -v`. */
const HAPROXY = '#!/bin/sh\necho "HAProxy version 3.0.11-1 2025/06/03 - https://haproxy.org/"\n';

describe('--print-config', () => {
  const FILES = {
    'haplint.config.json': JSON.stringify({
      extends: './base.yaml',
      env: { SITE: 'paris' },
      overrides: [{ files: 'a.cfg', rules: { 'missing-bind': 'off' }, env: { ZONE: 'a' } }],
      configs: { edge: ['a.cfg', 'b.cfg'] },
    }),
    'base.yaml': 'extends: haplint:check\ntarget: "3.0.11"\nrules:\n  large-peers-section: [warn, { max: 3 }]\n',
    'a.cfg': CLEAN,
    'b.cfg': CLEAN,
  };

  it('names where each setting comes from', async () => {
    const cwd = project(FILES);
    const run = await haplint(['--print-config', 'a.cfg', '--rule', 'unknown-keyword: warn'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const lines = run.stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'settings for a.cfg',
        'configuration file | haplint.config.json',
        'also read | base.yaml',
        'target | 3.0.11 | base.yaml',
        'configs.edge | a.cfg b.cfg | haplint.config.json',
        'env.SITE | paris | haplint.config.json',
        'env.ZONE | a | haplint.config.json: overrides[0]',
        'duplicate-section | error | haplint:check',
        'large-peers-section | warn | base.yaml | {"max":3}',
        'missing-bind | off | haplint.config.json: overrides[0]',
        'unknown-keyword | warn | --rule',
      ]),
    );
  });

  it('has it as JSON, for files that are yet to be written too', async () => {
    const cwd = project(FILES);
    const run = await haplint(['--print-config', 'c.cfg', '--format', 'json', '--target', '2.8.1'], { cwd });
    const settings = JSON.parse(run.stdout);
    expect(settings).toMatchObject({
      filePath: path.join(cwd, 'c.cfg'),
      target: { value: ['2.8.1'], from: '--target' },
      env: { SITE: { value: 'paris', from: 'haplint.config.json' } },
      configs: {},
    });
    expect(settings.rules['large-peers-section']).toEqual({ severity: 'warn', options: [{ max: 3 }], from: 'base.yaml' });
  });

  it('names the comment or the haproxy that a target comes from', async () => {
    const cwd = project({ 'a.cfg': `# haplint target: 3.0.3\n${CLEAN}`, 'b.cfg': CLEAN, 'bin/haproxy': HAPROXY });
    chmodSync(path.join(cwd, 'bin/haproxy'), 0o755);
    const env = { PATH: `${cwd}/bin:/bin:/usr/bin` };
    expect((await haplint(['--print-config', 'a.cfg'], { cwd, env })).stdout).toMatch(/target +3\.0\.3 +a comment in a\.cfg\n/);
    expect((await haplint(['--print-config', 'b.cfg'], { cwd, env })).stdout).toMatch(/target +3\.0\.11 +haproxy on PATH\n/);
    expect((await haplint(['--print-config', 'b.cfg'], { cwd })).stdout).toMatch(/target +none +nothing names one\n/);
  });
});

describe('haplint init', () => {
  it('writes a configuration that works, with the version of the haproxy here', async () => {
    const cwd = project({ 'bin/haproxy': HAPROXY, 'haproxy.cfg': CLEAN });
    chmodSync(path.join(cwd, 'bin/haproxy'), 0o755);
    const run = await haplint(['init'], { cwd, env: { PATH: `${cwd}/bin:/bin:/usr/bin` } });
    expect(run).toEqual({
      status: 0,
      stdout: '',
      stderr: 'haplint: target 3.0.11, from haproxy on PATH\nhaplint: wrote haplint.config.yaml\n',
    });
    await expect(readFileSync(path.join(cwd, 'haplint.config.yaml'), 'utf8')).toMatchFileSnapshot('__snapshots__/init.yaml');
    expect(await haplint([], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await haplint(['--print-config', 'haproxy.cfg'], { cwd })).stdout).toMatch(/target +3\.0\.11 +haplint\.config\.yaml\n/);
  });

  it('takes the target and the preset from options', async () => {
    const cwd = project({});
    expect(await haplint(['init', '--target', '2.8.1,3.0', '--preset', 'strict'], { cwd })).toMatchObject({ status: 0 });
    const text = readFileSync(path.join(cwd, 'haplint.config.yaml'), 'utf8');
    expect(text).toMatch(/^target: \["2\.8\.1", "3\.0\.\d+"\]$/m);
    expect(text).toMatch(/^extends: haplint:strict$/m);
    expect(await haplint(['a.cfg'], { cwd: project({ 'haplint.config.yaml': text, 'a.cfg': CLEAN }) })).toMatchObject({ status: 0 });
  });

  it('writes without a target where none is known', async () => {
    const cwd = project({});
    const run = await haplint(['init'], { cwd });
    expect(run.stderr).toBe('haplint: wrote haplint.config.yaml; set its "target", for no HAProxy version is known\n');
    expect(readFileSync(path.join(cwd, 'haplint.config.yaml'), 'utf8')).toMatch(/^# target: "3\.\d+\.\d+"$/m);
  });

  it.each([
    ['haplint.config.yaml', 'rules: {}\n', 'haplint.config.yaml'],
    ['.haplintrc', '{}', '.haplintrc'],
    ['package.json', '{"haplint":{}}', 'the key "haplint" of package.json'],
  ])('overwrites nothing: %s', async (name, text, shown) => {
    const cwd = project({ [name]: text });
    const stderr = `haplint: ${shown} is there already, and init overwrites nothing\n`;
    expect(await haplint(['init'], { cwd })).toEqual({ status: 2, stdout: '', stderr });
    expect(readFileSync(path.join(cwd, name), 'utf8')).toBe(text);
  });
});

/** What bash would offer behind `words`, the last of which is being typed. */
function completions(cwd: string, ...words: string[]): string[] {
  const script = `eval "$("$NODE" "$COMMAND" completion bash)"
COMP_WORDS=(haplint "$@"); COMP_CWORD=$#; _haplint; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { PATH: process.env.PATH ?? '', NODE: process.execPath, COMMAND };
  const output = execFileSync('bash', ['--norc', '-c', script, 'bash', ...words], { cwd, env, encoding: 'utf8' });
  return output.split('\n').filter((line) => line !== '');
}

describe('haplint completion', () => {
  it('completes options, values, rules, commands and files in bash', () => {
    const cwd = project({ 'haproxy.cfg': CLEAN, 'with space.cfg': CLEAN, 'sub/a.cfg': CLEAN });
    expect(completions(cwd, '--fix')).toEqual(['--fix', '--fix-dry-run', '--fix-type']);
    expect(completions(cwd, '--preset', 's')).toEqual(['security', 'strict', 'stylistic']);
    expect(completions(cwd, '--rule', 'missing-b')).toContain('missing-bind');
    expect(completions(cwd, 'explain', 'missing-t')).toEqual(['missing-timeouts']);
    expect(completions(cwd, 'h')).toEqual(['haproxy.cfg']);
    expect(completions(cwd, 'w')).toEqual(['with space.cfg']);
    expect(completions(cwd, 'e')).toEqual(['explain']);
    expect(completions(cwd, '-f', 'sub/')).toEqual(['sub/a.cfg']);
    expect(completions(cwd, '--quiet', 'comp')).toEqual([]);
    expect(completions(cwd, 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  it.each(['zsh', 'fish'])('knows every option of the help in %s', async (shell) => {
    const cwd = project({});
    const run = await haplint(['completion', shell], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const help = (await haplint(['--help'], { cwd })).stdout;
    for (const [, name = ''] of help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)) {
      expect(run.stdout).toContain(shell === 'zsh' ? `'*--${name}[` : `-l ${name}`);
    }
  });

  it('needs to know the shell', async () => {
    const stderr = 'haplint: completion needs the name of one shell: haplint completion bash, zsh or fish\n';
    expect(await haplint(['completion', 'csh'], { cwd: project({}) })).toEqual({ status: 2, stdout: '', stderr });
  });
});

describe('--cache', () => {
  const ARGS = ['--target', '3.0', '--cache', '--format', 'json'];
  const cached = (cwd: string) => JSON.parse(readFileSync(path.join(cwd, '.haplintcache'), 'utf8')).entries as [string, { hash: string }][];
  /** How many files are read by the parser. */
  const parsed = async (cwd: string, ...args: string[]) => {
    const run = await haplint(['--target', '3.0', '--cache', '--stats', '--quiet', ...args], { cwd });
    return Number(/^all, for (\d+) file/m.exec(run.stderr)?.[1]);
  };

  it('finds the same, and looks only at what has changed', async () => {
    const cwd = project({ 'd/a.cfg': BROKEN, 'd/b.cfg': CLEAN, 'd/c.cfg': `# haplint target: 3.2\n${CLEAN}` });
    const first = await haplint([...ARGS, 'd'], { cwd });
    expect(first.status).toBe(1);
    expect(await haplint([...ARGS, 'd'], { cwd })).toEqual(first);
    expect(cached(cwd)).toHaveLength(3);
    // A file that speaks to haplint is parsed all the same: it may name the target.
    expect(await parsed(cwd, 'd')).toBe(1);
    appendFileSync(path.join(cwd, 'd/b.cfg'), '    nbthread 2\n');
    expect(await parsed(cwd, 'd')).toBe(2);
    expect(await parsed(cwd, 'd')).toBe(1);
    // Other settings, other findings.
    expect(await parsed(cwd, '--rule', 'syntax-error: warn', 'd')).toBe(3);
    expect(await parsed(cwd, '--target', '2.8', 'd')).toBe(3);
    unlinkSync(path.join(cwd, 'd/b.cfg'));
    appendFileSync(path.join(cwd, 'd/a.cfg'), '# new\n');
    await haplint([...ARGS, 'd'], { cwd });
    expect(cached(cwd).map(([key]) => path.basename(key))).toEqual(['a.cfg', 'c.cfg']);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -40)],
    ['of another haplint', (text: string) => text.replace(/^(\{"haplintCache":")[^"]+/, '$1other')],
    ['without findings', (text: string) => text.replaceAll('"results":[', '"resulds":[')],
    ['empty', () => ''],
  ])('ignores a cache that is %s', async (_, damage) => {
    const cwd = project({ 'a.cfg': BROKEN });
    const first = await haplint([...ARGS, 'a.cfg'], { cwd });
    const file = path.join(cwd, '.haplintcache');
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(await haplint([...ARGS, 'a.cfg'], { cwd })).toEqual(first);
    expect(cached(cwd)).toHaveLength(1);
  });

  it('stands where it is told to, and never takes the place of another file', async () => {
    const cwd = project({ 'a.cfg': BROKEN, 'haproxy.cfg': CLEAN });
    mkdirSync(path.join(cwd, 'tmp'));
    await haplint([...ARGS, '--cache-location', 'tmp', 'a.cfg'], { cwd });
    expect(statSync(path.join(cwd, 'tmp/.haplintcache')).size).toBeGreaterThan(0);
    const wrong = await haplint([...ARGS, '--cache-location', 'haproxy.cfg', 'a.cfg'], { cwd });
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('haproxy.cfg: this is no cache of haplint, so it was left alone; name another with --cache-location\n');
    expect(readFileSync(path.join(cwd, 'haproxy.cfg'), 'utf8')).toBe(CLEAN);
  });

  it('is not used with plugins, whose code may change', async () => {
    const plugin = (message: string) =>
      `export default { rules: { r: { meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} },
        create: (context) => ({ ConfigFile(node) { context.report({ node, message: '${message}' }); } }) } } };`;
    const cwd = project({
      'a.cfg': CLEAN,
      'p.mjs': plugin('one'),
      '.haplintrc.json': '{"plugins":{"p":"./p.mjs"},"rules":{"p/r":"warn"}}',
    });
    expect((await haplint([...ARGS, 'a.cfg'], { cwd })).stdout).toContain('"one"');
    writeFileSync(path.join(cwd, 'p.mjs'), plugin('two'));
    expect((await haplint([...ARGS, 'a.cfg'], { cwd })).stdout).toContain('"two"');
  });
});

/** A run with --watch: `next` gives what it has printed when it waits again. */
function watching(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [COMMAND, '--target', '3.0', '--watch', ...args], { cwd, env: { PATH: '' } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let tell = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      tell();
    });
  }
  const status = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return {
    child,
    status,
    next: () =>
      new Promise<string>((resolve) => {
        tell = () => {
          const end = /haplint: watching .*\n/.exec(output);
          if (end === null) return;
          const part = output.slice(0, end.index + end[0].length);
          output = output.slice(part.length);
          tell = () => {};
          resolve(part);
        };
        tell();
      }),
  };
}

describe('--watch', () => {
  it('checks again when a file changes, comes or is replaced, and ends with 130', async () => {
    const cwd = project({ 'd/a.cfg': CLEAN });
    const file = path.join(cwd, 'd/a.cfg');
    const { child, next, status } = watching(cwd, 'd');
    expect(await next()).toBe('haplint: watching 1 file for changes; Ctrl-C ends\n');
    writeFileSync(file, BROKEN);
    expect(await next()).toContain('syntax-error');
    writeFileSync(path.join(cwd, 'new'), CLEAN);
    renameSync(path.join(cwd, 'new'), file);
    expect(await next()).toBe('haplint: watching 1 file for changes; Ctrl-C ends\n');
    writeFileSync(path.join(cwd, 'd/b.cfg'), BROKEN);
    const added = await next();
    expect(added).toContain('syntax-error');
    expect(added).toContain('watching 2 files');
    expect(added).not.toContain('\u001b');
    child.kill('SIGINT');
    expect(await status).toBe(130);
  });

  it('follows configuration files, and goes on after a mistake in one', async () => {
    const cwd = project({ 'a.cfg': 'frontend a\n    maxcon 5\n', 'haplint.config.mjs': "export default { extends: 'haplint:check' };" });
    const { child, next, status } = watching(cwd, 'a.cfg');
    expect(await next()).toContain('unknown-keyword');
    writeFileSync(path.join(cwd, 'haplint.config.mjs'), "export default { rules: { 'unknown-keywrd': 'off' } };");
    expect(await next()).toContain('did you mean "unknown-keyword"?');
    writeFileSync(path.join(cwd, 'haplint.config.mjs'), 'export default { extends: [] };');
    expect(await next()).toBe('haplint: watching 1 file for changes; Ctrl-C ends\n');
    child.kill('SIGTERM');
    expect(await status).toBe(143);
  });

  it('sees a link that leads elsewhere', async () => {
    const cwd = project({ 'v1/a.cfg': CLEAN, 'v2/a.cfg': BROKEN });
    symlinkSync('v1', path.join(cwd, 'current'));
    const { child, next, status } = watching(cwd, 'current/a.cfg');
    await next();
    symlinkSync('v2', path.join(cwd, 'soon'));
    renameSync(path.join(cwd, 'soon'), path.join(cwd, 'current'));
    expect(await next()).toContain('syntax-error');
    child.kill('SIGINT');
    expect(await status).toBe(130);
  });

  it('is refused where there is nothing to watch', async () => {
    const run = await haplint(['--watch', '-'], { cwd: project({}) });
    expect(run).toMatchObject({ status: 2, stderr: 'haplint: --watch cannot check standard input again; name files instead of "-"\n' });
  });
});
