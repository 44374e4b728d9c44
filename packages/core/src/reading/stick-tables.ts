import { type CounterFetch, counterFetch, NAMES_A_COUNTER, STREAM_RULES } from '@haplint/catalog';
import type { Call, Directive } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { mayBeSeveralWords } from './parameter-lines.js';
import { sampleExpressions } from './sample-expressions.js';

/** A stick-table. */
export interface StickTable {
  /** As rules name it: the proxy's name, or `PEERS/TABLE`. */
  readonly name: string;
  readonly line: Directive;
  /** What it stores, arguments left out; null where a variable or an undecided `.if` hides it. */
  readonly stores: ReadonlySet<string> | null;
}

/** A rule that tracks an entry: `http-request track-sc0 src table rates`. */
export interface TrackRule {
  readonly line: Directive;
  /** The number of the counter; null where a variable hides it. */
  readonly number: number | null;
  /** The table's name; null where a variable hides it. */
  readonly table: string | null;
}

/** A place where an entry's stored data is read or changed by a fetch. */
export interface CounterUse {
  readonly line: Directive;
  readonly call: Call;
  readonly counter: CounterFetch;
  /** The table that an argument names, else null. */
  readonly table: string | null;
  /** The number of the tracked counter; null for other entries, and where it is not known. */
  readonly number: number | null;
}

/** All tables that there are, or may be, by name; null where a variable hides some table's name. */
export function stickTables(model: Model): ReadonlyMap<string, StickTable> | null {
  const tables = new Map<string, StickTable>();
  for (const section of model.sections) {
    for (const line of section.linesWith('stick-table', 'table')) {
      const isOfPeers = section.kind === 'peers' && line.keywordValue === 'table';
      if (!isOfPeers && line.keywordValue !== 'stick-table') continue;
      const own = model.valueOf(section.name);
      const table = isOfPeers ? model.valueOf(line.args[0]) : '';
      if (own === null || table === null) return null;
      const name = isOfPeers ? `${own}/${table}` : own;
      tables.set(name, new TableOfLine(name, line, model.isRead(line) === true));
    }
  }
  return tables;
}

/** What a table stores is read when it is asked for. */
class TableOfLine implements StickTable {
  readonly name: string;
  readonly line: Directive;
  readonly #isRead: boolean;
  #stores: ReadonlySet<string> | null | undefined;

  constructor(name: string, line: Directive, isRead: boolean) {
    this.name = name;
    this.line = line;
    this.#isRead = isRead;
  }

  get stores(): ReadonlySet<string> | null {
    if (this.#stores === undefined) this.#stores = this.#isRead ? storedBy(this.line) : null;
    return this.#stores;
  }
}

function storedBy(line: Directive): ReadonlySet<string> | null {
  if (!line.isPlain && line.words.some(mayBeSeveralWords)) return null;
  const stores = new Set<string>();
  const { values } = line;
  for (const [i, value] of values.entries()) {
    const list = values[i + 1];
    if (value !== 'store' || list === undefined) continue;
    if (!line.isPlain && line.words[i + 1]?.isLiteral === false) return null;
    for (const item of list.split(',')) stores.add(item.split('(')[0]?.trim() ?? '');
  }
  return stores;
}

const TRACK = /^track-sc(\d*)$/;
/** What it begins with. */
const TRACKS = 'track-sc';

/** The rules that track entries, in all proxies: what a frontend tracks, its backends see. */
export const trackRules = rememberedWeakly(readTrackRules);

function readTrackRules(model: Model): readonly TrackRule[] {
  const rules: TrackRule[] = [];
  // Proxies that a program writes track alike, word for word.
  const known = new Map<string, Tracking | null>();
  for (const section of model.sections) {
    for (const line of section.linesWith(...STREAM_RULES)) {
      const { isPlain, raw } = line;
      if (isPlain && !raw.includes(TRACKS)) continue;
      let tracking = isPlain ? known.get(raw) : undefined;
      if (tracking === undefined) {
        tracking = trackingIn(line.values);
        if (isPlain) known.set(raw, tracking);
      }
      if (tracking === null) continue;
      const { number, at, table } = tracking;
      rules.push({ line, number, table: at === 0 ? model.valueOf(section.name) : isPlain ? table : model.valueOf(line.words[at]) });
    }
  }
  return rules;
}

/** What the words of a rule track; `at` is the place of the table's name, 0 where it is that of the proxy. */
interface Tracking {
  readonly number: number | null;
  readonly at: number;
  readonly table: string | null;
}

function trackingIn(values: readonly string[]): Tracking | null {
  const action = values.find((value) => value.startsWith(TRACKS) && TRACK.test(value));
  if (action === undefined) return null;
  const number = TRACK.exec(action)?.[1] ?? '';
  const at = values.indexOf('table') + 1;
  return { number: number === '' ? null : Number(number), at, table: values[at] ?? null };
}

const NONE: readonly never[] = [];

/** Where a line reads or changes the stored data of an entry. */
export function counterUses(line: Directive, model: Model): readonly CounterUse[] {
  if (line.isPlain && !NAMES_A_COUNTER.test(line.raw)) return NONE;
  const uses: CounterUse[] = [];
  for (const samples of sampleExpressions(line, model)) {
    for (const { fetch, converters } of samples.uses) {
      for (const call of [fetch, ...converters]) {
        const counter = call === null ? null : counterFetch(call.name);
        if (call === null || counter === null || (call === fetch) === (counter.entry === 'table')) continue;
        uses.push({ line, call, counter, ...argumentsOf(call, counter) });
      }
    }
  }
  return uses;
}

function argumentsOf({ args }: Call, { entry, number }: CounterFetch): { number: number | null; table: string | null } {
  const values = args.map(({ value }) => value);
  const last = values.at(-1);
  const table = last !== undefined && !/^\d+$/.test(last) ? last : null;
  if (entry !== 'sc') return { number: null, table };
  // With an index of an array in front, the counter's number is the second argument.
  const numbers = values.filter((value) => /^\d+$/.test(value)).map(Number);
  return { number: number ?? numbers.at(-1) ?? null, table };
}

/** The proxy's own table, which `src_` fetches without an argument ask. */
export function ownTable(section: ConfigSection | null, model: Model): string | null {
  return section instanceof ProxySection ? model.valueOf(section.name) : null;
}
