import { type Alternatives, type Conjunction, isImpliedBy, type Literal } from './condition-logic.js';
import { keysOfCover, keysWithin, lengthsOfCover } from './pattern-cover.js';

interface Entry<Item> {
  readonly item: Item;
  readonly condition: Alternatives | null;
  /** Place in the order of addition. */
  readonly at: number;
}

type Entries<Item> = Entry<Item>[];

/** Entries by what their tests of one sample look for. */
class EntriesOfSample<Item> {
  readonly negated: Entries<Item> = [];
  /** Those of tests that no key tells. */
  readonly any: Entries<Item> = [];
  readonly byKey = new Map<string, Entries<Item>>();
  /** How long the patterns are of which others may begin or end with. */
  readonly lengths = new Set<number>();
}

/**
 * Conditions, to be asked which of them hold wherever another one does. A section may have thousands of rules, most of which
 * look at other names or patterns, so each is kept with a literal that has to be implied.
 */
export class ConditionIndex<Item> {
  /** Those that nothing tells to be looked for elsewhere. */
  readonly #always: Entries<Item> = [];
  readonly #byName = new Map<string, Entries<Item>>();
  readonly #bySample = new Map<string, EntriesOfSample<Item>>();
  readonly #all: Entries<Item> = [];

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** Null stands for no condition. */
  add(condition: Alternatives | null, item: Item): void {
    const entry = { item, condition, at: this.#all.length };
    this.#all.push(entry);
    for (const conjunction of condition ?? NO_CONDITION) {
      const literal = narrowest(conjunction);
      if (literal !== null) this.#addWith(literal, entry);
      else if (conjunction.length === 0) this.#always.push(entry);
    }
  }

  #addWith({ name, negated, tests }: Literal, entry: Entry<Item>): void {
    if (name !== null) addTo(this.#byName, keyOfName(name, negated), entry);
    for (const test of tests ?? []) {
      const others = this.#ofSample(test.sample);
      if (negated) {
        // All tests of a negated literal have to fail, so one tells.
        addOnce(others.negated, entry);
        return;
      }
      const keys = keysOfCover(test);
      if (keys === null) addOnce(others.any, entry);
      for (const key of keys ?? []) addTo(others.byKey, key, entry);
      for (const length of lengthsOfCover(test)) others.lengths.add(length);
    }
  }

  #ofSample(sample: string): EntriesOfSample<Item> {
    let entries = this.#bySample.get(sample);
    if (entries === undefined) {
      entries = new EntriesOfSample();
      this.#bySample.set(sample, entries);
    }
    return entries;
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

  /** Those with a literal that one of the conjunction may imply. */
  #impliedBy(conjunction: Conjunction): readonly (readonly Entry<Item>[])[] {
    const lists = [this.#always];
    const add = (entries: Entries<Item> | undefined) => {
      if (entries !== undefined && entries.length > 0 && !lists.includes(entries)) lists.push(entries);
    };
    for (const { name, negated, tests } of conjunction) {
      if (name !== null) add(this.#byName.get(keyOfName(name, negated)));
      for (const [i, test] of (tests ?? []).entries()) {
        const others = this.#bySample.get(test.sample);
        if (others === undefined) continue;
        // Any test of a sample may exclude another one of it.
        add(others.negated);
        if (negated || i > 0) continue;
        add(others.any);
        if (others.byKey.size > 0) for (const key of keysWithin(test, others.lengths)) add(others.byKey.get(key));
      }
    }
    return lists;
  }
}

const NO_CONDITION: Alternatives = [[]];

/** A section may have thousands of rules that look at one thing, and nearly all of them differ in the first few others. */
const MOST_CANDIDATES = 1000;

/** The literal of a conjunction that the fewest others imply, as far as can be told; null where there is none, and where nothing implies one of them. */
function narrowest(conjunction: Conjunction): Literal | null {
  let best: Literal | null = null;
  let bestBreadth = Number.POSITIVE_INFINITY;
  for (const literal of conjunction) {
    const { name, tests } = literal;
    if (name === null && !tests?.length) return null;
    const breadth = breadthOf(literal);
    if (breadth < bestBreadth) [best, bestBreadth] = [literal, breadth];
  }
  return best;
}

/** How many others imply a literal: few that tell a name or a pattern, more that tell a sample, most of those that negate. */
function breadthOf({ negated, tests }: Literal): number {
  if (tests === null) return 0;
  if (negated) return 2;
  return tests.every((test) => keysOfCover(test) !== null) ? 0 : 1;
}

function addTo<Item>(lists: Map<string, Entries<Item>>, key: string, entry: Entry<Item>): void {
  const entries = lists.get(key);
  if (entries === undefined) lists.set(key, [entry]);
  else addOnce(entries, entry);
}

function addOnce<Item>(entries: Entries<Item>, entry: Entry<Item>): void {
  if (entries.at(-1) !== entry) entries.push(entry);
}

function keyOfName(name: string, negated: boolean): string {
  return negated ? `!${name}` : name;
}
