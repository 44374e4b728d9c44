import type { CompletionItem } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver-types';
import { COMPLETION_TRIGGERS, type CompletionData, complete, documentItem, type ReadDirectory } from '../../service/index.js';
import { type Feature, type FeatureHost, onDocument } from '../feature.js';

/** `textDocument/completion`, and `completionItem/resolve` for the documentation of the item that is looked at. */
export const completion: Feature = {
  capabilities: { completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true } },
  listen: (host) => {
    const { connection, client, guard } = host;
    connection.onCompletion(
      onDocument(host, 'complete', null, (view, { position }) =>
        complete(view, position, {
          snippets: client.takesSnippets,
          insertReplace: client.takesInsertReplace,
          // What a file says decides which directories are looked into, so the file has to be trusted.
          ...(client.isTrusted ? { readDirectory: directoryReader(host) } : {}),
        }),
      ),
    );
    connection.onCompletionResolve(async (item) => {
      const resolve = guard.handler('document a completion', item, () => documented(item, host));
      return resolve();
    });
  },
};

async function documented(item: CompletionItem, { view, client }: FeatureHost): Promise<CompletionItem> {
  const data = item.data as Partial<CompletionData> | undefined;
  if (data?.uri === undefined || data.subject === undefined) return item;
  const document = await view(data.uri);
  const value = document === null ? null : documentItem(document, data as CompletionData);
  if (value === null) return item;
  return { ...item, documentation: { kind: client.takesMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } };
}

/** HAProxy takes relative paths from where it is started; the file's own directory is the best guess. */
function directoryReader({ runtime }: FeatureHost): ReadDirectory {
  return (directory, from) =>
    runtime.readDirectory(runtime.isAbsolute(directory) ? directory : runtime.join(runtime.dirname(from), directory));
}
