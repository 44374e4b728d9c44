import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type ResponseError,
  TextDocumentSyncKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CODE_ACTION_KINDS, createLanguageService } from '../service/index.js';
import { Checks } from './checks.js';
import { type Client, readClient } from './client.js';
import type { FeatureHost } from './feature.js';
import { FEATURES } from './features/index.js';
import type { Guard } from './guard.js';
import { Pace } from './pace.js';
import { Projects } from './projects.js';
import { Pull } from './pull.js';
import { Push } from './push.js';
import type { Runtime } from './runtime.js';
import { DocumentSettings } from './settings.js';
import { StatusReports } from './status-reports.js';
import { WatchedFiles } from './watched-files.js';

/** A client's session, from `initialize` to `shutdown`: what each of its messages leads to. */
export class Session {
  readonly #connection: Connection;
  readonly #runtime: Runtime;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #guard: Guard;
  readonly #client: Client;
  readonly #service = createLanguageService();
  readonly #settings: DocumentSettings;
  readonly #projects: Projects;
  readonly #watched: WatchedFiles;
  readonly #checks: Checks;
  readonly #reports: StatusReports;
  /** The version of each open document at its last save, or when it was opened. */
  readonly #saved = new Map<string, number>();
  readonly #pace: Pace;
  readonly #pull: Pull;
  /** Null where the client asks for diagnostics itself. */
  readonly #push: Push | null;

  constructor(connection: Connection, runtime: Runtime, documents: TextDocuments<TextDocument>, guard: Guard, params: InitializeParams) {
    this.#connection = connection;
    this.#runtime = runtime;
    this.#documents = documents;
    this.#guard = guard;
    this.#client = readClient(params);
    this.#settings = new DocumentSettings(connection, this.#client.hasConfiguration, params.initializationOptions?.settings);
    this.#projects = new Projects(runtime, this.#client);
    this.#projects.setFolders(params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []));
    this.#watched = new WatchedFiles(connection, guard);
    const onRead = (paths: readonly string[]) => this.#watched.add(paths);
    this.#checks = new Checks(this.#service, runtime, documents, this.#settings, this.#projects, connection.console, onRead);
    this.#reports = new StatusReports(connection);
    const host: FeatureHost = {
      connection,
      client: this.#client,
      guard,
      runtime,
      view: (uri) => this.#checks.view(uri),
      views: () => this.#checks.views(),
      versionOf: (uri) => documents.get(uri)?.version ?? null,
      settings: (uri) => this.#settings.of(uri),
      isFile: async (uri) => {
        const path = runtime.pathOf(uri);
        return path !== null && (await runtime.isFile(path));
      },
    };
    for (const { listen } of FEATURES) listen(host);
    this.#pace = new Pace(this.#checks);
    this.#pull = new Pull(connection, this.#client, this.#pace, this.#reports, guard);
    this.#push = this.#client.pullsDiagnostics ? null : new Push(connection, this.#checks, this.#pace, this.#reports, guard);
  }

  initializeResult(): InitializeResult {
    return {
      serverInfo: { name: 'haplint-lsp', version: this.#runtime.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
        ...(this.#push ? {} : { diagnosticProvider: { identifier: 'haplint', interFileDependencies: true, workspaceDiagnostics: false } }),
        ...Object.assign({}, ...FEATURES.map(({ capabilities }) => capabilities)),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  async initialized(): Promise<void> {
    const { canWatchFiles, canChangeConfigurationDynamically, hasWorkspaceFolders } = this.#client;
    if (hasWorkspaceFolders) this.#connection.workspace.onDidChangeWorkspaceFolders(() => void this.#foldersChanged());
    if (canChangeConfigurationDynamically) {
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'haplint' });
    }
    if (canWatchFiles) await this.#watched.start();
  }

  async changed(uri: string): Promise<void> {
    const version = this.#documents.get(uri)?.version;
    if (version !== undefined && !this.#saved.has(uri)) this.#saved.set(uri, version);
    if (await this.#waitsForSave(uri)) return;
    this.#push?.schedule(uri);
  }

  async saved(uri: string): Promise<void> {
    const version = this.#documents.get(uri)?.version;
    if (version !== undefined) this.#saved.set(uri, version);
    if ((await this.#settings.of(uri)).run !== 'onSave') return;
    if (this.#push) this.#push.schedule(uri);
    else this.#askToPull();
  }

  /** Whether a document is to be checked when it is saved, and has changed since. */
  async #waitsForSave(uri: string): Promise<boolean> {
    return (await this.#settings.of(uri)).run === 'onSave' && this.#documents.get(uri)?.version !== this.#saved.get(uri);
  }

  closed(uri: string): void {
    const others = this.#checks.related(uri).filter((other) => other !== uri);
    this.#checks.close(uri);
    this.#settings.forget(uri);
    this.#saved.delete(uri);
    this.#pace.forget(uri);
    this.#pull.close(uri);
    this.#reports.forget(uri);
    this.#push?.close(uri);
    for (const other of others) this.#push?.schedule(other);
  }

  settingsChanged(settings: unknown): void {
    this.#settings.change(settings);
    this.#checkAllAnew();
    if (this.#client.canRefreshInlayHints)
      void this.#guard.handler('refresh inlay hints', undefined, () => this.#connection.languages.inlayHint.refresh())();
  }

  filesChanged(uris: readonly string[]): void {
    // For an open document its text in the editor counts, whatever is on the disk.
    if (uris.some((uri) => this.#documents.get(uri) === undefined)) this.#checkAllAnew();
  }

  async codeActions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    // The client's diagnostics may be older than the text; these are not.
    const check = await this.#checks.check(uri);
    const document = this.#documents.get(uri);
    if (check === null || document?.version !== check.version) return [];
    const [configuration] = check.configurations;
    const { path } = this.#projects.placeOf(uri);
    const view = await this.#checks.view(uri);
    return this.#service.codeActions({ document, path }, range, check.diagnostics, {
      versionedEdits: this.#client.takesVersionedEdits,
      ...(context.only ? { only: context.only } : {}),
      opensPages: this.#client.showsDocuments,
      ...(configuration ? { configuration } : {}),
      // What was computed for a document that has changed meanwhile would not fit its text.
      ...(view?.file.document === document && document.version === check.version ? { view } : {}),
    });
  }

  async pull(uri: string, token: CancellationToken): Promise<DocumentDiagnosticReport | ResponseError<{ retriggerRequest: boolean }>> {
    const last = this.#pull.last(uri);
    if (last !== null && (await this.#waitsForSave(uri))) return last;
    const answer = this.#documents.get(uri) ? await this.#pull.answer(uri, token) : null;
    // It may have been closed meanwhile.
    return answer !== null && this.#documents.get(uri) ? answer : { kind: DocumentDiagnosticReportKind.Full, items: [] };
  }

  dispose(): void {
    this.#push?.dispose();
    this.#pull.dispose();
  }

  async #foldersChanged(): Promise<void> {
    const update = this.#guard.handler('take new workspace folders', undefined, async () => {
      const folders = await this.#connection.workspace.getWorkspaceFolders();
      this.#projects.setFolders(folders?.map(({ uri }) => uri) ?? []);
      this.#checkAllAnew();
    });
    await update();
  }

  #checkAllAnew(): void {
    this.#checks.clear();
    if (this.#push) for (const { uri } of this.#documents.all()) this.#push.schedule(uri);
    else this.#askToPull();
    // Another version has other faults, and a file may be checked no more.
    if (this.#client.canRefreshLenses)
      void this.#guard.handler('refresh lenses', undefined, () => this.#connection.sendRequest(CodeLensRefreshRequest.type))();
  }

  #askToPull(): void {
    if (this.#client.canRefreshDiagnostics)
      void this.#guard.handler('refresh', undefined, () => this.#connection.languages.diagnostics.refresh())();
  }
}
