import type { SelectedNode } from '../selector/index.js';
import { matcherOf } from '../selector/index.js';

/** A function that wants to be called with nodes. */
export interface Listener<Owner> {
  readonly owner: Owner;
  readonly listen: (node: unknown) => void;
  /** What is left to ask of a node of the right type and keyword; null where nothing is. */
  readonly test: ((node: SelectedNode) => boolean) | null;
}

/** The listeners of one node type, in the order they were added. */
class TypeListeners<Owner> {
  /** Those for any keyword. */
  readonly #any: Listener<Owner>[] = [];
  /** Those for a keyword and for any, for the keywords that some listener names. */
  readonly #byKeyword = new Map<string, Listener<Owner>[]>();

  add(listener: Listener<Owner>, keywords: readonly string[] | null): void {
    if (keywords === null) {
      for (const listeners of this.#byKeyword.values()) listeners.push(listener);
      this.#any.push(listener);
      return;
    }
    for (const keyword of keywords) {
      const listeners = this.#byKeyword.get(keyword);
      if (listeners === undefined) this.#byKeyword.set(keyword, [...this.#any, listener]);
      else listeners.push(listener);
    }
  }

  for(keyword: string | null): readonly Listener<Owner>[] {
    return (keyword === null ? undefined : this.#byKeyword.get(keyword)) ?? this.#any;
  }
}

const NONE: readonly never[] = [];

/**
 * Which listeners a node calls. Most rules look at lines of a few keywords, so the listeners are kept by node type and
 * keyword: a `server` line is never shown to a rule that selects `bind` lines.
 */
export class Listeners<Owner> {
  readonly #onEnter = new Map<string, TypeListeners<Owner>>();
  readonly #onExit = new Map<string, TypeListeners<Owner>>();

  /** Adds the listener of a visitor key; throws, saying why, where the key is no selector. */
  add(key: string, owner: Owner, listen: (node: unknown) => void): void {
    const { heads, onExit } = matcherOf(key);
    const byType = onExit ? this.#onExit : this.#onEnter;
    for (const { type, keywords, test } of heads) {
      let listeners = byType.get(type);
      if (listeners === undefined) {
        listeners = new TypeListeners();
        byType.set(type, listeners);
      }
      listeners.add({ owner, listen, test }, keywords);
    }
  }

  /** Whether anything listens to nodes of a type. */
  has(type: string): boolean {
    return this.#onEnter.has(type) || this.#onExit.has(type);
  }

  /** What listens to nodes of a type before their children, and to lines with that keyword. */
  onEnter(type: string, keyword: string | null = null): readonly Listener<Owner>[] {
    return this.#onEnter.get(type)?.for(keyword) ?? NONE;
  }

  /** As `onEnter`, for what is called behind the children. */
  onExit(type: string, keyword: string | null = null): readonly Listener<Owner>[] {
    return this.#onExit.get(type)?.for(keyword) ?? NONE;
  }
}
