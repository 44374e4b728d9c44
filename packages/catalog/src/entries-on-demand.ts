import { remember } from './remember.js';

/**
 * Entries by name, each made when somebody asks for it and then kept: most runs ask for few of a table. The order is that of the names.
 */
export class EntriesOnDemand<Entry> implements ReadonlyMap<string, Entry> {
  readonly #names: ReadonlySet<string>;
  readonly #entry: (name: string) => Entry;

  /** `make` is asked for each name once at most. */
  constructor(names: Iterable<string>, make: (name: string) => Entry) {
    this.#names = new Set(names);
    this.#entry = remember(make);
  }

  get size(): number {
    return this.#names.size;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  get(name: string): Entry | undefined {
    return this.#names.has(name) ? this.#entry(name) : undefined;
  }

  keys(): SetIterator<string> {
    return this.#names.keys();
  }

  *values(): Generator<Entry, undefined> {
    for (const name of this.#names) yield this.#entry(name);
  }

  *entries(): Generator<[string, Entry], undefined> {
    for (const name of this.#names) yield [name, this.#entry(name)];
  }

  [Symbol.iterator](): Generator<[string, Entry], undefined> {
    return this.entries();
  }

  forEach(visit: (entry: Entry, name: string, entries: ReadonlyMap<string, Entry>) => void): void {
    for (const [name, entry] of this.entries()) visit(entry, name, this);
  }
}
