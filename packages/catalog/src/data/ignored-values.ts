/** A setting whose value HAProxy warns about, and goes on without it. */
export interface IgnoredValue {
  /** The kind of section. */
  readonly section: string;
  readonly keyword: string;
  /** The values that it takes; null for any, as long as there is one. */
  readonly values: readonly string[] | null;
}

/** Source: `cfg_parse_cache` in src/cache.c, in all branches from 2.4 to 3.4. */
export const IGNORED_VALUES: readonly IgnoredValue[] = [
  { section: 'cache', keyword: 'max-age', values: null },
  { section: 'cache', keyword: 'process-vary', values: ['on', 'off'] },
];

/**
 * Parameters of servers that mean nothing for peers, as HAProxy warns from 2.6 on, and what they take to be set at all (src/cfgparse.c
 * `cfg_parse_peers`, from 3.4 on src/cfgparse-peers.c).
 */
export const IGNORED_FOR_PEERS = {
  since: '2.6',
  parameters: [{ name: 'agent-check', needs: 'agent-port' }, { name: 'check' }, { name: 'init-addr' }, { name: 'resolvers' }],
} as const satisfies { since: string; parameters: readonly { name: string; needs?: string }[] };

/** Parameters of servers that a `default-server` line has no use for: HAProxy prints an alert and goes on (`default_ok` in the keyword tables, src/server.c `srv_parse_kw`). */
export const IGNORED_BY_DEFAULT_SERVER: ReadonlySet<string> = new Set([
  'guid',
  'id',
  'no-sslv3',
  'no-tlsv10',
  'no-tlsv11',
  'no-tlsv12',
  'no-tlsv13',
]);
