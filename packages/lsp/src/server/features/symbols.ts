import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols, selectionRanges, workspaceSymbols } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/documentSymbol`, `workspace/symbol`, `textDocument/selectionRange`. */
export const symbols: Feature = {
  capabilities: { documentSymbolProvider: true, workspaceSymbolProvider: true, selectionRangeProvider: true },
  listen: (host) => {
    const { connection, client, guard } = host;
    connection.onDocumentSymbol(
      onDocument(host, 'list the symbols of a document', null, (view) => {
        const outline = documentSymbols(view);
        return client.showsOutline ? outline : flatten(outline, view.file.document.uri);
      }),
    );
    connection.onWorkspaceSymbol(
      guard.handler('find symbols', null, async ({ query }) => (await host.views()).flatMap((view) => workspaceSymbols(view, query))),
    );
    connection.onSelectionRanges(onDocument(host, 'grow a selection', null, (view, { positions }) => selectionRanges(view, positions)));
  },
};

/** The outline for clients that take lists only. */
function flatten(outline: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return outline.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatten(children, uri, name),
  ]);
}
