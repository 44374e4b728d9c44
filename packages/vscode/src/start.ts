import { type ExtensionContext, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.js';
import { GraphPanel } from './graph-panel.js';
import { StatusItem } from './status-item.js';

/** Starts a language client with what the extension shows of it, until VS Code drops the context. `restart` starts the server anew. */
export async function start(context: ExtensionContext, client: BaseLanguageClient, restart: () => unknown): Promise<void> {
  answerWhileStopped(client);
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

/** Has requests that come while the server starts anew answered with nothing: the client would show each of them as a failure. */
function answerWhileStopped(client: BaseLanguageClient): void {
  const failed = client.handleFailedRequest.bind(client);
  client.handleFailedRequest = (type, token, error, nothing, ...how) =>
    client.isRunning() ? failed(type, token, error, nothing, ...how) : nothing;
}
