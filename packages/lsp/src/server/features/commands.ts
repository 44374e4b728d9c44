import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type GraphFormat, graphText, OPEN_RULE_PAGE, SHOW_REFERENCES } from '../../service/index.js';
import type { Feature, FeatureHost } from '../feature.js';

/** Takes a document's URI and `mermaid` (or nothing) or `svg`; gives the graph of its configuration as text. */
const GRAPH = 'haplint.graph';

type Command = (host: FeatureHost, args: readonly unknown[]) => Promise<unknown>;

const COMMANDS: Readonly<Record<string, Command>> = {
  [GRAPH]: async ({ view }, [uri, format = 'mermaid']) => {
    if (typeof uri !== 'string' || !isGraphFormat(format)) return mistaken(`${GRAPH} takes the URI of a document and "mermaid" or "svg"`);
    const document = await view(uri);
    return document === null ? null : graphText(document, format);
  },
  [OPEN_RULE_PAGE]: async ({ connection, client }, [url]) => {
    if (typeof url !== 'string' || !/^https:\/\//.test(url)) return mistaken(`${OPEN_RULE_PAGE} takes the https address of a page`);
    if (client.showsDocuments) await connection.window.showDocument({ uri: url, external: true });
    return null;
  },
  // Showing places is the client's to do. One that knows how does not send the command here.
  [SHOW_REFERENCES]: async () => null,
};

/** `workspace/executeCommand`. */
export const commands: Feature = {
  capabilities: { executeCommandProvider: { commands: Object.keys(COMMANDS) } },
  listen: (host) => {
    host.connection.onExecuteCommand(
      host.guard.handler('execute a command', null, ({ command, arguments: args = [] }) =>
        Object.hasOwn(COMMANDS, command) ? COMMANDS[command]?.(host, args) : mistaken(`haplint knows no command "${command}"`),
      ),
    );
  },
};

function isGraphFormat(format: unknown): format is GraphFormat {
  return format === 'mermaid' || format === 'svg';
}

function mistaken(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
