import { LSPErrorCodes, type PrepareRenameResult, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { type FileEdits, prepareRename, rename } from '../../service/index.js';
import { type Feature, type FeatureHost, onDocument } from '../feature.js';

/** `textDocument/prepareRename` and `textDocument/rename`; a refusal is an error with the reason, which editors show. */
export const renaming: Feature = {
  capabilities: { renameProvider: { prepareProvider: true } },
  listen: (host) => {
    const { connection } = host;
    connection.onPrepareRename(
      onDocument<Parameters<Parameters<typeof connection.onPrepareRename>[0]>[0], PrepareRenameResult | ResponseError | null>(
        host,
        'prepare a rename',
        null,
        (view, { position }) => {
          const found = prepareRename(view, position);
          return found !== null && 'refusal' in found ? refused(found.refusal) : found;
        },
      ),
    );
    connection.onRenameRequest(
      onDocument<Parameters<Parameters<typeof connection.onRenameRequest>[0]>[0], WorkspaceEdit | ResponseError | null>(
        host,
        'rename',
        null,
        (view, { position, newName }) => {
          const found = rename(view, position, newName);
          if (found === null) return null;
          return 'refusal' in found ? refused(found.refusal) : workspaceEdit(found, host);
        },
      ),
    );
  },
};

function refused(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** With versions where the client takes them, so that it can refuse edits that come too late. */
function workspaceEdit(files: readonly FileEdits[], { client, versionOf }: FeatureHost): WorkspaceEdit {
  if (!client.takesVersionedEdits)
    return { changes: Object.fromEntries(files.map(({ file, edits }) => [file.file.document.uri, [...edits]])) };
  return {
    documentChanges: files.map(({ file, edits }) => {
      const { uri } = file.file.document;
      return { textDocument: { uri, version: versionOf(uri) }, edits: [...edits] };
    }),
  };
}
