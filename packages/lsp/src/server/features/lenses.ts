import type { Model } from '@haplint/core';
import { type CodeLens, CodeLensRefreshRequest, type Command } from 'vscode-languageserver';
import { advisoryLenses, codeLenses, type DocumentView, type LensData, resolveLens } from '../../service/index.js';
import { type Feature, type FeatureHost, onDocument } from '../feature.js';

/** `textDocument/codeLens` and `codeLens/resolve`. */
export const lenses: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  listen: (host) => {
    const { connection, guard, view } = host;
    const advisories = new LaterAdvisories(host);
    connection.onCodeLens(
      onDocument<Parameters<Parameters<typeof connection.onCodeLens>[0]>[0], CodeLens[] | null>(host, 'find lenses', null, (document) => [
        ...codeLenses(document),
        ...advisories.of(document),
      ]),
    );
    connection.onCodeLensResolve(async (lens) =>
      guard.handler('count references', lens, async () => {
        const data = lens.data as Partial<LensData> | undefined;
        const document = data?.uri === undefined ? null : await view(data.uri);
        // What is not looked at any more has nothing to say; a lens without a command would say so in the editor's words.
        return document === null ? { ...lens, command: NOTHING } : resolveLens(document, lens);
      })(),
    );
  },
};

const NOTHING: Command = { title: '', command: '' };

/** Up to so many lines, the advisories that a configuration reaches are known within a few milliseconds. */
const SOON_KNOWN = 1000;

/**
 * Lenses about advisories take long to find in a large configuration: a client that can ask again gets them a moment later.
 * In others they come with the rest: a line that is put in later moves what someone is about to click.
 */
class LaterAdvisories {
  readonly #host: FeatureHost;
  /** The models whose advisories are known or being looked for. */
  readonly #asked = new WeakSet<Model>();
  /** What each document had last: without it, lines would jump in the editor at each letter typed. */
  readonly #last = new WeakMap<DocumentView['file']['document'], CodeLens[]>();

  constructor(host: FeatureHost) {
    this.#host = host;
  }

  of(view: DocumentView): CodeLens[] {
    const { client, connection, guard } = this.#host;
    const { document } = view.file;
    if (!client.canRefreshLenses || isSoonKnown(view) || this.#asked.has(view.model)) {
      const lenses = advisoryLenses(view);
      this.#last.set(document, lenses);
      return lenses;
    }
    this.#asked.add(view.model);
    const last = this.#last.get(document) ?? [];
    const look = guard.handler('look for advisories', undefined, async () => {
      const found = advisoryLenses(view);
      if (JSON.stringify(found) !== JSON.stringify(last)) await connection.sendRequest(CodeLensRefreshRequest.type);
    });
    setTimeout(() => void look(), 0);
    return last;
  }
}

function isSoonKnown({ files }: DocumentView): boolean {
  return files.reduce((lines, { file }) => lines + file.document.lineCount, 0) <= SOON_KNOWN;
}
