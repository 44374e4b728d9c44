import { once, remember } from './remember.js';

/** The names of a table. */
export interface Names {
  has(name: string): boolean;
  /** All of them, in any order, some twice perhaps. */
  all(): Iterable<string>;
}

/**
 * Entries by name, each made when somebody asks for it and then kept: most runs ask for few of a table, and for no list of them all. That is sorted by name.
 */
export class EntriesOnDemand<Entry> implements ReadonlyMap<string, Entry> {
  readonly #names: Names;
  readonly #sorted: () => ReadonlySet<string>;
  readonly #entry: (name: string) => Entry;

  /** `make` is asked for each name once at most. */
  constructor(names: Names, make: (name: string) => Entry) {
    this.#names = names;
    this.#sorted = once(() => new Set([...names.all()].sort()));
    this.#entry = remember(make);
  }

  get size(): number {
    return this.#sorted().size;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  get(name: string): Entry | undefined {
    return this.#names.has(name) ? this.#entry(name) : undefined;
  }

  keys(): SetIterator<string> {
    return this.#sorted().keys() as SetIterator<string>;
  }

  *values(): Generator<Entry, undefined> {
    for (const name of this.#sorted()) yield this.#entry(name);
  }

  *entries(): Generator<[string, Entry], undefined> {
    for (const name of this.#sorted()) yield [name, this.#entry(name)];
  }

  [Symbol.iterator](): Generator<[string, Entry], undefined> {
    return this.entries();
  }

  forEach(visit: (entry: Entry, name: string, entries: ReadonlyMap<string, Entry>) => void): void {
    for (const [name, entry] of this.entries()) visit(entry, name, this);
  }
}
