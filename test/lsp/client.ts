import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The server's command, as an editor starts it. */
export const SERVER = fileURLToPath(new URL('../../packages/lsp/bin/haplint-lsp.mjs', import.meta.url));

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface ClientOptions {
  readonly rootUri?: string;
  /** Asks for diagnostics instead of waiting for them. */
  readonly pull?: boolean;
  /** What `workspace/configuration` answers for `haplint`; left out, the client does not answer it. */
  readonly settings?: Record<string, unknown>;
  readonly initializationOptions?: unknown;
  /** Opens pages, takes outlines as trees, and asks for lenses again when it is told to. */
  readonly showsMore?: boolean;
  /** Further capabilities of `textDocument`. */
  readonly textDocument?: Readonly<Record<string, unknown>>;
}

/** How long to wait for something that should happen, in milliseconds. */
const PATIENCE = 10_000;

/** An editor as far as the protocol goes: starts the server as a process and speaks to it over its standard streams. */
export class Client {
  readonly notifications: { method: string; params: unknown }[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly requestsOfServer: string[] = [];
  /** What came from the server, in its order: diagnostics, and the numbers of the requests that it answered. */
  readonly order: ({ readonly published: PublishDiagnosticsParams } | { readonly answered: number })[] = [];
  readonly exit: Promise<number | null>;
  stderr = '';
  settings: Record<string, unknown>;
  readonly #process: ChildProcess;
  readonly #options: ClientOptions;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #documents = new Map<string, TextDocument>();
  readonly #listeners = new Set<() => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  constructor(options: ClientOptions = {}) {
    this.#options = options;
    this.settings = options.settings ?? {};
    this.#process = spawn(process.execPath, [SERVER, '--stdio'], { stdio: 'pipe' });
    this.#process.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk;
    });
    this.#process.stdin?.on('error', () => {}); // the server may be gone
    this.exit = new Promise((resolve) =>
      this.#process.on('exit', (code) => {
        for (const answer of this.#answers.values()) answer({ error: { code: -1, message: `the server is gone: ${this.stderr}` } });
        resolve(code);
      }),
    );
  }

  /** A client whose server is ready. */
  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    await client.initialize();
    return client;
  }

  async initialize(): Promise<unknown> {
    const { rootUri, pull, settings, initializationOptions, showsMore = false, textDocument } = this.#options;
    const result = await this.request('initialize', {
      processId: process.pid,
      rootUri: rootUri ?? null,
      workspaceFolders: rootUri === undefined ? null : [{ uri: rootUri, name: 'root' }],
      initializationOptions,
      capabilities: {
        workspace: {
          configuration: settings !== undefined,
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceEdit: { documentChanges: true },
          diagnostics: { refreshSupport: true },
          codeLens: { refreshSupport: showsMore },
        },
        window: { showDocument: { support: showsMore } },
        textDocument: {
          publishDiagnostics: { relatedInformation: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: showsMore },
          ...(pull ? { diagnostic: {} } : {}),
          ...textDocument,
        },
      },
    });
    this.notify('initialized', {});
    return result;
  }

  /** The number of the last request. */
  get lastId(): number {
    return this.#lastId;
  }

  request<Result = unknown>(method: string, params: unknown): Promise<Result> {
    const id = ++this.#lastId;
    const answer = new Promise<Result>((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => {
        this.#answers.delete(id);
        if (error) reject(new Error(`${method}: ${error.message} (${error.code})`));
        else resolve(result as Result);
      });
    });
    this.#send({ id, method, params });
    return answer;
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Sends bytes as they are. */
  sendRaw(bytes: string): void {
    this.#process.stdin?.write(bytes);
  }

  closeInput(): void {
    this.#process.stdin?.end();
  }

  open(uri: string, text: string): void {
    this.#documents.set(uri, TextDocument.create(uri, 'haproxy', 1, text));
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'haproxy', version: 1, text } });
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces a range of an open document, or all of it; gives the new version. */
  change(uri: string, newText: string, range?: Range): number {
    const document = this.#document(uri);
    const change = range ? { range, text: newText } : { text: newText };
    TextDocument.update(document, [change], document.version + 1);
    this.notify('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges: [change] });
    return document.version;
  }

  versionOf(uri: string): number {
    return this.#document(uri).version;
  }

  text(uri: string): string {
    return this.#document(uri).getText();
  }

  /** Makes the edits of an action, as an editor does; gives the document's new version. */
  apply(uri: string, action: CodeAction): number {
    const document = this.#document(uri);
    const [change, ...more] = action.edit?.documentChanges ?? [];
    if (change === undefined || !('textDocument' in change) || more.length > 0) throw new Error('expected the edits of one document');
    if (change.textDocument.uri !== uri || change.textDocument.version !== document.version)
      throw new Error('the edit is not for this version');
    const edits = change.edits.map((edit) => {
      if (!('newText' in edit)) throw new Error('expected text edits');
      return edit;
    });
    return this.change(uri, TextDocument.applyEdits(document, edits));
  }

  /** Diagnostics of the document's present version, once they are there. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const { version } = this.#document(uri);
    const params = await this.until(() => this.published.findLast((one) => one.uri === uri && one.version === version));
    return params.diagnostics;
  }

  /** The next diagnostics for a document after `act`. */
  async diagnosticsAfter(uri: string, act: () => void | Promise<void>): Promise<Diagnostic[]> {
    const before = this.published.length;
    await act();
    const params = await this.until(() => this.published.slice(before).findLast((one) => one.uri === uri));
    return params.diagnostics;
  }

  codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Waits until `find` gives something. */
  until<Found>(find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        reject(new Error(`waited in vain; the server said:\n${JSON.stringify(this.notifications, null, 1)}\n${this.stderr}`));
      }, PATIENCE);
      const look = () => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Ends the session as an editor does; gives the server's exit status. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return this.exit;
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.sendRaw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const headerEnd = this.#received.indexOf('\r\n\r\n');
      if (headerEnd === -1) return;
      const length = /^Content-Length: (\d+)$/.exec(this.#received.subarray(0, headerEnd).toString());
      if (length === null) throw new Error(`not a message: ${this.#received.subarray(0, headerEnd)}`);
      const end = headerEnd + 4 + Number(length[1]);
      if (this.#received.length < end) return;
      const body = this.#received.subarray(headerEnd + 4, end).toString();
      this.#received = this.#received.subarray(end);
      this.#take(JSON.parse(body));
      for (const look of [...this.#listeners]) look();
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.order.push({ answered: id as number });
      this.#answers.get(id as number)?.(message);
      return;
    }
    if (id === undefined) {
      this.notifications.push({ method, params });
      if (method === 'textDocument/publishDiagnostics') {
        this.published.push(params as PublishDiagnosticsParams);
        this.order.push({ published: params as PublishDiagnosticsParams });
      }
      return;
    }
    this.requestsOfServer.push(method);
    const { items = [] } = (params ?? {}) as { items?: unknown[] };
    this.#send({ id, result: method === 'workspace/configuration' ? items.map(() => this.settings) : null });
  }
}
