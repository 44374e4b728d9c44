import { compareBranches, SECTION_NAMING } from '@haplint/catalog';
import type { ConfigSection, Model, ProxySide } from '@haplint/core';
import { ProxySection, rememberedWeakly } from '@haplint/core/internal';
import type { Section } from '@haplint/parser';

/** A section whose name HAProxy has met before. */
export interface Duplicate {
  readonly section: ConfigSection;
  /** The section that has the name already. */
  readonly first: ConfigSection;
  readonly name: string;
  /**
   * What HAProxy does: it refuses the section, ignores it, or warns; `referenced` is a refusal too, of a `defaults` section
   * that would replace one that others name.
   */
  readonly verdict: 'refused' | 'referenced' | 'ignored' | 'shared';
}

/** From this branch on, sections of all sides count as proxies of one name; it warns first (src/cfgparse-listen.c). */
const SHARING_WARNS_SINCE = '3.1';

/** From this branch on, HAProxy refuses a name that a frontend and a backend share. */
const SHARING_REFUSED_SINCE = '3.3';

/** A section of the tree as a duplicate; undefined for those with a name that HAProxy has not met before, or may not read. */
export function duplicateAt(node: Section, model: Model): Duplicate | undefined {
  return duplicates(model).get(node);
}

const duplicates = rememberedWeakly(findDuplicates);

function findDuplicates(model: Model): ReadonlyMap<Section, Duplicate> {
  const duplicates = new Map<Section, Duplicate>();
  const seen = new SeenSections(model);
  for (const section of model.sections) {
    if (!section.certain || section.header.broken) continue;
    const name = nameOf(section, model);
    if (name !== null && name !== '') {
      const clash = seen.clashOf(section, name);
      if (clash !== null) duplicates.set(section.node, { section, name, ...clash });
      seen.add(section, name);
    }
    seen.addReference(section);
  }
  return duplicates;
}

/** The name of a section; null where there is none or a variable hides it. */
function nameOf({ kind, name, header }: ConfigSection, model: Model): string | null {
  // `defaults from NAME` has no name of its own.
  return name === null || (kind === 'defaults' && name.value === 'from' && header.args.length === 2) ? null : model.valueOf(name);
}

/** The sections read so far. */
class SeenSections {
  readonly #branch: string | null;
  readonly #model: Model;
  /** By kind and name; the first one, but the last one of `defaults`. */
  readonly #byKind = new Map<string, ConfigSection>();
  /** By side and name, the first one. */
  readonly #bySide = new Map<string, ProxySection>();
  /** The `defaults` that others name with `from`. */
  readonly #referenced = new Set<ConfigSection>();

  constructor(model: Model) {
    this.#model = model;
    this.#branch = model.target?.branch ?? null;
  }

  clashOf(section: ConfigSection, name: string): Pick<Duplicate, 'first' | 'verdict'> | null {
    if (section instanceof ProxySection) return this.#clashOfProxy(section, name);
    if (section.kind === 'defaults') return this.#clashOfDefaults(name);
    const repeated = SECTION_NAMING[section.kind]?.repeated ?? null;
    const first = this.#ofKind(section.kind, name);
    if (first && repeated !== null) return { first, verdict: repeated };
    const proxy = section.kind === 'log-forward' ? (this.#ofSide('frontend', name) ?? this.#ofSide('backend', name)) : undefined;
    return proxy ? { first: proxy, verdict: 'refused' } : null;
  }

  #clashOfProxy(section: ProxySection, name: string): Pick<Duplicate, 'first' | 'verdict'> | null {
    const frontend = section.hasSide('frontend') ? this.#ofSide('frontend', name) : undefined;
    // Up to 3.0, the backend side of a `listen` section is not looked at.
    const looksAtBackends = section.kind === 'backend' || (section.hasSide('backend') && this.#isSince(SHARING_WARNS_SINCE));
    const backend = looksAtBackends ? this.#ofSide('backend', name) : undefined;
    const first = frontend ?? backend ?? this.#ofKind('log-forward', name);
    if (first) return { first, verdict: 'refused' };
    const other = this.#ofSide('frontend', name) ?? this.#ofSide('backend', name) ?? this.#ofKind('defaults', name);
    return other ? this.#shared(other) : null;
  }

  #clashOfDefaults(name: string): Pick<Duplicate, 'first' | 'verdict'> | null {
    const former = this.#ofKind('defaults', name);
    if (former && this.#referenced.has(former) && this.#isSince(SHARING_WARNS_SINCE)) return { first: former, verdict: 'referenced' };
    const proxy = this.#ofSide('frontend', name) ?? this.#ofSide('backend', name);
    return proxy ? this.#shared(proxy) : null;
  }

  #shared(first: ConfigSection): Pick<Duplicate, 'first' | 'verdict'> | null {
    if (!this.#isSince(SHARING_WARNS_SINCE)) return null;
    return { first, verdict: this.#isSince(SHARING_REFUSED_SINCE) ? 'refused' : 'shared' };
  }

  add(section: ConfigSection, name: string): void {
    const key = `${section.kind} ${name}`;
    if (section.kind === 'defaults' || !this.#byKind.has(key)) this.#byKind.set(key, section);
    if (!(section instanceof ProxySection)) return;
    for (const side of ['frontend', 'backend'] as const) {
      const sideKey = `${side} ${name}`;
      if (section.hasSide(side) && !this.#bySide.has(sideKey)) this.#bySide.set(sideKey, section);
    }
  }

  addReference({ header }: ConfigSection): void {
    const from = header.args.at(-2);
    const name = from?.value === 'from' ? this.#model.valueOf(header.args.at(-1)) : null;
    const named = name === null ? undefined : this.#ofKind('defaults', name);
    if (named) this.#referenced.add(named);
  }

  #ofKind(kind: string, name: string): ConfigSection | undefined {
    return this.#byKind.get(`${kind} ${name}`);
  }

  #ofSide(side: ProxySide, name: string): ProxySection | undefined {
    return this.#bySide.get(`${side} ${name}`);
  }

  #isSince(branch: string): boolean {
    return this.#branch !== null && compareBranches(this.#branch, branch) >= 0;
  }
}
