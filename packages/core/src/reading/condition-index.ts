import { type Alternatives, type Conjunction, isImpliedBy, type Literal } from './condition-logic.js';
import { keysOfCover, keysWithin, lengthsOfCover } from './pattern-cover.js';

interface Entry<Item> {
  readonly item: Item;
  readonly condition: Alternatives | null;
  /** Place in the order of addition. */
  readonly at: number;
}

/**
 * Conditions, to be asked which of them hold wherever another one does. A section may have thousands of rules, most of which
 * look at other names or patterns, so each is kept under keys of a literal that has to be implied.
 */
export class ConditionIndex<Item> {
  /** Those that nothing tells to be looked for elsewhere. */
  readonly #always: Entry<Item>[] = [];
  readonly #byKey = new Map<string, Entry<Item>[]>();
  readonly #all: Entry<Item>[] = [];
  /** How long the patterns are of which others may begin or end with. */
  readonly #lengths = new Set<number>();

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** Null stands for no condition. */
  add(condition: Alternatives | null, item: Item): void {
    const entry = { item, condition, at: this.#all.length };
    this.#all.push(entry);
    for (const { tests } of condition?.flat() ?? []) {
      for (const test of tests ?? []) for (const length of lengthsOfCover(test)) this.#lengths.add(length);
    }
    for (const conjunction of condition ?? [[]]) {
      const keys = keysToHold(conjunction);
      if (keys === null) this.#always.push(entry);
      for (const key of keys ?? []) {
        const others = this.#byKey.get(key);
        if (others === undefined) this.#byKey.set(key, [entry]);
        else if (others.at(-1) !== entry) others.push(entry);
      }
    }
  }

  /**
   * The first one that holds wherever the condition does, as `isImpliedBy` says, and that fits. Where a thousand that might are none, no
   * further one is looked at.
   */
  findImplied(condition: Alternatives | null, fits: (item: Item) => boolean): Item | undefined {
    let found: Entry<Item> | undefined;
    let left = MOST_CANDIDATES;
    for (const entries of this.#candidates(condition)) {
      for (const entry of entries) {
        if (found !== undefined && entry.at >= found.at) break;
        if (left-- === 0) return found?.item;
        if (!isImpliedBy(entry.condition, condition) || !fits(entry.item)) continue;
        found = entry;
        break;
      }
    }
    return found?.item;
  }

  /** Lists that are in the order of addition. */
  #candidates(condition: Alternatives | null): readonly (readonly Entry<Item>[])[] {
    if (condition === null) return [this.#always];
    if (condition.length === 0) return [this.#all];
    // Whatever all alternatives imply is implied by each: the one with the fewest candidates tells.
    const sizeOf = (lists: readonly (readonly Entry<Item>[])[]) => lists.reduce((sum, { length }) => sum + length, 0);
    return condition.map((conjunction) => this.#impliedBy(conjunction)).reduce((a, b) => (sizeOf(b) < sizeOf(a) ? b : a));
  }

  #impliedBy(conjunction: Conjunction): readonly (readonly Entry<Item>[])[] {
    const lists = [this.#always];
    for (const literal of conjunction) {
      for (const key of keysImplied(literal, this.#lengths)) {
        const entries = this.#byKey.get(key);
        if (entries !== undefined && !lists.includes(entries)) lists.push(entries);
      }
    }
    return lists;
  }
}

/** A section may have thousands of rules that look at one thing, and nearly all of them differ in the first few others. */
const MOST_CANDIDATES = 1000;

/**
 * The keys of the literal of a conjunction that the fewest others imply, as far as the keys tell; null where there is no
 * literal. None where nothing implies the conjunction.
 */
function keysToHold(conjunction: Conjunction): readonly string[] | null {
  if (conjunction.length === 0) return null;
  let best: readonly string[] = [];
  let bestBreadth = Number.POSITIVE_INFINITY;
  for (const literal of conjunction) {
    const { keys, breadth } = keysOf(literal);
    if (keys.length === 0) return [];
    if (breadth < bestBreadth) [best, bestBreadth] = [keys, breadth];
  }
  return best;
}

function keysOf({ name, negated, tests }: Literal): { readonly keys: readonly string[]; readonly breadth: number } {
  const ofName = name === null ? [] : [keyOfName(name, negated)];
  if (tests === null) return { keys: ofName, breadth: 0 };
  if (negated) return { keys: [...ofName, ...tests.slice(0, 1).map(({ sample }) => keyOfNegation(sample))], breadth: 2 };
  const keys = tests.flatMap(keysOfCover);
  return { keys: [...ofName, ...keys], breadth: keys.some((key) => key.endsWith('\n')) ? 1 : 0 };
}

/** The keys of what a literal may imply. */
function keysImplied({ name, negated, tests }: Literal, lengths: Iterable<number>): readonly string[] {
  const keys = name === null ? [] : [keyOfName(name, negated)];
  for (const { sample } of tests ?? []) keys.push(keyOfNegation(sample));
  const [first] = tests ?? [];
  if (!negated && first !== undefined) keys.push(...keysWithin(first, lengths));
  return keys;
}

function keyOfName(name: string, negated: boolean): string {
  return `${negated ? '!' : ''}${name}`;
}

/** Any test of a sample may exclude another one of it. */
function keyOfNegation(sample: string): string {
  return `!${sample}\n!`;
}
