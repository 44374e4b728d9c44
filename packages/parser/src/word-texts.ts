import { ownText } from './own-text.js';

/** How many texts are kept; a power of two. */
const SLOTS = 1 << 12;

/**
 * Keeps texts of words that were read before, so that words of one text share one string: without it each would be cut out anew. Each text
 * has one place, which another may take from it; so what is kept is bounded, and finding it takes the same time whatever the text.
 */
export class WordTexts {
  private readonly slots: string[] = new Array<string>(SLOTS).fill('');

  /** The text between two offsets; `hash` is a number that is the same for the same characters. */
  of(source: string, start: number, end: number, hash: number): string {
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    const known = this.slots[slot] as string;
    if (known.length === end - start && isAt(known, source, start)) return known;
    // A slice of a certain length would keep all of the text that it is from.
    const text = ownText(source.slice(start, end));
    this.slots[slot] = text;
    return text;
  }
}

function isAt(known: string, source: string, start: number): boolean {
  for (let i = 0; i < known.length; i++) if (known.charCodeAt(i) !== source.charCodeAt(start + i)) return false;
  return true;
}
