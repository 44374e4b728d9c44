import { compareBranches, SECTION_NAMING } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { remembered, rememberedWeakly } from '../model/remembered.js';
import { type ConfigSection, ProxySection, type ProxySide } from '../model/sections.js';
import { asCheckedProxy } from './checked-proxy.js';

const KEYWORDS: ReadonlySet<string> = new Set(['default_backend', 'use_backend']);

/** A line that names a backend for proxies that HAProxy checks. */
export interface BackendReference {
  readonly word: Word;
  readonly name: string;
  /** The proxy the line stands in, or, for the `default_backend` of a `defaults` section, the frontends that set no other. */
  readonly users: readonly ProxySection[];
}

/** What a line refers to; null where it names no backend, where a request or a variable does, and where no proxy is checked. */
export function backendReference(line: Directive, model: Model): BackendReference | null {
  if (!KEYWORDS.has(line.keywordValue) || line.broken) return null;
  const name = model.firstValue(line);
  if (name === undefined || name === null || isOpen(line, name)) return null;
  const users = usersOf(line, model);
  return users.length === 0 ? null : new NamedBackend(line, name, users);
}

class NamedBackend implements BackendReference {
  readonly name: string;
  readonly users: readonly ProxySection[];
  readonly #line: Directive;

  constructor(line: Directive, name: string, users: readonly ProxySection[]) {
    this.#line = line;
    this.name = name;
    this.users = users;
  }

  get word(): Word {
    return this.#line.args[0] as Word;
  }
}

/** The proxies with that side by name; null where a variable hides a name. */
export function proxiesByName(side: ProxySide, model: Model): ReadonlyMap<string, ProxySection> | null {
  const { names, areAll } = namesOfSides(model)(side);
  return areAll ? names : null;
}

/** As `proxiesByName`, without those whose name a variable hides. */
export function knownProxiesByName(side: ProxySide, model: Model): ReadonlyMap<string, ProxySection> {
  return namesOfSides(model)(side).names;
}

/** Whether a name that no backend has may be that of another section, which the target takes for a backend too. */
export function mayNameOtherBackend(name: string, model: Model): boolean {
  const { target } = model;
  return target !== null && kindsOfBackends(target.branch).some((kind) => model.sectionsNamed(kind, name)?.length !== 0);
}

/** The kinds of section, beside proxies, that are backends in a branch. */
const kindsOfBackends = remembered((branch: string): readonly string[] =>
  Object.entries(SECTION_NAMING).flatMap(([kind, { isBackendSince: since }]) =>
    since !== undefined && compareBranches(branch, since) >= 0 ? [kind] : [],
  ),
);

const namesOfSides = rememberedWeakly((model: Model) => remembered((side: ProxySide) => readNames(side, model)));

function readNames(side: ProxySide, model: Model) {
  const names = new Map<string, ProxySection>();
  let areAll = true;
  for (const proxy of model.proxies) {
    if (!proxy.hasSide(side)) continue;
    const name = proxy.name === null ? '' : model.valueOf(proxy.name);
    if (name === null) areAll = false;
    else if (!names.has(name)) names.set(name, proxy);
  }
  return { names, areAll };
}

/** A name with `%` is a log format, which requests fill in, but for `default_backend`; one with `#` is a number. */
function isOpen(line: Directive, name: string): boolean {
  return name.startsWith('#') || (line.keywordValue === 'use_backend' && name.includes('%'));
}

function usersOf(line: Directive, model: Model): ProxySection[] {
  if (line.prefix !== null || model.isRead(line) !== true) return [];
  const section = model.sectionOf(line);
  if (line.keywordValue === 'use_backend') return [asCheckedProxy(section, model)].filter((proxy) => proxy !== null);
  const possible = section instanceof ProxySection ? [section] : (section && frontendsUnder(model).get(section)) || [];
  return possible.filter((proxy) => {
    if (asCheckedProxy(proxy, model) === null) return false;
    const { candidates, isSet } = model.effectiveSetting(proxy, () => true, ['default_backend']);
    return isSet && candidates.length === 1 && candidates[0] === line;
  });
}

/** The proxies with the side of a frontend by each `defaults` section that they inherit from. */
const frontendsUnder = rememberedWeakly((model: Model): ReadonlyMap<ConfigSection, readonly ProxySection[]> => {
  const found = new Map<ConfigSection, ProxySection[]>();
  for (const proxy of model.proxies) {
    if (!proxy.hasSide('frontend')) continue;
    for (const section of proxy.defaults) {
      const others = found.get(section);
      if (others === undefined) found.set(section, [proxy]);
      else others.push(proxy);
    }
  }
  return found;
});

/** The lines that send requests to a backend. */
export interface BackendUsers {
  readonly lines: readonly Directive[];
  /** Whether these are all: no `use_backend` takes a name from the request or from a variable. */
  readonly isComplete: boolean;
}

/** The `use_backend` and `default_backend` lines of enabled proxies that name a backend. */
export function backendUsers(backend: ProxySection, model: Model): BackendUsers {
  const name = model.valueOf(backend.name);
  const { linesByName, isComplete } = namingLines(model);
  return { lines: (name !== null && linesByName.get(name)) || [], isComplete: isComplete && name !== null && model.isWhole };
}

/** The lines that name a backend by its name, and whether each of them can be read. */
const namingLines = rememberedWeakly((model: Model) => {
  const linesByName = new Map<string, Directive[]>();
  let isComplete = true;
  for (const line of model.sections.flatMap((section) => section.linesWith(...KEYWORDS))) {
    const named = model.firstValue(line);
    if (named !== undefined && (named === null || isOpen(line, named))) isComplete = false;
    const name = backendReference(line, model)?.name;
    if (name === undefined) continue;
    const others = linesByName.get(name);
    if (others === undefined) linesByName.set(name, [line]);
    else others.push(line);
  }
  return { linesByName, isComplete };
});
