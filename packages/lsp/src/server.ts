import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Guard } from './server/guard.js';
import type { Runtime } from './server/runtime.js';
import { Session } from './server/session.js';

export { STATUS_METHOD, type Status } from './protocol/index.js';
export type { Runtime } from './server/runtime.js';

const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Serves a client over a connection until it says `exit`. An error in a handler goes to the client's log and ends nothing. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const guard = new Guard(connection.console);
  const documents = new TextDocuments(TextDocument);
  // Made in `initialize`, before which the protocol lets a client ask for nothing.
  let session: Session | null = null;

  connection.onInitialize((params) => {
    session = new Session(connection, runtime, documents, guard, params);
    return session.initializeResult();
  });
  connection.onInitialized(guard.handler('set up', undefined, () => session?.initialized()));

  documents.onDidChangeContent(guard.handler('take a change', undefined, ({ document }) => session?.changed(document.uri)));
  documents.onDidSave(guard.handler('take a save', undefined, ({ document }) => session?.saved(document.uri)));
  documents.onDidClose(guard.handler('close a document', undefined, ({ document }) => session?.closed(document.uri)));
  connection.onDidChangeConfiguration(guard.handler('change settings', undefined, ({ settings }) => session?.settingsChanged(settings)));
  connection.onDidChangeWatchedFiles(
    guard.handler('take file changes', undefined, ({ changes }) => session?.filesChanged(changes.map(({ uri }) => uri))),
  );
  connection.onCodeAction(guard.handler('find code actions', null, (params) => session?.codeActions(params) ?? null));
  connection.languages.diagnostics.on(
    guard.handler(
      'check a document',
      NO_DIAGNOSTICS,
      ({ textDocument }, token) => session?.pull(textDocument.uri, token) ?? NO_DIAGNOSTICS,
    ),
  );
  connection.onShutdown(() => session?.dispose());

  documents.listen(connection);
  connection.listen();
}
