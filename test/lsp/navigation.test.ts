import { afterEach, describe, expect, test } from 'vitest';
import type {
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  DocumentHighlight,
  DocumentSymbol,
  Location,
  Position,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
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

const URI = 'file:///srv/haproxy.cfg';
const CONFIG = `defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend www
  bind :80
  acl is_api path_beg /api
  use_backend api if is_api
  default_backend missing
backend api
  server s1 127.0.0.1:80
`;

/** A client that has the configuration open. */
async function opened(options?: ClientOptions): Promise<Client> {
  const client = await startClient(options);
  client.open(URI, CONFIG);
  return client;
}

const about = (line: number, character: number): { textDocument: { uri: string }; position: Position } => ({
  textDocument: { uri: URI },
  position: { line, character },
});

const lines = (places: readonly { range: { start: Position } }[]) => places.map(({ range }) => range.start.line);

describe('names', () => {
  test('are found, listed and highlighted', async () => {
    const client = await opened();
    expect(lines(await client.request<Location[]>('textDocument/definition', about(8, 16)))).toEqual([10]);
    const references = (includeDeclaration: boolean) =>
      client.request<Location[]>('textDocument/references', { ...about(7, 7), context: { includeDeclaration } });
    expect([lines(await references(true)), lines(await references(false))]).toEqual([[7, 8], [8]]);
    expect(lines(await client.request<DocumentHighlight[]>('textDocument/documentHighlight', about(8, 23)))).toEqual([7, 8]);
    expect(await client.request('textDocument/definition', { ...about(0, 0), textDocument: { uri: 'file:///nowhere' } })).toBeNull();
  });

  test('are changed in all files of a configuration, with the versions of those that are open', async () => {
    const project = new Project({
      'haplint.config.json': '{ "configs": { "all": ["a.cfg", "b.cfg"] } }',
      'a.cfg': 'frontend f\n  default_backend b\n',
      'b.cfg': 'backend b\n',
    });
    const client = await startClient({ rootUri: project.uri });
    const [a, b] = [project.uriOf('a.cfg'), project.uriOf('b.cfg')];
    client.open(a, 'frontend f\n  default_backend b\n');
    const position = { line: 1, character: 18 };
    expect(await client.request('textDocument/prepareRename', { textDocument: { uri: a }, position })).toMatchObject({ placeholder: 'b' });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { textDocument: { uri: a }, position, newName: 'web' });
    expect(edit.documentChanges).toEqual([
      { textDocument: { uri: a, version: 1 }, edits: [{ range: { start: position, end: { line: 1, character: 19 } }, newText: 'web' }] },
      {
        textDocument: { uri: b, version: null },
        edits: [{ range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } }, newText: 'web' }],
      },
    ]);
  });

  test('are not changed where HAProxy would refuse the new one', async () => {
    const client = await opened();
    await expect(client.request('textDocument/rename', { ...about(10, 9), newName: 'a b' })).rejects.toThrow('" " is not permitted');
    expect(await client.request('textDocument/prepareRename', about(1, 3))).toBeNull();
  });
});

test('the outline, symbols of the workspace and growing selections', async () => {
  const client = await opened();
  // This client does not take trees.
  const outline = await client.request<(SymbolInformation | DocumentSymbol)[]>('textDocument/documentSymbol', {
    textDocument: { uri: URI },
  });
  expect(outline.map(({ name }) => name)).toEqual(['defaults', 'frontend www', 'bind :80', 'acl is_api', 'backend api', 'server s1']);
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'api' });
  expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
    ['api', 'backend'],
    ['is_api', 'acl in frontend www'],
  ]);
  const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri: URI },
    positions: [{ line: 7, character: 8 }],
  });
  expect(selection?.range).toEqual({ start: { line: 7, character: 6 }, end: { line: 7, character: 12 } });
});

test('symbols of the workspace are those of all groups, open or not', async () => {
  const project = new Project({
    'haplint.config.json': '{ "configs": { "one": ["a.cfg", "b.cfg"], "two": ["c.cfg"] } }',
    'a.cfg': 'backend a_open\n',
    'b.cfg': 'backend b_with_it\n',
    'c.cfg': 'backend c_apart\n',
  });
  const client = await startClient({ rootUri: project.uri });
  client.open(project.uriOf('a.cfg'), 'backend a_changed\n');
  const names = async () => (await client.request<SymbolInformation[]>('workspace/symbol', { query: '' })).map(({ name }) => name);
  expect(await names()).toEqual(['a_changed', 'b_with_it', 'c_apart']);
  client.close(project.uriOf('a.cfg'));
  expect(await names()).toEqual([]);
});

test('lenses count references when they are resolved', async () => {
  const client = await opened();
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
  const resolved: CodeLens[] = [];
  for (const lens of lenses) resolved.push(await client.request<CodeLens>('codeLens/resolve', lens));
  expect(resolved.map(({ range, command }) => [range.start.line, command?.title, command?.command])).toEqual([
    [10, '1 reference', 'haplint.showReferences'],
  ]);
  const { command, arguments: args } = resolved[0]?.command ?? { command: '' };
  expect(await client.request('workspace/executeCommand', { command, arguments: args })).toBeNull();
});

test('clients that can ask again are told of the advisories of a large configuration a moment later, others at once', async () => {
  const small =
    '# haplint target: 3.0.3\n' +
    CONFIG.replace('mode http', 'mode http\n  option http-buffer-request') +
    'peers p\n  bind :1000\n  server a 127.0.0.1:1000\n';
  const text = small + '# a line\n'.repeat(1000);
  const titles = (lenses: readonly CodeLens[]) => lenses.flatMap(({ command }) => command?.title ?? []);
  const ask = (client: Client) => client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
  const plain = await startClient();
  plain.open(URI, text);
  const expected = titles(await ask(plain));
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.every((title) => /^reaches (1 known fault|\d+ known faults)$/.test(title))).toBe(true);
  const later = await startClient({ showsMore: true });
  const SMALL = 'file:///srv/small/haproxy.cfg';
  later.open(SMALL, small);
  // Nothing is put in later above what someone is about to click.
  expect(titles(await later.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: SMALL } }))).toEqual(expected);
  later.open(URI, text);
  expect(titles(await ask(later))).toEqual([]);
  await expect.poll(() => later.requestsOfServer, { timeout: 10_000 }).toContain('workspace/codeLens/refresh');
  expect(titles(await ask(later))).toEqual(expected);
  // While a changed text is looked at, what was known stays.
  later.change(URI, `${text}# more\n`);
  expect(titles(await ask(later))).toEqual(expected);
  // Other settings can mean another target.
  const refreshes = () => later.requestsOfServer.filter((method) => method === 'workspace/codeLens/refresh').length;
  await expect.poll(refreshes, { timeout: 10_000 }).toBe(1);
  later.notify('workspace/didChangeConfiguration', { settings: { haplint: { enable: false } } });
  await expect.poll(refreshes, { timeout: 10_000 }).toBe(2);
  const place = { line: 0, character: 0 };
  const closed = await later.request<CodeLens>('codeLens/resolve', {
    range: { start: place, end: place },
    data: { uri: URI, position: place },
  });
  expect(closed.command).toEqual({ title: '', command: '' });
});

test('the page of a rule is opened by clients that can', async () => {
  const client = await opened({ showsMore: true });
  const range = { start: { line: 9, character: 18 }, end: { line: 9, character: 18 } };
  const request = { textDocument: { uri: URI }, range, context: { diagnostics: [] } };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', request);
  const { command } = actions.find(({ title }) => title === 'Open the page of undefined-backend') ?? {};
  expect(command?.command).toBe('haplint.openRulePage');
  await client.request('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
  expect(client.requestsOfServer).toContain('window/showDocument');
  await expect(
    client.request('workspace/executeCommand', { command: 'haplint.openRulePage', arguments: ['file:///etc/passwd'] }),
  ).rejects.toThrow('takes the https address');
});

test('routes and the graph', async () => {
  const client = await opened();
  const [item] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', about(5, 10));
  const calls = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
  expect(calls.map(({ to }) => [to.name, to.detail])).toEqual([['api', 'if is_api']]);
  const graph = (...args: unknown[]) => client.request('workspace/executeCommand', { command: 'haplint.graph', arguments: args });
  expect(await graph(URI)).toContain('flowchart');
  expect(await graph(URI, 'svg')).toContain('<svg');
  await expect(graph(URI, 'png')).rejects.toThrow('haplint.graph takes');
  await expect(client.request('workspace/executeCommand', { command: 'rm', arguments: [] })).rejects.toThrow('no command "rm"');
});

test('what is missing can be created', async () => {
  const client = await opened();
  const range = { start: { line: 9, character: 18 }, end: { line: 9, character: 18 } };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range,
    context: { diagnostics: [] },
  });
  const action = actions.find(({ title }) => title === 'Create backend missing');
  if (action === undefined) throw new Error('no such action');
  client.apply(URI, action);
  expect(client.text(URI)).toBe(`${CONFIG}\nbackend missing\n  mode http\n`);
});
