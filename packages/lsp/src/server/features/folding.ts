import { foldingRanges } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/foldingRange`. */
export const folding: Feature = {
  capabilities: { foldingRangeProvider: true },
  listen: (host) => {
    host.connection.onFoldingRanges(onDocument(host, 'find what can be folded', null, foldingRanges));
  },
};
