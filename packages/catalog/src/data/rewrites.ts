import type { Rewrite } from '../rewrites.js';

const proxy = (from: string, to: string | null, more: Partial<Rewrite> = {}): Rewrite => ({ in: 'proxy', from, to, exact: true, ...more });
const global = (from: string, to: string | null, more: Partial<Rewrite> = {}): Rewrite => ({
  in: 'global',
  from,
  to,
  exact: true,
  ...more,
});
const INEXACT = { exact: false } as const;

/** Up to 2.0, http_process_req_common in src/proto_http.c ran the rules, then what takes headers away, then what adds them. */
const REMOVING_REQUEST = ['reqdel', 'reqidel', 'reqrep', 'reqirep'] as const;
const REMOVING_RESPONSE = ['rspdel', 'rspidel', 'rsprep', 'rspirep'] as const;

/** As src/cfgparse-quic.c of 3.3 takes the old and the new name: the same parser, with the same values. */
const QUIC_NAMES = {
  'cc-hystart': 'fe.cc.hystart',
  'cc.cubic.min-losses': 'fe.cc.cubic-min-losses',
  'frontend.default-max-window-size': 'fe.cc.max-win-size',
  'frontend.glitches-threshold': 'fe.sec.glitches-threshold',
  'frontend.max-data-size': 'fe.stream.rxbuf',
  'frontend.max-idle-timeout': 'fe.max-idle-timeout',
  'frontend.max-streams-bidi': 'fe.stream.max-concurrent',
  'frontend.max-tx-mem': 'mem.tx-max',
  'frontend.stream-data-ratio': 'fe.stream.data-ratio',
  'max-frame-loss': 'fe.cc.max-frame-loss',
  'reorder-ratio': 'fe.cc.reorder-ratio',
  'retry-threshold': 'fe.sec.retry-threshold',
} as const;

/** What was removed or is deprecated, and how to write it now. A pattern stands before those that take in what it matches. */
export const REWRITES: readonly Rewrite[] = [
  ...Object.entries(QUIC_NAMES).map(([from, to]) => global(`tune.quic.${from} {word}`, `tune.quic.${to} {word}`)),
  global('no-quic', 'tune.quic.listen off'),
  global('tune.quic.disable-tx-pacing', 'tune.quic.fe.tx.pacing off'),
  global('tune.quic.disable-udp-gso', 'tune.quic.fe.tx.udp-gso off'),
  global('tune.quic.socket-owner connection', 'tune.quic.fe.sock-per-conn default-on'),
  global('tune.quic.socket-owner listener', 'tune.quic.fe.sock-per-conn force-off'),
  global('tune.ssl.capture-cipherlist-size {word}', 'tune.ssl.capture-buffer-size {word}'),
  // One process is what there is since 2.5.
  global('nbproc 1', null),
  global('nbproc {word}', 'nbthread {word}', INEXACT),
  // 2.4 warns about it and does nothing (src/cfgparse-global.c).
  global('tune.chksize {word}', null, INEXACT),

  proxy('clitimeout {word}', 'timeout client {word}'),
  proxy('contimeout {word}', 'timeout connect {word}'),
  proxy('srvtimeout {word}', 'timeout server {word}'),
  proxy('timeout clitimeout {word}', 'timeout client {word}'),
  proxy('timeout contimeout {word}', 'timeout connect {word}'),
  proxy('timeout srvtimeout {word}', 'timeout server {word}'),
  proxy('redisp', 'option redispatch'),
  proxy('redispatch', 'option redispatch'),
  proxy('hash-type avalanche', 'hash-type map-based sdbm avalanche'),
  // One process again: these stand for all processes, or for the first.
  proxy('bind-process all', null),
  proxy('bind-process odd', null),
  proxy('bind-process 1', null),
  proxy('option forceclose', 'option httpclose', { negatable: true }),
  // Nothing but HTX is left since 2.1, with the option and without it.
  proxy('option http-use-htx', null, { negatable: true }),
  // 2.1 to 2.4 take it and do nothing; up to 2.0 it did something.
  proxy('option http-tunnel', null, INEXACT),
  proxy('option accept-invalid-http-request', 'option accept-unsafe-violations-in-http-request', { negatable: true }),
  proxy('option accept-invalid-http-response', 'option accept-unsafe-violations-in-http-response', { negatable: true }),

  proxy('block {condition}', 'http-request deny {condition}', { before: ['http-request'] }),
  proxy('reqadd {header} {condition}', 'http-request add-header {name} {value} {condition}', {
    behind: ['http-request', ...REMOVING_REQUEST],
  }),
  proxy('rspadd {header} {condition}', 'http-response add-header {name} {value} {condition}', {
    behind: ['http-response', ...REMOVING_RESPONSE],
  }),
  proxy('reqidel {header-pattern} {condition}', 'http-request del-header {name} {condition}', { behind: ['http-request'] }),
  proxy('rspidel {header-pattern} {condition}', 'http-response del-header {name} {condition}', { behind: ['http-response'] }),
  // They look at the case of the name, which del-header does not.
  proxy('reqdel {header-pattern} {condition}', 'http-request del-header {name} {condition}', INEXACT),
  proxy('rspdel {header-pattern} {condition}', 'http-response del-header {name} {condition}', INEXACT),
  // It was evaluated before everything else, and left no log line.
  proxy('monitor-net {word}', 'http-request return status 200 if { src {word} }', INEXACT),
  // A server has a name, a state and counters, which these have not.
  proxy('dispatch {word}', 'server dispatch {word}', INEXACT),
  proxy('option transparent', 'server transparent 0.0.0.0', INEXACT),
  proxy('transparent', 'server transparent 0.0.0.0', INEXACT),
];
