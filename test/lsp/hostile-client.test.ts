import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Client } from './client.js';

const URI = 'file:///tmp/nowhere/a.cfg';
const BROKEN = 'global\n    description "no end\n';

let client: Client;
afterEach(() => client.closeInput());

const framed = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Whether the server still checks what is opened. */
async function works(): Promise<boolean> {
  client.open(URI, BROKEN);
  return (await client.diagnostics(URI)).length > 0;
}

describe('a client that sends', () => {
  it.each([
    ['a body that is no JSON', framed('{"jsonrpc": "2.0", ')],
    ['nothing in a body', framed('')],
    ['JSON that is no message', framed('[1, "x", null]') + framed('null') + framed('"text"')],
    ['no method and no id', framed('{"jsonrpc":"2.0"}')],
    ['an answer to nothing', framed('{"jsonrpc":"2.0","id":4711,"result":{}}')],
    ['a header without a length', 'Content-Type: text/plain\r\nX-Y: z\r\n\r\n'],
    ['bytes that are no UTF-8', 'Content-Length: 3\r\n\r\n\ud800'],
    [
      'an object a hundred thousand levels deep',
      framed(`{"jsonrpc":"2.0","method":"x","params":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    ],
  ])('%s is served on', async (_, bytes) => {
    client = await Client.start();
    client.sendRaw(bytes);
    expect(await works()).toBe(true);
  });

  it.each([
    ['a length that is no number', 'Content-Length: many\r\n\r\n'],
    ['a length below zero', 'Content-Length: -7\r\n\r\n{}'],
  ])('%s loses the thread, and the server ends or serves on, but does not spin', async (_, bytes) => {
    client = await Client.start();
    client.sendRaw(bytes);
    client.closeInput();
    expect(await client.exit).toBeTypeOf('number');
  });

  it('a length that never comes does not fill the memory before it does', async () => {
    client = await Client.start();
    client.sendRaw('Content-Length: 99999999999999\r\n\r\n{}');
    client.closeInput();
    expect(await client.exit).toBeTypeOf('number');
  });

  const METHODS = [
    'hover',
    'completion',
    'definition',
    'references',
    'rename',
    'prepareRename',
    'documentSymbol',
    'codeAction',
    'formatting',
    'foldingRange',
    'semanticTokens/full',
    'semanticTokens/full/delta',
    'signatureHelp',
    'documentHighlight',
    'inlayHint',
    'codeLens',
    'diagnostic',
  ];
  const PARAMS = [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { textDocument: null },
    { textDocument: { uri: 5 }, position: 'here' },
    { textDocument: { uri: URI }, position: { line: -1, character: 1e9 }, range: {}, context: {}, options: {}, newName: '\n' },
    { textDocument: { uri: 'http://[' }, position: { line: 0, character: 0 } },
  ];
  it('params of the wrong shape gets an answer to each request', async () => {
    client = await Client.start();
    client.open(URI, BROKEN);
    await client.diagnostics(URI);
    const answers = METHODS.flatMap((method) =>
      PARAMS.map((params) =>
        client.request(`textDocument/${method}`, params).then(
          () => 'result',
          () => 'error',
        ),
      ),
    );
    expect(await Promise.all(answers)).toHaveLength(METHODS.length * PARAMS.length);
    for (const method of [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didSave',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
      '$/cancelRequest',
      '$/setTrace',
    ])
      for (const params of PARAMS.slice(0, 8)) client.notify(method, params);
    const other = 'file:///tmp/nowhere/b.cfg';
    client.open(other, BROKEN);
    expect(await client.diagnostics(other)).not.toEqual([]);
  });

  it('requests before initialize gets errors, those after shutdown get answers, and the server ends when told to', async () => {
    client = new Client();
    await expect(
      client.request('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 0 } }),
    ).rejects.toThrow();
    await client.initialize();
    expect(await works()).toBe(true);
    await client.request('shutdown', null);
    // An answer has to come; whether it is an error is up to the server.
    const late = client.request('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 0 } });
    await late.catch(() => {});
    client.notify('exit', null);
    expect(await client.exit).toBe(0);
  });
});

it('serves fifty open files, each with its own findings', async () => {
  client = await Client.start();
  const uris = Array.from({ length: 50 }, (_, i) => `file:///tmp/nowhere/${i}.cfg`);
  for (const [i, uri] of uris.entries()) client.open(uri, `global\n${'\n'.repeat(i)}    description "no end\n`);
  for (const [i, uri] of uris.entries()) {
    const diagnostics = await client.diagnostics(uri);
    expect(diagnostics[0]?.range.start.line).toBe(i + 1);
  }
});

it('reaches no network and starts nothing', async () => {
  const preload = fileURLToPath(new URL('../cli/no-network.mjs', import.meta.url));
  vi.stubEnv('NODE_OPTIONS', `--import=${preload}`);
  client = await Client.start();
  vi.unstubAllEnvs();
  expect(await works()).toBe(true);
  await client.request('textDocument/hover', { textDocument: { uri: URI }, position: { line: 1, character: 6 } });
  await client.stop();
  expect(client.stderr).toBe('');
});
