import { compareBranches } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { AttachedMap, remembered, rememberedWeakly } from '../model/remembered.js';
import type { ConfigSection } from '../model/sections.js';
import { certainSection } from './certain-section.js';
import { asCheckedProxy } from './checked-proxy.js';
import { readingOf } from './line-reading.js';
import { mayBeSeveralWords, type ParameterKind, parametersIn, parameterWords, wordsBeforeParameters } from './parameter-lines.js';

/** The lines of servers that proxies have. */
const SERVERS: ReadonlySet<string> = new Set(['server', 'server-template']);
/** The lines of a `peers` section that make a peer (src/cfgparse.c `cfg_parse_peers`). */
export const PEERS: ReadonlySet<string> = new Set(['peer', 'server']);
/** The line whose parameters all servers behind it start with. */
const DEFAULTS_LINE = 'default-server';
/** In front of a parameter, takes it back. */
const NO = 'no-';

/** Parameters and what follows them, the last one of each name; null for one that is taken back. */
type Parameters = ReadonlyMap<string, readonly string[] | null>;

/** The parameters of a line as the text gives them. */
export class LineSettings {
  readonly #own: Parameters;
  /** Those it starts with. */
  readonly #inherited: Parameters;

  constructor(own: Parameters, inherited: Parameters) {
    this.#own = own;
    this.#inherited = inherited;
  }

  /** Whether a parameter is set. */
  has(name: string): boolean {
    return this.#valuesOf(name) !== null;
  }

  /** The first word behind a parameter; null where it is not set, or stands alone. */
  valueOf(name: string): string | null {
    return this.#valuesOf(name)?.[0] ?? null;
  }

  #valuesOf(name: string): readonly string[] | null {
    const own = this.#own.get(name);
    return own === undefined ? (this.#inherited.get(name) ?? null) : own;
  }
}

/**
 * The settings of a server of a ring, or of a proxy that HAProxy is sure to check: its own parameters, on top of those of the
 * `default-server` lines before it and in its `defaults`. Null for other lines, and where the text does not tell.
 */
export function serverSettings(line: Directive, model: Model): LineSettings | null {
  const reading = readingOf(line, model);
  if (reading.serverSettings === undefined) reading.serverSettings = readServerSettings(line, model);
  return reading.serverSettings;
}

function readServerSettings(line: Directive, model: Model): LineSettings | null {
  const before = SERVERS.has(line.keywordValue) ? wordsBeforeParameters(line.keywordValue) : null;
  if (before === null || line.prefix !== null || line.broken || model.isRead(line) !== true) return null;
  const section = model.sectionOf(line);
  const isOfRing = isRing(section, model);
  const proxy = isOfRing ? null : asCheckedProxy(section, model);
  if ((!isOfRing && proxy?.hasSide('backend') !== true) || line.args.length < before) return null;
  const inherited = proxy === null ? NONE : inheritedParameters(proxy, proxy.defaults, line, model);
  const own = inherited === null ? null : parametersBehind(line, before, 'server', model);
  return own === null || inherited === null ? null : new LineSettings(own, inherited);
}

/**
 * The settings of a peer with an address: its own parameters, on top of those of the `default-server` lines before it in its section. Null for other
 * lines, and where the text does not tell.
 */
export function peerSettings(line: Directive, model: Model): LineSettings | null {
  const section = PEERS.has(line.keywordValue) ? certainSection(line, model) : null;
  const given = section?.kind !== 'peers' || line.prefix !== null || line.args.length < 2 ? null : parameterWords(line, model);
  if (section === null || given === null) return null;
  const inherited = inheritedParameters(section, [], line, model);
  const own = inherited === null ? null : readParameters(given.words, 'server', model);
  return own === null || inherited === null ? null : new LineSettings(own, inherited);
}

/** Whether a section is sure to be a ring: its servers are those of a backend in mode tcp that has its name (src/sink.c `cfg_parse_ring`). */
export function isRing(section: ConfigSection | null, model: Model): boolean {
  return section?.kind === 'ring' && section.certain && model.target !== null && compareBranches(model.target.branch, '2.6') >= 0;
}

/** The settings of a `bind` line; null for other lines, and where the text does not tell. */
export function bindSettings(line: Directive, model: Model): LineSettings | null {
  if (line.keywordValue !== 'bind' || line.prefix !== null || line.broken || model.isRead(line) !== true) return null;
  const proxy = asCheckedProxy(model.sectionOf(line), model);
  if (proxy === null || !proxy.hasSide('frontend')) return null;
  const own = parametersBehind(line, 1, 'bind', model);
  return own === null ? null : new LineSettings(own, NONE);
}

const NONE: Parameters = new Map();

/** What the `default-server` lines up to some place in a section say. */
interface Inherited {
  /** How many lines of its own are read. */
  count: number;
  /** Null where the text does not tell. */
  parameters: Parameters | null;
}

const inheritedBy = new AttachedMap<ConfigSection, Inherited>();

/** The parameters that a server line starts with. Lines are asked for in their order, so each is read once. */
function inheritedParameters(section: ConfigSection, defaults: readonly ConfigSection[], line: Directive, model: Model): Parameters | null {
  const own = section.linesWith(DEFAULTS_LINE);
  let known = inheritedBy.get(section);
  if (known === undefined || (own[known.count - 1]?.start ?? 0) >= line.start) {
    const above = defaults.toReversed().flatMap((each) => each.linesWith(DEFAULTS_LINE));
    known = { count: 0, parameters: above.reduce((parameters: Parameters | null, each) => withDefaults(parameters, each, model), NONE) };
    inheritedBy.set(section, known);
  }
  for (let next = own[known.count]; next !== undefined && next.start < line.start; next = own[known.count]) {
    known.count++;
    known.parameters = withDefaults(known.parameters, next, model);
  }
  return known.parameters;
}

/** Parameters with those of a `default-server` line on top; null where the text does not tell. */
function withDefaults(parameters: Parameters | null, line: Directive, model: Model): Parameters | null {
  if (parameters === null || line.broken || model.isRead(line) === 'unknown') return null;
  if (model.isRead(line) !== true) return parameters;
  const own = parametersBehind(line, 0, 'server', model);
  return own === null ? null : new Map([...parameters, ...own]);
}

/** What parameters come to, by their kind and by how they are written. */
const literalParameters = rememberedWeakly((_: Model) => remembered((_kind: ParameterKind) => new Map<string, Parameters | null>()));

/** The parameters of a line behind some words; null where one is unknown, or hidden by a variable. Many lines have those of others. */
function parametersBehind(line: Directive, wordsBefore: number, kind: ParameterKind, model: Model): Parameters | null {
  const words = line.args.slice(wordsBefore);
  const [first] = words;
  if (first === undefined) return NONE;
  if (words.some(({ isLiteral }) => !isLiteral)) return readParameters(words, kind, model);
  const known = literalParameters(model)(kind);
  const text = line.raw.slice(first.start - line.start);
  let parameters = known.get(text);
  if (parameters === undefined) {
    parameters = readParameters(words, kind, model);
    known.set(text, parameters);
  }
  return parameters;
}

function readParameters(words: readonly Word[], kind: ParameterKind, model: Model): Parameters | null {
  const textOf = (word: Word) => (mayBeSeveralWords(word) ? null : model.valueOf(word));
  const parameters = new Map<string, readonly string[] | null>();
  for (const { name, parameter, values } of parametersIn(words, kind, textOf)) {
    if (name === null || parameter === undefined || parameter.argumentCount === null) return null;
    const given = values.map(textOf);
    if (given.includes(null)) return null;
    if (name.startsWith(NO)) parameters.set(name.slice(NO.length), null);
    else parameters.set(name, given as string[]);
  }
  return parameters;
}
