/** A setting of which HAProxy warns when it meets it again. */
export interface RepeatedSetting {
  /** Its first words: `tcp-request inspect-delay`. A `*` stands for any word, and each such word for a setting of its own. */
  readonly words: readonly string[];
  /** The kinds of section it is looked for in. */
  readonly sections: readonly string[];
  /** `first`: the first one stays; `last`: the one met again takes its place. */
  readonly keeps: 'first' | 'last';
  /**
   * What counts as there already: `any` line, one with a value other than zero (`nonzero`), or one with another value than the
   * `defaults` of the proxy give (`own`).
   */
  readonly counts: 'any' | 'nonzero' | 'own';
  /** The first branch that warns; null for all. */
  readonly since: string | null;
  /** What of a repetition HAProxy does not look at: its value, or how many words there are as well. */
  readonly unread?: 'value' | 'words';
}

const PROXIES = ['frontend', 'backend', 'listen'] as const;

const global = (counts: RepeatedSetting['counts'], since: string | null, names: readonly string[]): RepeatedSetting[] =>
  names.map((name) => ({ words: [name], sections: ['global'], keeps: 'first', counts, since, unread: 'value' }));

/**
 * Sources: src/cfgparse-global.c (of some settings, in older branches of all, HAProxy tells by an alert after which it goes on,
 * "already specified. Continuing."), src/dgram.c, `tcp_parse_tcp_req` and `tcp_parse_tcp_rep` in src/tcp_rules.c, `proxy_parse_timeout` and
 * `proxy_parse_rate_limit` in src/proxy.c, `cfg_parse_users` in src/cfgparse.c.
 */
export const REPEATED_SETTINGS: readonly RepeatedSetting[] = [
  ...global('any', null, [
    'chroot',
    'cluster-secret',
    'log-send-hostname',
    'pidfile',
    'server-state-base',
    'server-state-file',
    'stats-file',
  ]),
  ...global('nonzero', null, [
    'fd-hard-limit',
    'gid',
    'maxconn',
    'maxconnrate',
    'maxpipes',
    'maxsessrate',
    'maxsslrate',
    'spread-checks',
    'tune.maxaccept',
    'tune.maxpollevents',
    'tune.notsent-lowat.client',
    'tune.notsent-lowat.server',
    'tune.rcvbuf.client',
    'tune.rcvbuf.server',
    'tune.runqueue-depth',
    'tune.sndbuf.client',
    'tune.sndbuf.server',
    'uid',
    'ulimit-n',
  ]),
  ...global('nonzero', '2.8', ['tune.rcvbuf.frontend', 'tune.rcvbuf.backend', 'tune.sndbuf.frontend', 'tune.sndbuf.backend']),
  { words: ['tcp-request', 'inspect-delay'], sections: ['defaults', ...PROXIES], keeps: 'first', counts: 'nonzero', since: null },
  { words: ['tcp-response', 'inspect-delay'], sections: ['defaults', ...PROXIES], keeps: 'first', counts: 'nonzero', since: null },
  { words: ['timeout', '*'], sections: PROXIES, keeps: 'last', counts: 'own', since: null },
  { words: ['rate-limit', 'sessions'], sections: PROXIES, keeps: 'last', counts: 'own', since: null },
  { words: ['user', '*'], sections: ['userlist'], keeps: 'first', counts: 'any', since: null, unread: 'words' },
  { words: ['group', '*'], sections: ['userlist'], keeps: 'first', counts: 'any', since: null, unread: 'words' },
];
