import { inlayHints as hintsOf } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/inlayHint`; `haplint.inlayHints` says which. */
export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },
  listen: (host) => {
    host.connection.languages.inlayHint.on(
      onDocument(host, 'find inlay hints', null, async (view, { textDocument, range }) => {
        const settings = await host.settings(textDocument.uri);
        return hintsOf(view, range, settings.inlayHints);
      }),
    );
  },
};
