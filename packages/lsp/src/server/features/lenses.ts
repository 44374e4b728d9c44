import { codeLenses, type LensData, resolveLens } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/codeLens` and `codeLens/resolve`. */
export const lenses: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  listen: (host) => {
    const { connection, guard, view } = host;
    connection.onCodeLens(onDocument(host, 'find lenses', null, codeLenses));
    connection.onCodeLensResolve(async (lens) =>
      guard.handler('count references', lens, async () => {
        const data = lens.data as Partial<LensData> | undefined;
        const document = data?.uri === undefined ? null : await view(data.uri);
        return document === null ? lens : resolveLens(document, lens);
      })(),
    );
  },
};
