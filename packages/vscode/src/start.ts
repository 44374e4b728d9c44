import { type ExtensionContext, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.js';
import { GraphPanel } from './graph-panel.js';
import { StatusItem } from './status-item.js';

/** Starts a language client with what the extension shows of it, until VS Code drops the context. `restart` starts the server anew. */
export async function start(context: ExtensionContext, client: BaseLanguageClient, restart: () => unknown): Promise<void> {
  const status = new StatusItem(client);
  const graph = new GraphPanel(client);
  context.subscriptions.push(
    status,
    graph,
    ...registerCommands(client, status, graph, restart),
    // What the server may run is told to it when it starts.
    workspace.onDidGrantWorkspaceTrust(restart),
    { dispose: () => void client.dispose() },
  );
  await client.start();
}
