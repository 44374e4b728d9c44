import type { InitializeParams } from 'vscode-languageserver';

/** What the client can do, as far as it makes a difference here. */
export interface Client {
  /** Answers `workspace/configuration`. */
  readonly hasConfiguration: boolean;
  readonly hasWorkspaceFolders: boolean;
  /** Asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  readonly canRefreshDiagnostics: boolean;
  readonly canRefreshInlayHints: boolean;
  /** Watches files that the server names. */
  readonly canWatchFiles: boolean;
  readonly canChangeConfigurationDynamically: boolean;
  readonly takesVersionedEdits: boolean;
  readonly canRefreshLenses: boolean;
  /** Takes document symbols as a tree. */
  readonly showsOutline: boolean;
  /** Opens a page that the server names. */
  readonly showsDocuments: boolean;
  /** The user trusts the workspace; if not, nothing of it is run. */
  readonly isTrusted: boolean;
}

/** Reads what `initialize` says of the client. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument, window } = capabilities;
  return {
    hasConfiguration: workspace?.configuration === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    canRefreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    canRefreshLenses: workspace?.codeLens?.refreshSupport === true,
    canRefreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    canWatchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canChangeConfigurationDynamically: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    showsOutline: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    isTrusted: initializationOptions?.trusted !== false,
  };
}
