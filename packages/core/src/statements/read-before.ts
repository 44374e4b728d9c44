import type { Argument } from '@haplint/catalog';
import type { Word } from '@haplint/parser';

/**
 * The rests of lines that were read to their ends as parameters, with nothing wrong: most servers have the parameters of others, which
 * need not be read again. Good for one configuration, since the target and what modules register decide as well; it keeps no more
 * than the configuration has lines.
 */
export class ReadBefore {
  readonly #texts = new Map<Argument, Map<string | null, Set<string>>>();

  /** Whether the words from an index on were; `mode` is that of the proxy, on which addresses depend. */
  has(argument: Argument, mode: string | null, words: readonly Word[], from: number): boolean {
    return this.#texts.get(argument)?.get(mode)?.has(textFrom(words, from)) === true;
  }

  /** Notes that they were. Words with variables are not noted: what these stand for may differ. */
  add(argument: Argument, mode: string | null, words: readonly Word[], from: number): void {
    for (let i = from; i < words.length; i++) if (words[i]?.isLiteral !== true) return;
    let byMode = this.#texts.get(argument);
    if (byMode === undefined) {
      byMode = new Map();
      this.#texts.set(argument, byMode);
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
