import { type ExtensionContext, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.js';
import { StatusItem } from './status-item.js';

/** Starts a language client with what the extension shows of it, until VS Code drops the context. `restart` starts the server anew. */
export async function start(context: ExtensionContext, client: BaseLanguageClient, restart: () => unknown): Promise<void> {
  const status = new StatusItem(client);
  context.subscriptions.push(
    status,
    ...registerCommands(client, status, restart),
    // What the server may run is told to it when it starts.
    workspace.onDidGrantWorkspaceTrust(restart),
    { dispose: () => void client.dispose() },
  );
  await client.start();
}
