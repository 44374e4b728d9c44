import type { ConfigFile, Directive, Section, SectionHeader, Word } from '@haplint/parser';
import { Remembering } from './remembered.js';

const NO_LINES: readonly Directive[] = [];

/**
 * A section as HAProxy reads it for the target. It differs from the tree's section where `.if` blocks hide a header,
 * and where the target does not know the section: the lines behind such a header belong to the section before it.
 */
export class ConfigSection extends Remembering {
  readonly file: ConfigFile;
  readonly node: Section;
  /** Lines that HAProxy reads, or may read, in order; broken lines are left out. */
  readonly lines: Directive[] = [];
  /** Whether the section is certain to be read; false where an undecided `.if` stands around its header. */
  readonly certain: boolean;
  /** Its place among the sections of the model. */
  readonly index: number;

  constructor(file: ConfigFile, node: Section, certain: boolean, index: number) {
    super();
    this.index = index;
    this.file = file;
    this.node = node;
    this.certain = certain;
  }

  /** The lines with one of some keywords, in order; `no` and `default` in front of it do not count. */
  linesWith(...keywords: readonly string[]): readonly Directive[] {
    this.#byKeyword ??= indexed(this.lines);
    let lines: readonly Directive[] = NO_LINES;
    let isSorted = true;
    for (const keyword of keywords) {
      const own = this.#byKeyword.get(keyword);
      if (own === undefined) continue;
      isSorted = lines.length === 0;
      lines = isSorted ? own : [...lines, ...own];
    }
    return isSorted ? lines : lines.toSorted((a, b) => a.start - b.start);
  }

  /** Made when it is first asked for, once the analysis has put all lines into the section. */
  #byKeyword: ReadonlyMap<string, readonly Directive[]> | null = null;

  /** The section's keyword: `frontend`, `peers`, ... */
  get kind(): string {
    return this.node.kind;
  }

  get header(): SectionHeader {
    return this.node.header;
  }

  /** The section's name as written; null where it has none. */
  get name(): Word | null {
    return this.node.name;
  }

  /** Whether it is a `frontend`, a `backend` or a `listen`. */
  isProxy(): this is ProxySection {
    return isProxyKind(this.kind);
  }
}

function indexed(lines: readonly Directive[]): ReadonlyMap<string, readonly Directive[]> {
  const byKeyword = new Map<string, Directive[]>();
  for (const line of lines) {
    const { keywordValue } = line;
    const others = byKeyword.get(keywordValue);
    if (others === undefined) byKeyword.set(keywordValue, [line]);
    else others.push(line);
  }
  return byKeyword;
}

/** The sides a proxy can have: a frontend takes connections from clients, a backend makes them to servers. */
export type ProxySide = 'frontend' | 'backend';

const SIDES: Readonly<Record<string, readonly ProxySide[]>> = {
  frontend: ['frontend'],
  backend: ['backend'],
  listen: ['frontend', 'backend'],
};

/** Whether sections of that kind are proxies: `frontend`, `backend`, `listen`. */
export function isProxyKind(kind: string): boolean {
  return Object.hasOwn(SIDES, kind);
}

/** A `frontend`, `backend` or `listen` section. */
export class ProxySection extends ConfigSection {
  /** The `defaults` sections it takes its settings from, the nearest first; empty where there is none. */
  readonly defaults: readonly ConfigSection[];
  /** The section itself and its `defaults`: where a setting is looked for, in order. */
  readonly inLine: readonly ConfigSection[];
  /** Whether there are so many of them that `defaults` has the nearest ones only. */
  readonly inheritsMore: boolean;

  constructor(file: ConfigFile, node: Section, certain: boolean, index: number, defaults: readonly ConfigSection[], inheritsMore = false) {
    super(file, node, certain, index);
    this.defaults = defaults;
    this.inLine = [this, ...defaults];
    this.inheritsMore = inheritsMore;
  }

  hasSide(side: ProxySide): boolean {
    return SIDES[this.kind]?.includes(side) === true;
  }
}
