import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import type { ProxySection } from '../model/sections.js';
import { asCheckedProxy } from './checked-proxy.js';
import { readingOf } from './line-reading.js';
import { mayBeSeveralWords, type ParameterKind, parametersIn, wordsBeforeParameters } from './parameter-lines.js';

/** The lines of servers that proxies have. */
const SERVERS: ReadonlySet<string> = new Set(['server', 'server-template']);
/** The line whose parameters all servers behind it start with. */
const DEFAULTS_LINE = 'default-server';
/** In front of a parameter, takes it back. */
const NO = 'no-';

/** The parameters of a line as the text gives them. */
export class LineSettings {
  /** Parameters and what follows them, the last one of each name; a parameter taken back is left out. */
  readonly #parameters = new Map<string, readonly string[]>();

  /** Whether a parameter is set. */
  has(name: string): boolean {
    return this.#parameters.has(name);
  }

  /** The first word behind a parameter; null where it is not set, or stands alone. */
  valueOf(name: string): string | null {
    return this.#parameters.get(name)?.[0] ?? null;
  }

  /** @internal */
  copy(): LineSettings {
    const copy = new LineSettings();
    for (const [name, values] of this.#parameters) copy.#parameters.set(name, values);
    return copy;
  }

  /** @internal */
  set(name: string, values: readonly string[]): void {
    if (name.startsWith(NO)) this.#parameters.delete(name.slice(NO.length));
    else this.#parameters.set(name, values);
  }
}

/**
 * The settings of a server of a proxy that HAProxy is sure to check: its own parameters, on top of those of the
 * `default-server` lines before it and in its `defaults`. Null for other lines, and where the text does not tell.
 */
export function serverSettings(line: Directive, model: Model): LineSettings | null {
  const reading = readingOf(line, model);
  if (reading.serverSettings === undefined) reading.serverSettings = readServerSettings(line, model);
  return reading.serverSettings;
}

function readServerSettings(line: Directive, model: Model): LineSettings | null {
  const before = SERVERS.has(line.keyword.value) ? wordsBeforeParameters(line.keyword.value) : null;
  if (before === null || line.prefix !== null || line.broken || model.isRead(line) !== true) return null;
  const proxy = asCheckedProxy(model.sectionOf(line), model);
  if (proxy === null || !proxy.hasSide('backend') || line.args.length < before) return null;
  const settings = defaultSettings(proxy, line, model);
  if (settings === null) return null;
  return read(line.args.slice(before), 'server', settings, model) ? settings : null;
}

/** The settings of a `bind` line; null for other lines, and where the text does not tell. */
export function bindSettings(line: Directive, model: Model): LineSettings | null {
  if (line.keyword.value !== 'bind' || line.prefix !== null || line.broken || model.isRead(line) !== true) return null;
  const proxy = asCheckedProxy(model.sectionOf(line), model);
  if (proxy === null || !proxy.hasSide('frontend')) return null;
  const settings = new LineSettings();
  return read(line.args.slice(1), 'bind', settings, model) ? settings : null;
}

/** What the `default-server` lines up to some place in a proxy say. */
interface DefaultSettings {
  /** How many lines of its own are read. */
  count: number;
  /** Null where the text does not tell. */
  settings: LineSettings | null;
}

const defaultSettingsOf = new WeakMap<ProxySection, DefaultSettings>();

/** The settings that a server line starts with, for it alone. Lines are asked for in their order, so each is read once. */
function defaultSettings(proxy: ProxySection, line: Directive, model: Model): LineSettings | null {
  const own = proxy.linesWith(DEFAULTS_LINE);
  let known = defaultSettingsOf.get(proxy);
  if (known === undefined || (own[known.count - 1]?.start ?? 0) >= line.start) {
    const inherited = proxy.defaults.toReversed().flatMap((section) => section.linesWith(DEFAULTS_LINE));
    known = { count: 0, settings: readDefaults(inherited, new LineSettings(), model) };
    defaultSettingsOf.set(proxy, known);
  }
  for (let next = own[known.count]; next !== undefined && next.start < line.start; next = own[known.count]) {
    known.count++;
    if (known.settings !== null) known.settings = readDefaults([next], known.settings, model);
  }
  return known.settings === null ? null : known.settings.copy();
}

function readDefaults(lines: readonly Directive[], settings: LineSettings, model: Model): LineSettings | null {
  for (const line of lines) {
    if (line.broken || model.isRead(line) === 'unknown') return null;
    if (model.isRead(line) === true && !read(line.args, 'server', settings, model)) return null;
  }
  return settings;
}

/** Enters parameters; false where one is unknown, or hidden by a variable. */
function read(words: readonly Word[], kind: ParameterKind, settings: LineSettings, model: Model): boolean {
  const textOf = (word: Word) => (mayBeSeveralWords(word) ? null : model.valueOf(word));
  for (const { name, parameter, values } of parametersIn(words, kind, textOf)) {
    if (name === null || parameter === undefined || parameter.argumentCount === null) return false;
    const given = values.map(textOf);
    if (given.includes(null)) return false;
    settings.set(name, given as string[]);
  }
  return true;
}
