import { hover as hoverAt } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/hover`. */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  listen: (host) => {
    host.connection.onHover(onDocument(host, 'say what stands there', null, (view, { position }) => hoverAt(view, position)));
  },
};
