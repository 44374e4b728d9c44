import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createConfigLoader } from '@haplint/core/config';
import { lint } from '@haplint/core/internal';
import { MAX_RELATED } from '@haplint/lsp';
import builtin from '@haplint/rules';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { Client, type ClientOptions, SERVER } from './client.js';
import { meshConfig } from './configurations.js';
import { Project } from './project.js';

const clients: Client[] = [];

async function startClient(options?: ClientOptions): Promise<Client> {
  const client = await Client.start(options);
  clients.push(client);
  return client;
}

afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});

const rulesOf = (diagnostics: readonly Diagnostic[]) => [...new Set(diagnostics.map(({ code }) => code))].sort();
const everywhere = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** What the command says about a file, in the words of the protocol. */
async function findings(project: Project, name: string, text: string): Promise<unknown[]> {
  const path = project.path(name);
  const config = await createConfigLoader({ cwd: project.folder, builtin }).configFor(path);
  const [result] = lint([{ path, text }], config).results;
  const range = (place: { line: number; column: number; endLine: number; endColumn: number }) => ({
    start: { line: place.line - 1, character: place.column - 1 },
    end: { line: place.endLine - 1, character: place.endColumn - 1 },
  });
  return (result?.messages ?? []).map((message) => ({
    range: range(message),
    severity: message.severity === 2 ? 1 : 2,
    source: 'haplint',
    code: message.ruleId,
    message: message.message,
    codeDescription: message.url === undefined ? undefined : { href: message.url },
    relatedInformation: message.related?.slice(0, MAX_RELATED).map((related) => ({
      location: { uri: project.uriOf(name), range: range(related) },
      message: related.message,
    })),
  }));
}

/** A diagnostic without what the command has no equal of. */
const withoutData = ({ data, ...rest }: Diagnostic) => rest;

describe('diagnostics', () => {
  test('are the findings of the command', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri });
    const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
    const texts = readdirSync(examples)
      .filter((name) => name.endsWith('.cfg'))
      .map((name) => readFileSync(`${examples}/${name}`, 'utf8'));
    texts.push(meshConfig('3.0.3'), meshConfig('3.0.3').replaceAll('\n', '\r\n'), meshConfig(null), 'listen l\n  server "a', '');
    let found = 0;
    for (const [i, text] of texts.entries()) {
      const name = `${i}.cfg`;
      client.open(project.uriOf(name), text);
      const expected = await findings(project, name, text);
      expect((await client.diagnostics(project.uriOf(name))).map(withoutData)).toEqual(expected);
      found += expected.length;
    }
    expect(found).toBeGreaterThan(6);
  });

  test('follow the text, version by version', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, meshConfig('3.0.3'));
    expect(rulesOf(await client.diagnostics(uri))).toEqual([
      'large-peers-section',
      'outdated-release',
      'peers-crash',
      'tcp-passthrough-crash',
    ]);
    const patch = { start: { line: 0, character: 22 }, end: { line: 0, character: 23 } };
    client.change(uri, '4', patch);
    expect(client.text(uri).startsWith('# haplint target: 3.0.4\n')).toBe(true);
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['large-peers-section', 'outdated-release', 'peers-crash']);
    client.change(uri, '5', patch);
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['large-peers-section']);
    client.change(uri, meshConfig('3.0.5', 3));
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('of a text that has changed since are not sent', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    // Each version has a finding that no other has.
    const textOf = (version: number) => `${meshConfig('3.0.3')}    srv${version} app2 10.1.0.2:443\n`;
    client.open(uri, textOf(1));
    /** The versions that the server has seen when it answers a request, by the request. */
    const seen = new Map<number, number>();
    const answers: Promise<unknown>[] = [];
    const ask = (version: number) => {
      answers.push(client.request('textDocument/foldingRange', { textDocument: { uri } }));
      seen.set(client.lastId, version);
    };
    ask(1);
    // In bursts, some of which a check has time to look at.
    for (let burst = 1; burst <= 6; burst++) {
      for (let key = 0; key < 5; key++) ask(client.change(uri, textOf(client.versionOf(uri) + 1)));
      if (burst % 2 === 0) await client.diagnostics(uri);
    }
    await Promise.all(answers);
    const last = client.versionOf(uri);
    const expected = await findings(project, 'haproxy.cfg', textOf(last));
    await client.until(() => (client.published.at(-1)?.version === last ? true : undefined));

    let newest = 1;
    for (const event of client.order) {
      if ('answered' in event) {
        newest = Math.max(newest, seen.get(event.answered) ?? 0);
        continue;
      }
      const { version = 0, diagnostics } = event.published;
      expect(version).toBeGreaterThanOrEqual(newest);
      newest = version;
      const own = diagnostics.filter(({ code }) => code === 'unknown-keyword');
      expect(own.map(({ message }) => /"(.*?)"/.exec(String(message))?.[1])).toEqual([`srv${version}`]);
    }
    expect(newest).toBe(last);
    expect(client.published.length).toBeGreaterThan(2);
    expect(client.published.at(-1)?.diagnostics.map(withoutData)).toEqual(expected);
  });

  test('go away when the document is closed', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, meshConfig('3.0.3'));
    await client.diagnostics(uri);
    expect(await client.diagnosticsAfter(uri, () => client.close(uri))).toEqual([]);
  });

  test('are those of the text that was opened last, where one is closed during its check', async () => {
    const client = await startClient();
    const uri = 'untitled:a';
    const textOf = (keyword: string) => `global\n  ${keyword} 1\n${'frontend f\n  bind :80\n  mode http\n'.repeat(3000)}`;
    client.open(uri, textOf('first'));
    // Enough for the check to begin on most machines, and on none enough for it to be done.
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(client.published).toEqual([]);
    client.close(uri);
    client.open(uri, textOf('second'));
    const unknown = ({ code, message }: Diagnostic) => (code === 'unknown-keyword' ? [/"(.*?)"/.exec(String(message))?.[1]] : []);
    const last = await client.until(() => client.published.findLast(({ diagnostics }) => diagnostics.length > 0));
    expect(last.diagnostics.flatMap(unknown)).toEqual(['second']);
  });

  // A second check of so many lines is a prompt one, which does not look for what is defined nowhere.
  const LARGE = `frontend web\n  bind :80\n  default_backend app\nbackend app\n${'# a line\n'.repeat(2000)}`;

  test('of large files are sent at once for the lines that change, and again when they are complete', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri, settings: { target: '3.0.0' } });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, LARGE);
    expect(rulesOf(await client.diagnostics(uri))).not.toContain('undefined-backend');
    client.change(uri, LARGE.replace('default_backend app', 'default_backend other').replace('bind', 'bund'));
    await client.until(() => (client.published.at(-1)?.diagnostics.some(({ code }) => code === 'undefined-backend') ? true : undefined));
    const told = client.published.filter(({ version }) => version === 2).map(({ diagnostics }) => rulesOf(diagnostics));
    expect(told).toHaveLength(2);
    expect(told.map((rules) => rules.includes('unknown-keyword'))).toEqual([true, true]);
    expect(told[0]).not.toContain('undefined-backend');
  });

  test('of large files are complete when a client has been told to pull again', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri, pull: true, settings: { target: '3.0.0' } });
    const uri = project.uriOf('haproxy.cfg');
    const pull = async () => {
      const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      return report.kind === 'full' ? rulesOf(report.items) : [];
    };
    const refreshes = () => client.requestsOfServer.filter((method) => method === 'workspace/diagnostic/refresh').length;
    client.open(uri, LARGE);
    expect(await pull()).not.toContain('undefined-backend');
    client.change(uri, LARGE.replace('default_backend app', 'default_backend other').replace('bind', 'bund'));
    const first = await pull();
    expect(first).toContain('unknown-keyword');
    expect(first).not.toContain('undefined-backend');
    await expect.poll(refreshes, { timeout: 10_000 }).toBe(1);
    expect(await pull()).toContain('undefined-backend');
    client.change(uri, LARGE);
    client.close(uri);
    expect(await pull()).toEqual([]);
  });

  test('can be pulled', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri, pull: true });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, meshConfig('3.0.3'));
    const pull = () => client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    expect(await pull()).toMatchObject({ kind: 'full' });
    const report = await pull();
    expect(report.kind === 'full' && report.items.map(withoutData)).toEqual(await findings(project, 'haproxy.cfg', meshConfig('3.0.3')));
    client.change(uri, meshConfig('3.0.5', 2));
    expect(await pull()).toMatchObject({ kind: 'full', items: [] });
    project.write('.haplintrc.json', '{ "target": "3.0.3" }');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project.uriOf('.haplintrc.json'), type: 1 }] });
    await client.until(() => (client.requestsOfServer.includes('workspace/diagnostic/refresh') ? true : undefined));
    expect(await client.request('textDocument/diagnostic', { textDocument: { uri: project.uriOf('other.cfg') } })).toEqual({
      kind: 'full',
      items: [],
    });
    expect(client.published).toEqual([]);
  });

  test('are there for a text without a file', async () => {
    for (const rootUri of [new Project().uri, undefined]) {
      const client = await startClient(rootUri === undefined ? {} : { rootUri });
      client.open('untitled:Untitled-1', meshConfig('3.0.3'));
      const diagnostics = await client.diagnostics('untitled:Untitled-1');
      expect(rulesOf(diagnostics)).toEqual(['large-peers-section', 'outdated-release', 'peers-crash', 'tcp-passthrough-crash']);
      expect(diagnostics.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri))).toContain(
        'untitled:Untitled-1',
      );
    }
  });
});

describe('code actions', () => {
  async function opened(text: string): Promise<{ client: Client; uri: string }> {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, text);
    return { client, uri };
  }

  test('a fix makes its finding go', async () => {
    const { client, uri } = await opened('defaults\n    mode http');
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['missing-final-newline']);
    const [fix] = await client.codeActions(uri, everywhere);
    expect(fix).toMatchObject({ title: 'Fix this missing-final-newline problem', isPreferred: true, kind: 'quickfix' });
    client.apply(uri, fix as CodeAction);
    expect(client.text(uri)).toBe('defaults\n    mode http\n');
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('all safe fixes can be made at once', async () => {
    const { client, uri } = await opened('defaults\n    mode http # haplint-disable-line peers-crash');
    const [action, ...rest] = await client.codeActions(uri, everywhere, ['source.fixAll']);
    expect(rest).toEqual([]);
    expect(action).toMatchObject({ kind: 'source.fixAll.haplint' });
    client.apply(uri, action as CodeAction);
    expect(rulesOf(await client.diagnostics(uri))).not.toContain('missing-final-newline');
  });

  test.each(['comment above', 'comment at its end', 'for this section'])('a finding can be switched off: %s', async (form) => {
    const { client, uri } = await opened(meshConfig('3.0.3'));
    for (const rule of ['large-peers-section', 'outdated-release', 'peers-crash', 'tcp-passthrough-crash']) {
      for (;;) {
        const diagnostic = (await client.diagnostics(uri)).find(({ code }) => code === rule);
        if (diagnostic === undefined) break;
        const actions = await client.codeActions(uri, diagnostic.range);
        const action = actions.find(({ title }) => title.includes(rule) && title.includes(form));
        expect(action?.diagnostics?.map(({ code }) => code)).toContain(rule);
        client.apply(uri, action as CodeAction);
      }
    }
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(client.text(uri)).toContain('# haplint-disable-');
  });

  test('a suggestion makes its finding go', async () => {
    const { client, uri } = await opened(meshConfig('3.0.3'));
    const before = await client.diagnostics(uri);
    const suggested = before.filter(({ data }) => data?.suggestions !== undefined);
    for (const diagnostic of suggested) {
      const title = diagnostic.data.suggestions[0].title;
      const action = (await client.codeActions(uri, diagnostic.range)).find((one) => one.title === title);
      const text = client.text(uri);
      client.apply(uri, action as CodeAction);
      expect((await client.diagnostics(uri)).map(({ code, message }) => [code, message])).not.toContainEqual([
        diagnostic.code,
        diagnostic.message,
      ]);
      client.change(uri, text);
      await client.diagnostics(uri);
    }
  });
});

describe('configuration', () => {
  const changed = (client: Client, uri: string) => client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

  test('is read again when its file changes', async () => {
    const project = new Project({ 'haplint.config.json': '{ "target": "3.0.3" }' });
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    const config = project.uriOf('haplint.config.json');
    const foundWith = (text: string) =>
      client.diagnosticsAfter(uri, () => {
        project.write('haplint.config.json', text);
        changed(client, config);
      });
    client.open(uri, meshConfig(null));
    expect(rulesOf(await client.diagnostics(uri))).toEqual([
      'large-peers-section',
      'outdated-release',
      'peers-crash',
      'tcp-passthrough-crash',
    ]);
    expect(client.requestsOfServer).toContain('client/registerCapability');
    expect(rulesOf(await foundWith('{ "target": "3.0.5" }'))).toEqual(['large-peers-section']);
    expect(rulesOf(await foundWith('{ "target": "3.0.5", "rules": { "large-peers-section": "off" } }'))).toEqual([]);
    const broken = await foundWith('{ "rules": { "large-peers-sektion": "off" } }');
    expect(broken).toMatchObject([{ code: 'configuration', severity: 1, range: { start: { line: 0, character: 0 } } }]);
    expect(broken[0]?.message).toContain('large-peers-section');
    expect(rulesOf(await foundWith('{ "target": "3.0.5" }'))).toEqual(['large-peers-section']);
    expect(rulesOf(await foundWith('{ "ignores": ["haproxy.cfg"] }'))).toEqual([]);
  });

  test('can be chosen by settings', async () => {
    const project = new Project({ 'other.json': '{ "rules": { "large-peers-section": "off" } }' });
    const client = await startClient({ rootUri: project.uri, settings: { target: '3.0.4' } });
    const uri = project.uriOf('haproxy.cfg');
    const foundWith = (settings: Record<string, unknown>) =>
      client.diagnosticsAfter(uri, () => {
        client.settings = settings;
        client.notify('workspace/didChangeConfiguration', { settings: null });
      });
    client.open(uri, meshConfig(null));
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['large-peers-section', 'outdated-release', 'peers-crash']);
    expect(rulesOf(await foundWith({ target: '3.0.5' }))).toEqual(['large-peers-section']);
    expect(rulesOf(await foundWith({ target: '3.0.5', configFile: 'other.json' }))).toEqual([]);
    expect(await foundWith({ target: 'newest' })).toMatchObject([
      { code: 'configuration', message: expect.stringContaining('haplint.target') },
    ]);
    expect(await foundWith({ target: '9.9.1' })).toMatchObject([{ code: 'configuration' }]);
    expect(await foundWith({ target: '3.0.3', configFile: 'missing.json' })).toMatchObject([{ code: 'configuration' }]);
    expect(await foundWith({ target: '3.0.3', enable: false })).toEqual([]);
    expect(rulesOf(await foundWith({ target: '3.0.5', rules: { 'large-peers-section': 'off' } }))).toEqual([]);
    expect(await foundWith({ target: '3.0.5', rules: { 'large-peers-sektion': 'off' } })).toMatchObject([
      { code: 'configuration', message: expect.stringContaining('setting "haplint.rules"') },
    ]);
  });

  test('can name a haproxy to ask for its version, which is not run in a folder that is not trusted', async () => {
    const project = new Project({
      haproxy: '#!/bin/sh\ntouch "$0.ran"\necho "HAProxy version 3.0.4-1 2024/09/03 - https://haproxy.org/"\n',
    });
    chmodSync(project.path('haproxy'), 0o755);
    const settings = { haproxy: project.path('haproxy') };
    for (const trusted of [false, true]) {
      const client = await startClient({ settings, initializationOptions: { trusted } });
      client.open('untitled:a', meshConfig(null));
      expect(rulesOf(await client.diagnostics('untitled:a')).includes('peers-crash')).toBe(trusted);
      expect(existsSync(project.path('haproxy.ran'))).toBe(trusted);
      client.open('untitled:b', meshConfig('3.0.5'));
      expect(rulesOf(await client.diagnostics('untitled:b'))).toEqual(['large-peers-section']);
    }
  });

  test('can say that documents are checked when they are saved', async () => {
    const client = await startClient({ settings: { run: 'onSave' } });
    const uri = 'untitled:a';
    client.open(uri, 'defaults\n    mode htp\n');
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['unknown-keyword']);
    client.change(uri, 'defaults\n    mode http\n');
    // An answer to this comes behind whatever the change would have led to.
    await client.codeActions(uri, everywhere);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(client.published.filter((one) => one.uri === uri).map(({ version }) => version)).toEqual([1]);
    client.notify('textDocument/didSave', { textDocument: { uri } });
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('can say so to a client that asks for diagnostics', async () => {
    const client = await startClient({ pull: true, settings: { run: 'onSave' } });
    const uri = 'untitled:a';
    const pull = async () => {
      const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      return report.kind === 'full' ? rulesOf(report.items) : null;
    };
    client.open(uri, 'defaults\n    mode htp\n');
    expect(await pull()).toEqual(['unknown-keyword']);
    client.change(uri, 'defaults\n    mode http\n');
    expect(await pull()).toEqual(['unknown-keyword']);
    client.notify('textDocument/didSave', { textDocument: { uri } });
    expect(await pull()).toEqual([]);
  });

  test('can come with the settings that a client sends unasked', async () => {
    const client = await startClient({ initializationOptions: { settings: { target: '3.0.4' } } });
    client.open('untitled:a', meshConfig(null));
    expect(rulesOf(await client.diagnostics('untitled:a'))).toEqual(['large-peers-section', 'outdated-release', 'peers-crash']);
    const after = await client.diagnosticsAfter('untitled:a', () =>
      client.notify('workspace/didChangeConfiguration', { settings: { haplint: { target: '3.0.5' } } }),
    );
    expect(rulesOf(after)).toEqual(['large-peers-section']);
  });

  test('that is code runs in a trusted workspace only, and what it prints does no harm', async () => {
    const config = 'console.log("hello"); export default { target: "3.0.3" };\n';
    for (const trusted of [true, false]) {
      const project = new Project({ 'haplint.config.mjs': config });
      const client = await startClient({ rootUri: project.uri, initializationOptions: { trusted } });
      const uri = project.uriOf('haproxy.cfg');
      client.open(uri, meshConfig(null));
      const rules = rulesOf(await client.diagnostics(uri));
      if (trusted) expect(rules).toEqual(['large-peers-section', 'outdated-release', 'peers-crash', 'tcp-passthrough-crash']);
      else {
        expect(rules).toEqual(['configuration']);
        expect(await client.diagnostics(uri)).toMatchObject([{ severity: 3 }]);
      }
      expect(await client.stop()).toBe(0);
    }
  });

  test('that names plugins runs them in a trusted workspace only', async () => {
    const config =
      'plugins: { my: ./plugin.mjs }\ntarget: "3.0.3"\nrules: { my/any: error }\ndeclare: { our/dmz: { message: No., forbid: { bind: {} } } }\n';
    const plugin = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('plugin.ran', import.meta.url), '');
const meta = { type: 'problem', docs: { description: 'any' }, severity: 'error', messages: { m: 'M' } };
export default { rules: { any: { meta, create: ({ report }) => ({ Section(node) { report({ node, messageId: 'm' }); } }) } } };`;
    for (const trusted of [false, true]) {
      const project = new Project({ 'haplint.config.yaml': config, 'plugin.mjs': plugin });
      const client = await startClient({ rootUri: project.uri, initializationOptions: { trusted } });
      const uri = project.uriOf('haproxy.cfg');
      client.open(uri, 'frontend f\n    bind :80\n');
      const found = await client.diagnostics(uri);
      expect(existsSync(project.path('plugin.ran'))).toBe(trusted);
      const rules = rulesOf(found);
      if (trusted) expect(rules).toEqual(expect.arrayContaining(['my/any', 'our/dmz', 'tcp-passthrough-crash']));
      else expect(found).toMatchObject([{ code: 'configuration', severity: 3, message: expect.stringContaining('"plugins.my"') }]);
      expect(await client.stop()).toBe(0);
    }
  });

  test('can declare rules, in a folder that is not trusted too', async () => {
    const config = { extends: [], declare: { 'our/dmz': { message: 'No.', help: 'Move it.', forbid: { bind: {} } } } };
    const project = new Project({ 'haplint.config.json': JSON.stringify(config) });
    const client = await startClient({ rootUri: project.uri, initializationOptions: { trusted: false } });
    const uri = project.uriOf('a.cfg');
    client.open(uri, 'frontend f\n    bind :80\n');
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 12 } };
    expect(await client.diagnostics(uri)).toMatchObject([{ code: 'our/dmz', message: 'No. Move it.', range }]);
  });

  test('can be of many files, of which open ones count as they are in the editor', async () => {
    const TIMEOUTS = '    timeout client 1m\n    timeout connect 5s\n    timeout server 1m\n';
    const off = { 'known-vulnerability': 'off', 'known-bug': 'off', 'outdated-release': 'off' };
    const project = new Project({
      'haplint.config.json': JSON.stringify({ target: '3.0.3', rules: off, configs: { edge: ['defaults.cfg', 'proxies.cfg'] } }),
      'defaults.cfg': `defaults\n    mode http\n${TIMEOUTS}`,
      'proxies.cfg': '',
    });
    const client = await startClient({ rootUri: project.uri });
    const proxies = project.uriOf('proxies.cfg');
    const defaults = project.uriOf('defaults.cfg');
    client.open(proxies, 'frontend f\n    bind :443\n    default_backend b\n\nbackend b\n    server s 10.0.0.1:443\n');
    expect(await client.diagnostics(proxies)).toEqual([]);
    client.open(defaults, `defaults\n    mode http\n${TIMEOUTS}`);
    await client.diagnostics(defaults);
    client.change(defaults, `defaults\n    mode tcp\n${TIMEOUTS}`);
    const latest = () => client.published.findLast((params) => params.uri === proxies)?.diagnostics ?? [];
    const after = await client.until(() => (latest().length > 0 ? latest() : undefined));
    expect(rulesOf(after)).toEqual(['tcp-passthrough-crash']);
    expect(after.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri))).toContain(defaults);
    // Unsaved changes are gone with the editor, so the file counts again.
    client.close(defaults);
    await client.until(() => (latest().length === 0 ? true : undefined));
  });

  test('the client is told which version a document is checked for', async () => {
    const project = new Project();
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    const status = () => client.notifications.findLast(({ method }) => method === 'haplint/status')?.params;
    client.open(uri, meshConfig(null));
    await client.until(status);
    expect(status()).toEqual({ uri, state: 'checked', targets: [], targetSource: 'none', configFile: null, problem: null });
    expect(JSON.stringify(client.notifications)).toContain('the version of HAProxy is not known');
    client.change(uri, meshConfig('3.0.3'));
    await client.until(() => ((status() as { targetSource: string }).targetSource === 'comment' ? true : undefined));
    expect(status()).toMatchObject({ targets: ['3.0.3'] });
    project.write('haplint.config.json', '{ "target": "3.2" }');
    changed(client, project.uriOf('haplint.config.json'));
    await client.until(() => ((status() as { targetSource: string }).targetSource === 'configuration' ? true : undefined));
    expect(status()).toMatchObject({ targets: [expect.stringMatching(/^3\.2\.\d+$/)], configFile: project.path('haplint.config.json') });
  });
});

describe('the server lives on', () => {
  test('after messages that are none', async () => {
    const client = await startClient();
    client.sendRaw('Content-Length: 9\r\n\r\n{"broken"');
    client.sendRaw('Content-Length: 4\r\n\r\nnull');
    client.sendRaw('Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}');
    await expect(client.request('textDocument/nothing', {})).rejects.toThrow('-32601');
    client.notify('textDocument/nothing', {});
    client.notify('textDocument/didChange', { textDocument: { uri: 'untitled:never-opened', version: 2 }, contentChanges: [{ text: '' }] });
    client.notify('textDocument/didChange', null);
    client.notify('textDocument/didOpen', {});
    await client.request('textDocument/codeAction', null).catch(() => null);
    expect(await client.codeActions('untitled:never-opened', everywhere)).toEqual([]);
    client.open('untitled:a', meshConfig('3.0.3'));
    expect(rulesOf(await client.diagnostics('untitled:a'))).toEqual([
      'large-peers-section',
      'outdated-release',
      'peers-crash',
      'tcp-passthrough-crash',
    ]);
    expect(await client.stop()).toBe(0);
  });

  test('after a rule that never ends, which is ended, shown and left out', { timeout: 60_000 }, async () => {
    const plugin = `export default { rules: { loop: {
      meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'error', messages: {} },
      create: () => ({ Directive(line) { if (line.keyword.value === 'daemon') try { for (;;); } catch {} } }),
    } } };\n`;
    const project = new Project({
      'plugin.mjs': plugin,
      'haplint.config.json': '{ "plugins": { "my": "./plugin.mjs" }, "rules": { "my/loop": "error" } }',
    });
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, 'global\n  maxcon 1\n');
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['unknown-keyword']);
    client.change(uri, 'global\n  maxcon 1\n  daemon\n');
    const ended = await client.diagnostics(uri);
    expect(rulesOf(ended)).toEqual(['my/loop', 'unknown-keyword']);
    expect(ended[0]?.message).toContain('was ended');
    client.change(uri, 'global\n  daemon\n');
    expect(rulesOf(await client.diagnostics(uri))).toEqual(['my/loop']);
    expect(await client.stop()).toBe(0);
  });

  test('after a rule that throws, which is shown', async () => {
    const plugin = `export default { rules: { boom: {
      meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'error', messages: {} },
      create: () => ({ Section() { setTimeout(() => { throw new Error('later'); }); throw new Error('on purpose'); } }),
    } } };\n`;
    const project = new Project({
      'plugin.mjs': plugin,
      'haplint.config.json': '{ "plugins": { "my": "./plugin.mjs" }, "rules": { "my/boom": "error" } }',
    });
    const client = await startClient({ rootUri: project.uri });
    const uri = project.uriOf('haproxy.cfg');
    client.open(uri, 'defaults\n');
    expect(await client.diagnostics(uri)).toMatchObject([{ code: 'my/boom', message: expect.stringContaining('on purpose') }]);
    await client.until(() => (JSON.stringify(client.notifications).includes('Error: later') ? true : undefined));
    expect(await client.stop()).toBe(0);
  });
});

describe('the command', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [SERVER, ...args], { encoding: 'utf8', input: '' });

  test('prints its version and its help', () => {
    expect(run('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('haplint-lsp --stdio'), stderr: '' });
  });

  test('says how to use it', () => {
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: 'usage: haplint-lsp --stdio\n' });
  });

  test('ends when it is told to, and as the protocol says', async () => {
    expect(await (await startClient()).stop()).toBe(0);
    const rude = await startClient();
    rude.notify('exit', null);
    expect(await rude.exit).toBe(1);
    const gone = await startClient();
    gone.closeInput();
    expect(await gone.exit).toBe(1);
  });
});
