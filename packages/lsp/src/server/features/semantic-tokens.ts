import { type Range, type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta } from 'vscode-languageserver';
import { type DocumentView, TOKEN_MODIFIERS, TOKEN_TYPES, semanticTokens as tokensOf } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

const NO_TOKENS: SemanticTokens = { data: [] };

/** `textDocument/semanticTokens/full`, `full/delta` and `range`. */
export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: { delta: true },
      range: true,
    },
  },
  listen: (host) => {
    const { semanticTokens: requests } = host.connection.languages;
    const answers = new Answers();
    requests.on(onDocument(host, 'colour a document', NO_TOKENS, (view) => answers.full(view)));
    requests.onDelta(
      onDocument<Parameters<Parameters<typeof requests.onDelta>[0]>[0], SemanticTokens | SemanticTokensDelta>(
        host,
        'colour what changed in a document',
        NO_TOKENS,
        (view, { previousResultId }) => answers.since(view, previousResultId),
      ),
    );
    requests.onRange(
      onDocument(host, 'colour a part of a document', NO_TOKENS, (view, { range }) => {
        const builder = new SemanticTokensBuilder();
        push(builder, view, range);
        return { data: builder.build().data };
      }),
    );
  },
};

/** What was answered last about a document. */
interface Answer {
  /** Ours: a builder's own is the time, which two answers can share. */
  readonly id: string;
  readonly builder: SemanticTokensBuilder;
  /** By which the builder knows what it has built. */
  readonly built: string;
}

/** The last answer about each open document, so that the next one need only tell what is new. */
class Answers {
  readonly #last = new WeakMap<DocumentView['file']['document'], Answer>();
  #count = 0;

  full(view: DocumentView): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    push(builder, view);
    const { resultId = '', data } = builder.build();
    return { resultId: this.#keep(view, builder, resultId), data };
  }

  /** Edits of the answer that the client has; all where that is not the last one. */
  since(view: DocumentView, id: string): SemanticTokens | SemanticTokensDelta {
    const last = this.#last.get(view.file.document);
    if (last === undefined || last.id !== id) return this.full(view);
    const { builder, built } = last;
    builder.previousResult(built);
    push(builder, view);
    const answer = builder.buildEdits();
    return { ...answer, resultId: this.#keep(view, builder, answer.resultId ?? '') };
  }

  #keep({ file }: DocumentView, builder: SemanticTokensBuilder, built: string): string {
    const id = String(++this.#count);
    this.#last.set(file.document, { id, builder, built });
    return id;
  }
}

function push(builder: SemanticTokensBuilder, view: DocumentView, range?: Range): void {
  for (const { line, character, length, type, modifiers } of tokensOf(view, range)) builder.push(line, character, length, type, modifiers);
}
