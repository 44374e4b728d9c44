import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { middleware } from './middleware.js';
import { start } from './start.js';

/** What is used here of a web worker; the types of browsers are not at hand, as other parts of the extension run in Node. */
type WebWorker = ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

declare const Worker: new (url: string) => WebWorker;

let client: LanguageClient | undefined;
let worker: WebWorker | undefined;

/** Starts the language server as a web worker, where VS Code itself runs in a browser. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'web-bundle/server/haplint-lsp-browser.js').toString(true);
  const started = new LanguageClient(
    'haplint',
    'haplint',
    async () => {
      // A worker that has stopped does not start again.
      worker?.terminate();
      worker = new Worker(script);
      // The client would know the worker by its class, which VS Code has put one of its own in place of.
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    },
    { documentSelector: [{ language: 'haproxy' }], initializationOptions: () => ({ trusted: workspace.isTrusted }), middleware },
  );
  client = started;
  await start(context, started, async () => {
    // One that hangs does not say goodbye: its worker ends when the next one begins.
    await started.stop().catch(() => {});
    await started.start();
  });
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}
