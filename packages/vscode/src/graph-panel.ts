import { type Disposable, type TextDocument, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';
import { graphPage } from './graph-page.js';

/** The server's command (packages/lsp/src/server/features/commands.ts). */
const GRAPH = 'haplint.graph';

/** How long after a change the graph is drawn anew, in milliseconds. */
const QUIET = 400;

/** The panel with the graph of the HAProxy configuration at hand, beside it; there is one at most. */
export class GraphPanel implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  #document: TextDocument | undefined;
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#subscriptions = [
      // A configuration can be many files: a change in any of them may change the picture.
      workspace.onDidChangeTextDocument(({ document }) => isConfiguration(document) && this.#drawLater()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('haplint') && this.#drawLater()),
      window.onDidChangeActiveTextEditor((editor) => editor && isConfiguration(editor.document) && this.#follow(editor.document)),
    ];
  }

  /** Shows the graph of the document in the active editor. */
  async show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isConfiguration(document)) {
      await window.showInformationMessage('haplint draws the graph of the HAProxy configuration in the active editor: open one first.');
      return;
    }
    this.#panel ??= this.#open();
    this.#panel.reveal(undefined, true);
    this.#follow(document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel?.dispose();
  }

  #open(): WebviewPanel {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel('haplint.graph', 'Graph', place, { enableScripts: false, localResourceRoots: [] });
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      this.#panel = undefined;
      this.#document = undefined;
      this.#shown = '';
    });
    return panel;
  }

  #follow(document: TextDocument): void {
    if (this.#panel === undefined || this.#document === document) return;
    this.#document = document;
    this.#panel.title = `Graph: ${document.uri.path.replace(/^.*\//, '')}`;
    void this.#draw();
  }

  #drawLater(): void {
    if (this.#panel === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), QUIET);
  }

  async #draw(): Promise<void> {
    const document = this.#document;
    if (document === undefined) return;
    const uri = this.#client.code2ProtocolConverter.asUri(document.uri);
    let svg: string | null;
    try {
      svg = await this.#client.sendRequest(ExecuteCommandRequest.type, { command: GRAPH, arguments: [uri, 'svg'] });
    } catch (error) {
      // A picture that is old is better than none, say while the server starts again.
      this.#client.error('The graph cannot be drawn.', error, false);
      return;
    }
    if (this.#panel === undefined || this.#document !== document) return;
    const page = graphPage(svg);
    // A page that is set anew is scrolled back to its beginning.
    if (page === this.#shown) return;
    this.#shown = page;
    this.#panel.webview.html = page;
  }
}

function isConfiguration({ languageId }: TextDocument): boolean {
  return languageId === 'haproxy';
}
