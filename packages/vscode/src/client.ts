import { type ExtensionContext, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** The client of the server that the extension carries. */
export function createClient(context: ExtensionContext): LanguageClient {
  return new LanguageClient(
    'haplint',
    'haplint',
    { module: context.asAbsolutePath('bundle/server/bin/haplint-lsp.mjs'), transport: TransportKind.stdio },
    {
      documentSelector: [
        { language: 'haproxy', scheme: 'file' },
        { language: 'haproxy', scheme: 'untitled' },
      ],
      initializationOptions: () => ({ trusted: workspace.isTrusted }),
    },
  );
}
