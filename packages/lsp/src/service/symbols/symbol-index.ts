import { PREDEFINED_ACLS, SECTION_REFERENCES } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import { type ConfigFile, countWhile, type Directive, type Macro, type SectionHeader } from '@haplint/parser';
import { type NamePlace, namePlaces, variablePlaces } from './name-places.js';
import type { ConfigSymbol, Occurrence, SymbolKind, Unresolved } from './symbol.js';

/** All symbols of a configuration with every place that names them. */
export interface SymbolIndex {
  /** In the order of their first definitions. */
  readonly symbols: readonly ConfigSymbol[];
  /** Names that nothing has, but for those that HAProxy gives itself. */
  readonly unresolved: readonly Unresolved[];
  /** Names that are only made when a request is there, as log-format strings: `be_%[path]`. */
  readonly open: readonly Unresolved[];
  /** The name at an offset, which may be just behind its last character; null where there is none. */
  at(file: ConfigFile, offset: number): Occurrence | null;
  /** The names in a file, by place. */
  in(file: ConfigFile): readonly Occurrence[];
  /** What has a name of that kind in a scope; null where nothing has. */
  find(kind: SymbolKind, name: string, scope: ConfigSymbol['scope']): ConfigSymbol | null;
  /** The symbol that a section is the definition of; null for those without a name. */
  ofSection(section: ConfigSection): ConfigSymbol | null;
}

const indexes = new WeakMap<Model, SymbolIndex>();

/** The index of a model; made when it is first asked for, and remembered with it. */
export function symbolIndex(model: Model): SymbolIndex {
  let index = indexes.get(model);
  if (index === undefined) {
    index = new IndexBuilder(model).build();
    indexes.set(model, index);
  }
  return index;
}

/** A symbol in the making. */
interface OpenSymbol extends ConfigSymbol {
  readonly definitions: Occurrence[];
  readonly references: Occurrence[];
  readonly tables: OpenSymbol[];
  readonly owner: OpenSymbol | null;
}

type Scope = ConfigSymbol | ConfigSection | null;
type Line = Directive | SectionHeader | Macro;
interface At {
  readonly line: Line;
  readonly section: ConfigSection | null;
  readonly file: ConfigFile;
}

/** Kinds whose names only count in their own section. */
const IN_SECTION: ReadonlySet<SymbolKind> = new Set(['acl', 'filter', 'group', 'listener', 'mailer', 'nameserver', 'peer', 'user']);
/** Kinds whose names only count in their section, which other sections can name too. */
const IN_NAMED_SECTION: ReadonlySet<SymbolKind> = new Set(['server', 'server-template', 'table']);
/** Kinds that exist by being named: no line has to make them. */
const WITHOUT_DEFINITION: ReadonlySet<SymbolKind> = new Set(['environment variable', 'variable']);

const PREDEFINED: ReadonlySet<string> = new Set(PREDEFINED_ACLS.map(({ name }) => name));
const BUILT_IN: ReadonlySet<string> = new Set(
  SECTION_REFERENCES.flatMap(({ section, builtIn }) => (builtIn ? [`${section} ${builtIn.name}`] : [])),
);

class IndexBuilder {
  readonly #model: Model;
  readonly #symbols: OpenSymbol[] = [];
  readonly #unresolved: Unresolved[] = [];
  readonly #open: Unresolved[] = [];
  readonly #byScope = new Map<Scope, Map<string, OpenSymbol>>();
  readonly #bySection = new Map<ConfigSection, OpenSymbol>();
  readonly #byFile = new Map<ConfigFile, Occurrence[]>();

  constructor(model: Model) {
    this.#model = model;
  }

  build(): SymbolIndex {
    const model = this.#model;
    for (const section of model.sections) this.#defineSection(section);
    const variables = variablePlaces(model);
    const references: { place: NamePlace; line: Directive; section: ConfigSection }[] = [];
    for (const section of model.sections) {
      for (const line of section.lines) {
        const table = this.#defineTable(line, section);
        if (table !== null) this.#add(table, { line, section, file: section.file }, line.keyword, 'definition', false);
        for (const place of namePlaces(line, model, variables)) {
          if (place.defines) this.#addPlace(this.#symbol(place.kind, place.name, this.#scopeOf(place.kind, section)), line, section, place);
          else references.push({ place, line, section });
        }
      }
    }
    this.#addHeaderReferences();
    for (const { place, line, section } of references) this.#resolve(place, line, section);
    this.#addEnvironment();
    for (const occurrences of this.#byFile.values()) occurrences.sort((a, b) => a.start - b.start || b.end - a.end);
    const byFile = this.#byFile;
    return {
      symbols: this.#symbols,
      unresolved: this.#unresolved,
      open: this.#open,
      at: (file, offset) => occurrenceAt(byFile.get(file) ?? [], offset),
      in: (file) => byFile.get(file) ?? [],
      find: (kind, name, scope) => this.#find(kind, name, scope),
      ofSection: (section) => this.#bySection.get(section) ?? null,
    };
  }

  #defineSection(section: ConfigSection): void {
    const { name } = section;
    if (name === null || !name.isLiteral || name.value === '' || section.header.broken) return;
    if (section.kind === 'defaults' && name.value === 'from' && section.header.args.length === 2) return;
    const kind = section.kind as SymbolKind;
    const { isProxy, names } = namesOfSection(section);
    // What has both sides is found on either.
    const known = isProxy ? names.map((side) => this.#find(side, name.value, null)).find((symbol) => symbol !== null) : null;
    const symbol = known ?? this.#symbol(kind, name.value, null);
    if (isProxy) for (const side of names) this.#alias(side, name.value, symbol);
    this.#bySection.set(section, symbol);
    const end = name.offsetAt(name.value.length - 1) + 1;
    this.#add(symbol, { line: section.header, section, file: section.file }, { start: name.offsetAt(0), end }, 'definition', true);
  }

  /** The table that a proxy's line makes, which goes by the name of the proxy. */
  #defineTable(line: Directive, section: ConfigSection): OpenSymbol | null {
    if (!(section instanceof ProxySection) || line.keyword.value !== 'stick-table' || line.prefix !== null) return null;
    const owner = this.#bySection.get(section);
    return owner === undefined ? null : this.#symbol('table', owner.name, null, owner);
  }

  #addHeaderReferences(): void {
    for (const section of this.#model.sections) {
      const { args, broken } = section.header;
      const at = args.findIndex(({ value }) => value === 'from');
      const word = args[at + 1];
      if (
        broken ||
        at === -1 ||
        at > 1 ||
        word === undefined ||
        !word.isLiteral ||
        !(section.kind === 'defaults' || section instanceof ProxySection)
      )
        continue;
      const symbol = this.#find('defaults', word.value, null);
      const place = { start: word.offsetAt(0), end: word.offsetAt(word.value.length - 1) + 1 };
      if (symbol !== null) this.#add(symbol, { line: section.header, section, file: section.file }, place, 'reference', true);
      else this.#unresolved.push({ kind: 'defaults', name: word.value, file: section.file, line: section.header, ...place });
    }
  }

  #resolve(place: NamePlace, line: Directive, section: ConfigSection): void {
    const { kind, name } = place;
    if (WITHOUT_DEFINITION.has(kind)) {
      this.#addPlace(this.#symbol(kind, name, null), line, section, place);
      return;
    }
    if (name.includes('%')) {
      this.#open.push({ kind, name, file: section.file, line, start: place.start, end: place.end });
      return;
    }
    // A proxy by its number.
    if (kind === 'backend' && name.startsWith('#')) return;
    let scope = this.#scopeOf(kind, section);
    let rest = place;
    if (IN_NAMED_SECTION.has(kind)) {
      const slash = name.lastIndexOf('/');
      if (slash !== -1) {
        const holder = this.#resolvePart(place, 0, slash, kind === 'table' ? 'peers' : 'backend', line, section);
        if (holder === null) return;
        scope = holder;
        rest = part(place, slash + 1, name.length);
      } else if (kind === 'table') scope = null;
    }
    const symbol = this.#find(kind, rest.name, scope);
    if (symbol !== null) this.#addPlace(symbol, line, section, rest);
    else if (kind === 'server' && this.#resolveTemplate(rest, scope, line, section)) return;
    else if (!(kind === 'acl' && PREDEFINED.has(name)) && !BUILT_IN.has(`${kind} ${name}`)) this.#addUnresolved(rest, line, section);
  }

  #resolvePart(place: NamePlace, from: number, to: number, kind: SymbolKind, line: Directive, section: ConfigSection): OpenSymbol | null {
    const own = part(place, from, to);
    const symbol = this.#find(kind, own.name, null);
    if (symbol === null) this.#addUnresolved({ ...own, kind }, line, section);
    else this.#addPlace(symbol, line, section, own);
    return symbol;
  }

  /** Whether the name is that of a server that a template makes: its prefix and a number. */
  #resolveTemplate(place: NamePlace, scope: Scope, line: Directive, section: ConfigSection): boolean {
    let shortest = place.name.length;
    while (shortest > 0 && /\d/.test(place.name[shortest - 1] as string)) shortest--;
    for (let length = shortest; length < place.name.length; length++) {
      const symbol = this.#find('server-template', place.name.slice(0, length), scope);
      if (symbol === null) continue;
      this.#addPlace(symbol, line, section, part(place, 0, length));
      return true;
    }
    return false;
  }

  /** Variables of the environment, wherever a line has one. */
  #addEnvironment(): void {
    const model = this.#model;
    for (const file of model.files) {
      if (!file.text.includes('$')) continue;
      for (const { header, body } of [{ header: null, body: file.preamble }, ...file.sections]) {
        for (const line of header === null ? body : [header, ...body]) {
          if (line.type === 'Scope') continue;
          for (const word of line.words) {
            for (const { name, start } of word.variables) {
              if (name.startsWith('.') || (line.type !== 'Macro' && model.isRead(line) === false)) continue;
              const from = file.text.indexOf(name, start);
              const section = line.type === 'Directive' ? model.sectionOf(line) : null;
              const symbol = this.#symbol('environment variable', name, null);
              this.#add(symbol, { line, section, file }, { start: from, end: from + name.length }, 'reference', true);
            }
          }
        }
      }
    }
  }

  #scopeOf(kind: SymbolKind, section: ConfigSection): Scope {
    if (IN_SECTION.has(kind)) return section;
    return IN_NAMED_SECTION.has(kind) ? (this.#bySection.get(section) ?? section) : null;
  }

  #find(kind: SymbolKind, name: string, scope: Scope): OpenSymbol | null {
    return this.#byScope.get(scope)?.get(`${kind} ${name}`) ?? null;
  }

  #symbol(kind: SymbolKind, name: string, scope: Scope, owner: OpenSymbol | null = null): OpenSymbol {
    const known = this.#find(kind, name, scope);
    if (known !== null) return known;
    const symbol: OpenSymbol = { kind, name, scope, definitions: [], references: [], owner, tables: [] };
    this.#symbols.push(symbol);
    this.#alias(kind, name, symbol);
    owner?.tables.push(symbol);
    return symbol;
  }

  #alias(kind: SymbolKind, name: string, symbol: OpenSymbol): void {
    const names = this.#byScope.get(symbol.scope) ?? new Map<string, OpenSymbol>();
    this.#byScope.set(symbol.scope, names);
    if (!names.has(`${kind} ${name}`)) names.set(`${kind} ${name}`, symbol);
  }

  #addPlace(symbol: OpenSymbol, line: Directive, section: ConfigSection, place: NamePlace): void {
    this.#add(symbol, { line, section, file: section.file }, place, place.defines ? 'definition' : 'reference', true);
  }

  #add(
    symbol: OpenSymbol,
    at: At,
    { start, end }: { readonly start: number; readonly end: number },
    role: Occurrence['role'],
    isName: boolean,
  ): void {
    const occurrence: Occurrence = { symbol, ...at, start, end, role, isName };
    symbol[role === 'definition' ? 'definitions' : 'references'].push(occurrence);
    const others = this.#byFile.get(at.file);
    if (others === undefined) this.#byFile.set(at.file, [occurrence]);
    else others.push(occurrence);
  }

  #addUnresolved({ kind, name, start, end }: NamePlace, line: Directive, { file }: ConfigSection): void {
    this.#unresolved.push({ kind, name, file, line, start, end });
  }
}

/** The kinds that lines ask for when they mean such a section. */
function namesOfSection(section: ConfigSection): { isProxy: boolean; names: SymbolKind[] } {
  if (!(section instanceof ProxySection)) return { isProxy: false, names: [] };
  return { isProxy: true, names: (['frontend', 'backend'] as const).filter((side) => section.hasSide(side)) };
}

function part(place: NamePlace, from: number, to: number): NamePlace {
  const offsetAt = (index: number) => place.offsetAt(from + index);
  return { ...place, name: place.name.slice(from, to), start: offsetAt(0), end: offsetAt(to - from - 1) + 1, offsetAt };
}

/** The innermost occurrence at an offset, of those sorted by their beginning. */
function occurrenceAt(occurrences: readonly Occurrence[], offset: number): Occurrence | null {
  const count = countWhile(occurrences, ({ start }) => start <= offset);
  // Names never hold more than one other.
  for (const candidate of [occurrences[count - 1], occurrences[count - 2]]) {
    if (candidate !== undefined && candidate.start <= offset && offset <= candidate.end) return candidate;
  }
  return null;
}
