const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** An alias of log formats: `ci` in `%ci`. */
export interface LogAlias {
  readonly name: string;
  /** HAProxy has it in mode http only. */
  readonly isHttp: boolean;
  /** What it shows comes from a request line or a status, so that a format with it needs mode http. */
  readonly needsMessage: boolean;
  /** The first branch that knows it, and the first that no longer does; null where there is none. */
  readonly since: string | null;
  readonly removed: string | null;
}

/** LW_REQ and LW_RESP of the table, beside mode http. */
const MESSAGE: ReadonlySet<string> = new Set(['ST', 'rt']);

const alias = (name: string, traits: Partial<LogAlias> = {}): LogAlias => ({
  name,
  isHttp: false,
  needsMessage: MESSAGE.has(name),
  since: null,
  removed: null,
  ...traits,
});

/** The aliases that log formats know (src/log.c `logformat_aliases`, formerly `logformat_keywords`). */
export const LOG_ALIASES: readonly LogAlias[] = [
  ...names(`
  B H ID ST T Tc Td Th Tl Ts Tt Tu Tw U ac b bc bi bp bq ci cp f fc fi fp ft hr hrl hs hsl lc ms o pid rc rt s sc si sp sq sslc sslv
  t ts tsc
  `).map((name) => alias(name)),
  ...names(`
  CC CS Ta Ti Tq Tr TR HM HP HPO HQ HU HV r tr trg trl
  `).map((name) => alias(name, { isHttp: true })),
  alias('OG', { since: '3.1' }),
  ...names('Bi Bp Ci Cp Fi Fp Si Sp').map((name) => alias(name, { removed: '2.5' })),
  ...names('cc cs st').map((name) => alias(name, { isHttp: true, removed: '2.5' })),
];

/** A flag of log formats: `Q` in `%{+Q}r`. */
export interface LogFlag {
  readonly name: string;
  /** What it makes of the text, a few words. */
  readonly effect: string;
  /** The first branch that knows it; null for what is older than the oldest branch haplint can analyse. */
  readonly since: string | null;
}

/** The flags that log formats know (src/log.c `logformat_tag_args`, formerly `logformat_var_args`). */
export const LOG_FLAGS: readonly LogFlag[] = [
  { name: 'Q', effect: 'in quotes', since: null },
  { name: 'X', effect: 'in hexadecimal', since: null },
  { name: 'E', effect: 'with quotes, backslashes and brackets escaped', since: null },
  { name: 'M', effect: 'a dash where there is nothing', since: null },
  { name: 'bin', effect: 'as raw bytes', since: '3.0' },
  { name: 'cbor', effect: 'encoded as CBOR', since: '3.0' },
  { name: 'json', effect: 'encoded as JSON', since: '3.0' },
];
