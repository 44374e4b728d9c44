import type { DocumentLink } from 'vscode-languageserver';
import { documentLinks as linksOf } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** Of more files than this, none is looked for. */
const MOST_FILES = 1000;

/** `textDocument/documentLink`: pages, and the files that are there. */
export const documentLinks: Feature = {
  capabilities: { documentLinkProvider: { resolveProvider: false } },
  listen: (host) => {
    host.connection.onDocumentLinks(
      onDocument(host, 'find links', null, async (view): Promise<DocumentLink[]> => {
        const { pages, files } = linksOf(view);
        const targets = [...new Set(files.flatMap(({ target }) => target ?? []))].slice(0, MOST_FILES);
        const present = new Set((await Promise.all(targets.map(async (uri) => ((await host.isFile(uri)) ? [uri] : [])))).flat());
        return [...pages, ...files.filter(({ target }) => target !== undefined && present.has(target))];
      }),
    );
  },
};
