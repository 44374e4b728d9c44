import type { ConfigFile, Directive, Section, SectionHeader, Word } from '@haplint/parser';

/**
 * A section as HAProxy reads it for the target. It differs from the tree's section where `.if` blocks hide a header,
 * and where the target does not know the section: the lines behind such a header belong to the section before it.
 */
export class ConfigSection {
  readonly file: ConfigFile;
  readonly node: Section;
  /** Lines that HAProxy reads, or may read, in order; broken lines are left out. */
  readonly lines: Directive[] = [];
  /** Whether the section is certain to be read; false where an undecided `.if` stands around its header. */
  readonly certain: boolean;

  constructor(file: ConfigFile, node: Section, certain: boolean) {
    this.file = file;
    this.node = node;
    this.certain = certain;
  }

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

  constructor(file: ConfigFile, node: Section, certain: boolean, defaults: readonly ConfigSection[]) {
    super(file, node, certain);
    this.defaults = defaults;
  }

  hasSide(side: ProxySide): boolean {
    return SIDES[this.kind]?.includes(side) === true;
  }
}
