import type { Argument } from '@haplint/catalog';
import type { Word } from '@haplint/parser';

/** What words are read by: all arguments of a keyword, or the parameters among them. */
type Grammar = Argument | readonly Argument[];

/**
 * The words that were read to the end of their line with nothing wrong: many lines say the same behind their keyword, and most servers
 * have the parameters of others, which need not be read again. Good for one configuration, since the target and what modules register
 * decide as well; it keeps a text of a line, and one for each list of parameters in it, and all of them as long as the model at most.
 */
export class ReadBefore {
  readonly #texts = new Map<Grammar, Map<string | null, Set<string>>>();

  /** Whether the words from an index on were; `mode` is that of the proxy, on which addresses depend. */
  has(grammar: Grammar, mode: string | null, words: readonly Word[], from: number): boolean {
    return this.#texts.get(grammar)?.get(mode)?.has(textFrom(words, from)) === true;
  }

  /** Notes that they were. Words with variables are not noted: what these stand for may differ. */
  add(grammar: Grammar, mode: string | null, words: readonly Word[], from: number): void {
    for (let i = from; i < words.length; i++) if (words[i]?.isLiteral !== true) return;
    let byMode = this.#texts.get(grammar);
    if (byMode === undefined) {
      byMode = new Map();
      this.#texts.set(grammar, byMode);
    }
    const texts = byMode.get(mode);
    if (texts === undefined) byMode.set(mode, new Set([textFrom(words, from)]));
    else texts.add(textFrom(words, from));
  }
}

/** The words from an index on, as they are written; the same text is the same words. */
function textFrom(words: readonly Word[], from: number): string {
  const first = words[from];
  return first === undefined ? '' : first.root.text.slice(first.start, words[words.length - 1]?.end);
}
