import { mkdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { CompletionItem, CompletionList, SignatureHelp } from 'vscode-languageserver';
import { Client, type ClientOptions } from './client.js';
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

/** Opens a text and asks at its `|`. */
async function ask<Answer>(client: Client, project: Project, method: string, marked: string): Promise<Answer> {
  const uri = project.uriOf('haproxy.cfg');
  client.open(uri, marked.replace('|', ''));
  const lines = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return client.request<Answer>(`textDocument/${method}`, { textDocument: { uri }, position });
}

const COMPLETION = { completionItem: { snippetSupport: true, insertReplaceSupport: true, documentationFormat: ['markdown'] } };

test('completes, and documents the item that is looked at', async () => {
  const project = new Project();
  const client = await startClient({ rootUri: project.uri, textDocument: { completion: COMPLETION } });
  const list = await ask<CompletionList>(client, project, 'completion', '# haplint target: 3.0.3\nbackend b\n  timeout ser|x');
  expect(list.isIncomplete).toBe(false);
  const item = list.items.find(({ label }) => label === 'server') as CompletionItem;
  const start = { line: 2, character: 10 };
  expect(item).toMatchObject({
    textEdit: {
      newText: 'server ${1:time}',
      insert: { start, end: { line: 2, character: 13 } },
      replace: { start, end: { line: 2, character: 14 } },
    },
    insertTextFormat: 2,
  });
  expect(item.documentation).toBeUndefined();
  const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
  expect(resolved.documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('docs.haproxy.org/3.0/') });
});

test('inserts plain text for clients that take no snippets', async () => {
  const project = new Project();
  const client = await startClient({ rootUri: project.uri });
  const { items } = await ask<CompletionList>(client, project, 'completion', 'backend b\n  timeout |');
  expect(items.find(({ label }) => label === 'server')?.textEdit?.newText).toBe('server');
  expect(items.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true);
});

test('proposes files in a trusted workspace only', async () => {
  const project = new Project();
  mkdirSync(project.path('certs/more'), { recursive: true });
  project.write('certs/site.pem', '');
  const names = async (trusted: boolean) => {
    const client = await startClient({ rootUri: project.uri, initializationOptions: { trusted } });
    const { items } = await ask<CompletionList>(client, project, 'completion', 'frontend f\n  bind :443 ssl crt certs/|');
    return items.map(({ label }) => label).sort();
  };
  expect(await names(true)).toEqual(['more/', 'site.pem']);
  expect(await names(false)).toEqual([]);
});

test('shows signatures', async () => {
  const project = new Project();
  const client = await startClient({ rootUri: project.uri });
  const help = await ask<SignatureHelp>(client, project, 'signatureHelp', 'frontend f\n  acl a req.hdr(host,|');
  expect(help).toMatchObject({ activeParameter: 1, signatures: [{ label: 'req.hdr([<string>][,<integer>])' }] });
});

test('tells the client what it does', async () => {
  const client = new Client();
  clients.push(client);
  const { capabilities } = (await client.initialize()) as { capabilities: Record<string, unknown> };
  expect(capabilities.completionProvider).toMatchObject({
    resolveProvider: true,
    triggerCharacters: expect.arrayContaining([' ', '(', '%']),
  });
  expect(capabilities.signatureHelpProvider).toMatchObject({ triggerCharacters: [' ', '(', ','] });
});
