import type { SelectedNode } from '../selector/index.js';
import { matcherOf } from '../selector/index.js';
import type { Enough, Heard } from './known-forms.js';

/** A function of a rule that wants to be called with nodes, by the places of both: the functions are others in each file. */
export interface Listener {
  /** The place of the rule among the rules. */
  readonly rule: number;
  /** The place of the function among those of all rules. */
  readonly place: number;
  /** What is left to ask of a node of the right type and keyword; null where nothing is. */
  readonly test: ((node: SelectedNode) => boolean) | null;
}

/** The listeners of one node type, in the order they were added. */
class TypeListeners {
  /** Those for any keyword. */
  readonly #any: Listener[] = [];
  /** Those for a keyword and for any, for the keywords that some listener names. */
  readonly #byKeyword = new Map<string, Listener[]>();

  add(listener: Listener, keywords: readonly string[] | null): void {
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

  for(keyword: string | null): readonly Listener[] {
    return (keyword === null ? undefined : this.#byKeyword.get(keyword)) ?? this.#any;
  }
}

const NONE: readonly never[] = [];

/**
 * Which listeners a node calls. Most rules look at lines of a few keywords, or at sections of a kind, so the listeners are kept by node type and
 * that: a `server` line is never shown to a rule that selects `bind` lines.
 */
export class Listeners {
  readonly #onEnter = new Map<string, TypeListeners>();
  readonly #onExit = new Map<string, TypeListeners>();

  /** Adds the function of a visitor key; throws, saying why, where the key is no selector. */
  add(key: string, rule: number, place: number): void {
    const { heads, onExit } = matcherOf(key);
    const byType = onExit ? this.#onExit : this.#onEnter;
    for (const { type, keywords, test } of heads) {
      let listeners = byType.get(type);
      if (listeners === undefined) {
        listeners = new TypeListeners();
        byType.set(type, listeners);
      }
      listeners.add({ rule, place, test }, keywords);
    }
  }

  /** Whether anything listens to nodes of a type. */
  has(type: string): boolean {
    return this.#onEnter.has(type) || this.#onExit.has(type);
  }

  /** What listens to nodes of a type before their children: to lines with that keyword, to sections of that kind. */
  onEnter(type: string, keyword: string | null = null): readonly Listener[] {
    return this.#onEnter.get(type)?.for(keyword) ?? NONE;
  }

  /** As `onEnter`, for what is called behind the children. */
  onExit(type: string, keyword: string | null = null): readonly Listener[] {
    return this.#onExit.get(type)?.for(keyword) ?? NONE;
  }
}

/** Those of some listeners who have to hear again what was heard before. */
type Left = Map<readonly Listener[], readonly Listener[]>;

/** Which functions of the rules a node calls, for all files in which the rules look at the same: what they look at may depend on the model. */
export class ListenerPlan {
  readonly listeners = new Listeners();
  /** The keys of the visitors of all rules, in their order, each rule's behind its place. */
  readonly #keys: readonly (string | number)[];
  readonly #left = { ofLine: new Map<Heard, Left>(), ofSection: new Map<Heard, Left>() };

  constructor(keys: readonly (string | number)[]) {
    this.#keys = keys;
  }

  fits(keys: readonly (string | number)[]): boolean {
    return keys.length === this.#keys.length && keys.every((key, i) => key === this.#keys[i]);
  }

  /** Who of some listeners has to hear again what was heard before, as it is not enough for the rule. */
  left(listeners: readonly Listener[], what: keyof Enough, heard: Heard, isNew: (listener: Listener) => boolean): readonly Listener[] {
    let known = this.#left[what].get(heard);
    if (known === undefined) {
      known = new Map();
      this.#left[what].set(heard, known);
    }
    let left = known.get(listeners);
    if (left === undefined) {
      left = listeners.filter(isNew);
      known.set(listeners, left);
    }
    return left;
  }
}
