/** Something that HAProxy takes away from a backend in mode log, with a warning. */
export interface IgnoredInLogBackends {
  /** What is lost, as messages name it. */
  readonly what: string;
  /** The first words of the lines that make it, each a list. */
  readonly lines: readonly (readonly string[])[];
  /** A setting, which may come from the `defaults`. */
  readonly isInherited?: true;
}

/** Source: src/log.c `_postcheck_log_backend_compat`, since 2.9. */
export const IGNORED_IN_LOG_BACKENDS: readonly IgnoredInLogBackends[] = [
  { what: '"tcp-request" rules', lines: ['connection', 'session', 'content'].map((ruleset) => ['tcp-request', ruleset]) },
  { what: '"tcp-response" rules', lines: [['tcp-response', 'content']] },
  { what: '"stick-table"', lines: [['stick-table']] },
  { what: '"stick" rules', lines: ['match', 'on', 'store-request', 'store-response'].map((rule) => ['stick', rule]) },
  { what: '"http-send-name-header"', lines: [['http-send-name-header']], isInherited: true },
  { what: '"dynamic-cookie-key"', lines: [['dynamic-cookie-key']], isInherited: true },
  { what: '"use-server" rules', lines: [['use-server']] },
];

/**
 * The algorithms that a backend in mode log may have, without what stands in parentheses, from 3.0 on; before, and of those that look at requests, HAProxy says nothing of the mode
 * (src/log.c, src/cfgparse.c).
 */
export const ALGORITHMS_OF_LOG_BACKENDS = {
  since: '3.0',
  names: new Set(['roundrobin', 'random', 'sticky', 'log-hash', 'uri', 'url_param', 'hdr']),
};
