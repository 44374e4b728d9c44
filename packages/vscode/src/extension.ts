import { type ExtensionContext, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client.js';
import { registerCommands } from './commands.js';
import { StatusItem } from './status-item.js';

let client: LanguageClient | undefined;

/** Starts the language server; VS Code calls it when the first HAProxy configuration is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const started = createClient(context);
  client = started;
  const status = new StatusItem(started);
  context.subscriptions.push(
    status,
    ...registerCommands(started, status),
    // What the server may run is told to it when it starts.
    workspace.onDidGrantWorkspaceTrust(() => started.restart()),
  );
  await started.start();
}

/** Stops the language server. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
