import type { ProxySection } from '../model/sections.js';

/** The backends that a proxy is sure to reach, each once. They are looked for as far as somebody asks: a frontend may name thousands, of which often the first tells all. */
export class ReachedBackends implements Iterable<ProxySection> {
  readonly #found: ProxySection[] = [];
  readonly #seen = new Set<ProxySection>();
  readonly #rest: Iterator<ProxySection | 'open'>;
  #isOpen = false;

  /** `reached` gives them in order, some twice perhaps, and `open` in the place of others that are possible. */
  constructor(reached: Iterable<ProxySection | 'open'>) {
    this.#rest = reached[Symbol.iterator]();
  }

  *[Symbol.iterator](): Generator<ProxySection, undefined> {
    for (let at = 0; ; at++) {
      while (at >= this.#found.length) if (!this.#lookFurther()) return;
      yield this.#found[at] as ProxySection;
    }
  }

  /** Whether others are possible. */
  get isOpen(): boolean {
    while (this.#lookFurther());
    return this.#isOpen;
  }

  #lookFurther(): boolean {
    const { value, done } = this.#rest.next();
    if (done) return false;
    if (value === 'open') this.#isOpen = true;
    else if (!this.#seen.has(value)) {
      this.#seen.add(value);
      this.#found.push(value);
    }
    return true;
  }
}
