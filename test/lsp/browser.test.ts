import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';

const BUNDLE = new URL('../../packages/lsp/browser-bundle/haplint-lsp-browser.js', import.meta.url);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** The server in what a web worker has, and nothing of Node. */
function startWorker(): { say(message: Message): void; heard(find: (message: Message) => boolean): Promise<Message> } {
  const heard: Message[] = [];
  const listeners = new Set<() => void>();
  // That of a worker made from a blob, as VS Code makes it.
  const location = { origin: 'http://127.0.0.1:3000', pathname: 'http://127.0.0.1:3000/8f14e45f', search: '' };
  const self = {
    location,
    onmessage: (_event: { data: unknown }) => {},
    postMessage(message: Message) {
      heard.push(message);
      for (const look of listeners) look();
    },
    addEventListener() {},
  };
  const globals = {
    self,
    location,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    TextEncoder,
    TextDecoder,
    URL,
    console,
    performance,
  };
  vm.runInContext(readFileSync(BUNDLE, 'utf8'), vm.createContext(globals));
  return {
    say: (message) => self.onmessage({ data: { jsonrpc: '2.0', ...message } }),
    heard: (find) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.find(find);
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
  };
}

test('the server works in a web worker', async () => {
  const uri = 'vscode-vfs://github/acme/edge/haproxy.cfg';
  const { say, heard } = startWorker();
  const initializationOptions = { settings: { target: '3.0.3', rules: { 'missing-timeouts': 'off' } } };
  say({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {}, initializationOptions } });
  expect(await heard(({ id }) => id === 1)).toMatchObject({ result: { serverInfo: { name: 'haplint-lsp' } } });
  say({ method: 'initialized', params: {} });
  const text = 'frontend www\n    mode http\n    bind :80\n    default_backend nowhere\n';
  say({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'haproxy', version: 1, text } } });
  const published = await heard(({ method }) => method === 'textDocument/publishDiagnostics');
  const { diagnostics } = published.params as { diagnostics: { code: string }[] };
  expect(diagnostics.map(({ code }) => code)).toContain('undefined-backend');
  expect(diagnostics.map(({ code }) => code)).not.toContain('missing-timeouts');
  say({ id: 2, method: 'textDocument/foldingRange', params: { textDocument: { uri } } });
  expect(await heard(({ id }) => id === 2)).toMatchObject({ result: [{ startLine: 0, endLine: 3 }] });
});
