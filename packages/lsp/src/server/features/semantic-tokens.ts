import type { SemanticTokens } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES, semanticTokens as tokensOf } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

const NO_TOKENS: SemanticTokens = { data: [] };

/** `textDocument/semanticTokens/full` and `range`. */
export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] }, full: true, range: true },
  },
  listen: (host) => {
    const { semanticTokens: requests } = host.connection.languages;
    requests.on(onDocument(host, 'colour a document', NO_TOKENS, (view) => tokensOf(view)));
    requests.onRange(onDocument(host, 'colour a part of a document', NO_TOKENS, (view, { range }) => tokensOf(view, range)));
  },
};
