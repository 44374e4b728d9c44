import type { Written } from '../catalog-table.js';
import type { Keyword } from '../keywords.js';

const FRONTEND = { side: 'frontend' } as const;
const BACKEND = { side: 'backend' } as const;
const NOT_IN_DEFAULTS = { inDefaults: 'refused' } as const;

/** By kind of section (the four of proxies as 'proxy') and keyword: the words that HAProxy lets follow it, where it has a list. */
export const SECOND_WORDS: Readonly<Record<string, Written<Keyword>>> = {
  /** proxy_parse_timeout in src/proxy.c */
  'proxy timeout': {
    check: BACKEND,
    client: FRONTEND,
    'client-fin': FRONTEND,
    'client-hs': { ...FRONTEND, since: '2.9' },
    clitimeout: { removed: '2.1', instead: 'timeout client' },
    connect: BACKEND,
    contimeout: { removed: '2.1', instead: 'timeout connect' },
    'http-keep-alive': {},
    'http-request': {},
    queue: BACKEND,
    server: BACKEND,
    'server-fin': BACKEND,
    srvtimeout: { removed: '2.1', instead: 'timeout server' },
    tarpit: {},
    tunnel: BACKEND,
  },
  /** cfg_parse_listen in src/cfgparse-listen.c */
  'proxy capture': {
    cookie: { ...FRONTEND, ...NOT_IN_DEFAULTS },
    request: { ...FRONTEND, ...NOT_IN_DEFAULTS },
    response: { ...FRONTEND, ...NOT_IN_DEFAULTS },
  },
  'proxy declare': { capture: FRONTEND },
  'proxy email-alert': { from: {}, level: {}, mailers: {}, myhostname: {}, to: {} },
  'proxy hash-type': { avalanche: { removed: '1.5', instead: 'hash-type map-based sdbm avalanche' }, consistent: {}, 'map-based': {} },
  'proxy http-reuse': { aggressive: {}, always: {}, never: {}, safe: {} },
  'proxy load-server-state-from-file': { global: {}, local: {}, none: {} },
  'proxy mode': {
    haterm: { since: '3.4', ...FRONTEND, elsewhere: 'refused' },
    health: { removed: '2.1', instead: 'http-request return status 200' },
    http: {},
    log: { since: '2.9', ...BACKEND, elsewhere: 'refused' },
    spop: { since: '3.1', ...BACKEND, elsewhere: 'refused' },
    tcp: {},
  },
  'proxy monitor': { fail: {} },
  'proxy rate-limit': { sessions: {} },
  'proxy stats': {
    admin: NOT_IN_DEFAULTS,
    auth: {},
    enable: {},
    'hide-version': {},
    'http-request': NOT_IN_DEFAULTS,
    realm: {},
    refresh: {},
    scope: {},
    'show-desc': {},
    'show-legends': {},
    'show-modules': {},
    'show-node': {},
    'show-version': { since: '3.4' },
    uri: {},
  },
  'proxy stick': { match: {}, on: {}, store: {}, 'store-request': {}, 'store-response': {} },
  /** src/tcp_rules.c */
  'proxy tcp-request': {
    connection: { ...FRONTEND, elsewhere: 'refused' },
    content: {},
    'inspect-delay': {},
    session: { ...FRONTEND, elsewhere: 'refused' },
  },
  'proxy tcp-response': { content: {}, 'inspect-delay': {} },
  /** cfg_parse_healthchecks in src/tcpcheck.c */
  'healthcheck type': {
    httpchk: {},
    'ldap-check': {},
    'mysql-check': {},
    'pgsql-check': {},
    'redis-check': {},
    smtpchk: {},
    'spop-check': {},
    'ssl-hello-chk': {},
    'tcp-check': {},
  },
  /** parse_compression_options in src/flt_http_comp.c */
  'proxy compression': {
    algo: {},
    'algo-req': { since: '2.8' },
    'algo-res': { since: '2.8' },
    direction: { since: '2.8' },
    'minsize-req': { since: '3.2' },
    'minsize-res': { since: '3.2' },
    offload: {},
    type: {},
    'type-req': { since: '2.8' },
    'type-res': { since: '2.8' },
  },
  /** proxy_parse_extcheck in src/extcheck.c */
  'proxy external-check': { command: {}, path: {} },
  /** cli_parse_global in src/cli.c */
  'global stats': {
    'bind-process': { removed: '2.7' },
    'calculate-max-counters': { since: '3.4' },
    maxconn: {},
    socket: {},
    timeout: {},
  },
  /** cfg_parse_resolvers in src/resolvers.c */
  'resolvers hold': { nx: {}, obsolete: {}, other: {}, refused: {}, timeout: {}, valid: {} },
  'resolvers timeout': { resolve: {}, retry: {} },
  /** cfg_parse_mailers in src/mailers.c */
  'mailers timeout': { mail: {} },
  /** cfg_parse_fcgi_app in src/fcgi-app.c */
  'fcgi-app option': { 'get-values': {}, 'keep-conn': {}, 'max-reqs': {}, 'mpxs-conns': {} },
  /** cfg_parse_log_forward in src/log.c */
  'log-forward option': { 'assume-rfc6587-ntf': {}, 'dont-parse-log': {}, host: {} },
  'log-forward timeout': { client: {} },
  /** cfg_parse_log_profile in src/log.c */
  // The steps of a session, and the rulesets whose `do-log` rules have one of their own (log_orig_register in src/*.c)
  'log-profile on': {
    accept: {},
    any: {},
    close: {},
    connect: {},
    error: {},
    'http-after-res': {},
    'http-req': {},
    'http-res': {},
    'quic-init': {},
    request: {},
    response: {},
    'tcp-req-conn': {},
    'tcp-req-cont': {},
    'tcp-req-sess': {},
    'tcp-res-cont': {},
  },
  /** cfg_parse_program in src/mworker-prog.c */
  'program option': { 'start-on-reload': {} },
};
