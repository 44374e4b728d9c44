import { commands, type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { middleware } from './middleware.js';
import { start } from './start.js';

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[3];

let client: LanguageClient | undefined;

/** Starts the language server as a web worker, where VS Code itself runs in a browser. */
export async function activate(context: ExtensionContext): Promise<void> {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'web-bundle/server/haplint-lsp-browser.js').toString(true));
  client = new LanguageClient(
    'haplint',
    'haplint',
    { documentSelector: [{ language: 'haproxy' }], initializationOptions: () => ({ trusted: workspace.isTrusted }), middleware },
    worker,
  );
  // A worker that has stopped does not start again.
  await start(context, client, () => commands.executeCommand('workbench.action.restartExtensionHost'));
}

/** Stops the language server. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
