import { type ExtensionContext, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { middleware } from './middleware.js';
import { start } from './start.js';

let client: LanguageClient | undefined;

/** Starts the language server that the extension carries; VS Code calls it when the first HAProxy configuration is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const started = new LanguageClient(
    'haplint',
    'haplint',
    { module: context.asAbsolutePath('bundle/server/bin/haplint-lsp.mjs'), transport: TransportKind.stdio },
    {
      documentSelector: [
        { language: 'haproxy', scheme: 'file' },
        { language: 'haproxy', scheme: 'untitled' },
      ],
      initializationOptions: () => ({ trusted: workspace.isTrusted }),
      middleware,
    },
  );
  client = started;
  await start(context, started, () => started.restart());
}

/** Stops the language server. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
