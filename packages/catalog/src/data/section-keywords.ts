import type { Written } from '../catalog-table.js';
import type { Keyword } from '../keywords.js';

/** The keywords of sections with a parser of their own. Source: the function that each registers for the section. */
export const KEYWORDS_OF_SECTIONS: Readonly<Record<string, Written<Keyword>>> = {
  /** cfg_parse_cache in src/cache.c */
  cache: {
    'early-hints': { since: '3.5' },
    'max-age': {},
    'max-object-size': {},
    'max-secondary-entries': {},
    'process-vary': {},
    'total-max-size': {},
  },
  /** cfg_parse_fcgi_app in src/fcgi-app.c, without what it has between #if 0 */
  'fcgi-app': {
    acl: {},
    docroot: {},
    index: {},
    'log-stderr': {},
    option: { canBeNegated: true },
    'pass-header': {},
    'path-info': {},
    'set-param': {},
  },
  /** cfg_parse_healthchecks in src/tcpcheck.c */
  healthcheck: { 'http-check': {}, 'tcp-check': {}, type: {} },
  /** cfg_parse_http_errors in src/http_htx.c */
  'http-errors': { errorfile: {} },
  /** cfg_parse_log_forward in src/log.c */
  'log-forward': {
    backlog: {},
    bind: {},
    'dgram-bind': {},
    log: { canBeNegated: true },
    maxconn: {},
    option: { since: '3.2', canBeNegated: true },
    timeout: {},
  },
  /** cfg_parse_log_profile in src/log.c */
  'log-profile': { 'log-tag': {}, on: {} },
  /** cfg_parse_mailers in src/cfgparse.c and src/mailers.c */
  mailers: { mailer: {}, timeout: {} },
  /** cfg_parse_netns in src/cfgparse.c */
  namespace_list: { namespace: {} },
  /** cfg_parse_peers in src/cfgparse.c and src/cfgparse-peers.c */
  peers: {
    bind: {},
    'default-bind': {},
    'default-server': {},
    disabled: {},
    enabled: {},
    log: { canBeNegated: true },
    peer: {},
    server: {},
    shards: { since: '2.7' },
    table: {},
  },
  /** cfg_parse_program in src/mworker-prog.c */
  program: { command: {}, group: {}, option: { canBeNegated: true }, user: {} },
  /** cfg_parse_resolvers in src/resolvers.c */
  resolvers: {
    accepted_payload_size: {},
    hold: {},
    nameserver: {},
    'parse-resolv-conf': {},
    resolve_retries: {},
    timeout: {},
  },
  /** cfg_parse_ring in src/sink.c */
  ring: {
    'backing-file': { since: '2.7', backports: ['2.6'] },
    description: {},
    format: {},
    maxlen: {},
    server: {},
    size: {},
    timeout: {},
  },
  /** cfg_parse_users in src/cfgparse.c; registered since 3.4 */
  userlist: { group: { since: null }, user: { since: null } },
  /** cfg_parse_crtstore in src/ssl_ckch.c registers its own, of which the first dumps say nothing */
  'crt-store': { 'crt-base': { since: '3.0' }, 'key-base': { since: '3.0' }, load: { since: '3.0' } },
  /** cfg_parse_traces in src/trace.c */
  traces: { trace: { since: '3.1' } },
};

/** Sections whose parser passes over keywords it does not know without a word. */
export const LENIENT_SECTIONS: ReadonlySet<string> = new Set(['namespace_list']);
