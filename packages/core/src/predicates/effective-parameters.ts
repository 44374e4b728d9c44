import { type Parameter, serverParameters } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { parametersIn, parametersOf, wordsBeforeParameters } from '../reading/parameter-lines.js';

/** A `bind` or server line. */
export interface ParameterLine {
  readonly line: Directive;
  readonly section: ConfigSection;
  readonly kind: 'bind' | 'server';
}

/** A parameter in effect, with the words behind it and the line it comes from. */
export interface EffectiveParameter {
  /** The word that names it. */
  readonly name: Word;
  readonly words: readonly Word[];
  readonly line: Directive;
}

export interface EffectiveParameters {
  readonly byName: ReadonlyMap<string, EffectiveParameter>;
  /** Names that an undecided `.if` or a variable leaves open; '*' stands for all. */
  readonly open: ReadonlySet<string>;
}

/** The lines of each kind that declare something. */
const LINES: Readonly<Record<ParameterLine['kind'], ReadonlySet<string>>> = {
  bind: new Set(['bind', 'dgram-bind', 'stats']),
  server: new Set(['server', 'server-template', 'peer']),
};

/** Lines with parameters for those behind them in the section. */
const DEFAULTS: Readonly<Record<ParameterLine['kind'], string>> = { bind: 'default-bind', server: 'default-server' };

/** Global settings with parameters for all lines of the kind that use TLS. */
const GLOBAL_DEFAULTS: Readonly<Record<ParameterLine['kind'], string>> = {
  bind: 'ssl-default-bind-options',
  server: 'ssl-default-server-options',
};

/** The keywords of lines that declare listening addresses or servers. */
export function declaringKeywords(kind: ParameterLine['kind']): Iterable<string> {
  return LINES[kind];
}

/** The keywords of all lines that parameters come from. */
export function parameterSources(): readonly string[] {
  return [...Object.values(LINES).flatMap((lines) => [...lines]), ...Object.values(DEFAULTS), ...Object.values(GLOBAL_DEFAULTS)];
}

/** Whether a line declares listening addresses or servers. */
export function declares(line: Directive, kind: ParameterLine['kind']): boolean {
  if (line.prefix !== null || !LINES[kind].has(line.keywordValue)) return false;
  return line.keywordValue !== 'stats' || line.args[0]?.value === 'socket';
}

/** The word with the addresses of a line; null where it has none. */
export function addressWord({ line, section }: ParameterLine): Word | null {
  const at = (wordsBeforeParameters(line.keywordValue) ?? 1) - 1;
  const word = line.args[at];
  return word === undefined || isPeerWithoutAddress(line, section) ? null : word;
}

/** A peer that is this very process may go without an address (src/cfgparse.c `cfg_parse_peers`). */
function isPeerWithoutAddress(line: Directive, section: ConfigSection): boolean {
  const word = line.args[1];
  return section.kind === 'peers' && word !== undefined && serverParameters().has(word.value);
}

export function effectiveParameters({ line, section, kind }: ParameterLine, model: Model): EffectiveParameters {
  const known = parametersOf(kind);
  const byName = new Map<string, EffectiveParameter>();
  const open = new Set<string>();
  const apply = (from: Directive, words: readonly Word[]) => {
    const isCertain = model.isRead(from) === true || from === line;
    for (const { word, name, parameter, values } of parametersIn(words, kind, (each) => model.valueOf(each))) {
      if (name === null) open.add('*');
      if (parameter === undefined) continue;
      if (isCertain) set(byName, open, parameter, { name: word, words: values, line: from }, known);
      else for (const touched of [parameter.name, counterpart(parameter.name, known)]) if (touched !== null) open.add(touched);
    }
  };

  for (const global of model.sectionsOfKind('global')) {
    for (const other of global.linesWith(GLOBAL_DEFAULTS[kind])) apply(other, other.args);
  }
  const inherited = section instanceof ProxySection ? [...section.defaults].reverse() : [];
  for (const other of inherited.flatMap((defaults) => defaults.linesWith(DEFAULTS[kind]))) {
    if (other.prefix === null) apply(other, other.args);
  }
  for (const other of section.linesWith(DEFAULTS[kind])) {
    if (other.start > line.start) break;
    if (other.prefix === null) apply(other, other.args);
  }
  const before = (wordsBeforeParameters(line.keywordValue) ?? 1) - (kind === 'server' && isPeerWithoutAddress(line, section) ? 1 : 0);
  apply(line, line.args.slice(before));
  return { byName, open };
}

function set(
  byName: Map<string, EffectiveParameter>,
  open: Set<string>,
  { name }: Parameter,
  value: EffectiveParameter,
  known: ReadonlyMap<string, Parameter>,
): void {
  byName.set(name, value);
  open.delete(name);
  const other = counterpart(name, known);
  if (other === null) return;
  byName.delete(other);
  open.delete(other);
}

/** What a parameter takes back: `no-ssl` for `ssl`, and the other way round. */
function counterpart(name: string, known: ReadonlyMap<string, Parameter>): string | null {
  const other = name.startsWith('no-') ? name.slice(3) : `no-${name}`;
  return known.has(other) ? other : null;
}
