/** Fetches and converters that read, raise or clear a counter of a tracked entry, by what comes behind `sc_`, `sc0_`, `src_` or `table_`. */
const BEHIND_PREFIX: Readonly<Record<string, readonly string[]>> = {
  kbytes_in: ['bytes_in_cnt'],
  kbytes_out: ['bytes_out_cnt'],
  updt_conn_cnt: ['conn_cnt'],
  get_gpc: ['gpc'],
  clr_gpc: ['gpc'],
  inc_gpc: ['gpc', 'gpc_rate'],
  gpc: ['gpc'],
  gpc_rate: ['gpc_rate'],
  get_gpc0: ['gpc0', 'gpc'],
  clr_gpc0: ['gpc0', 'gpc'],
  inc_gpc0: ['gpc0', 'gpc0_rate', 'gpc', 'gpc_rate'],
  gpc0: ['gpc0', 'gpc'],
  gpc0_rate: ['gpc0_rate', 'gpc_rate'],
  get_gpc1: ['gpc1', 'gpc'],
  clr_gpc1: ['gpc1', 'gpc'],
  inc_gpc1: ['gpc1', 'gpc1_rate', 'gpc', 'gpc_rate'],
  gpc1: ['gpc1', 'gpc'],
  gpc1_rate: ['gpc1_rate', 'gpc_rate'],
  get_gpt: ['gpt'],
  gpt: ['gpt'],
  get_gpt0: ['gpt0', 'gpt'],
  gpt0: ['gpt0', 'gpt'],
};

/** Counters whose fetches have the name of what is stored. */
const SAME_NAME: ReadonlySet<string> = new Set([
  'bytes_in_rate',
  'bytes_out_rate',
  'conn_cnt',
  'conn_cur',
  'conn_rate',
  'glitch_cnt',
  'glitch_rate',
  'http_err_cnt',
  'http_err_rate',
  'http_fail_cnt',
  'http_fail_rate',
  'http_req_cnt',
  'http_req_rate',
  'sess_cnt',
  'sess_rate',
]);

/** A fetch on a stick-table's entry. */
export interface CounterFetch {
  /** `sc`: the entry tracked by a number; `src`: that of the client's address; `table`: a converter's, that of its input. */
  readonly entry: 'sc' | 'src' | 'table';
  /** The number in the name of `sc0_`, `sc1_` and `sc2_`; null where an argument names it, or none does. */
  readonly number: number | null;
  /** What the table may store for it to work, one being enough (src/stick_table.c, `stktable_data_ptr` in each fetch). */
  readonly needs: readonly string[];
}

const NAME = /^(?:(sc)([0-2]?)|(src)|(table))_(\w+)$/;

/** What every text has that names one. */
export const NAMES_A_COUNTER = /(?:sc[0-2]?|src|table)_/;

/** Reads the name of a fetch or a converter; null for one that reads no stored data of a stick-table. */
export function counterFetch(name: string): CounterFetch | null {
  const [, sc, number, src, table, rest] = NAME.exec(name) ?? [];
  if (rest === undefined) return null;
  const needs = SAME_NAME.has(rest) ? [rest] : Object.hasOwn(BEHIND_PREFIX, rest) ? (BEHIND_PREFIX[rest] as readonly string[]) : null;
  if (needs === null) return null;
  return { entry: (sc ?? src ?? table) as CounterFetch['entry'], number: number ? Number(number) : null, needs };
}
