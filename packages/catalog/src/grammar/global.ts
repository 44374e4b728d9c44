import {
  type Argument,
  type ArgumentType,
  choice,
  definition,
  form,
  integer,
  leadingInteger,
  leadingIntegerIn,
  type MakeArguments,
  many,
  nothing,
  onOff,
  optional,
  orNothing,
  pattern,
  reference,
  required,
  rest,
  type StatementGrammar,
  size,
  sizeFrom,
  statements,
  time,
  word,
} from './types.js';

/** Keywords of the global section with arguments that are alike, from a branch on. */
const global = (keywords: string | readonly string[], make: MakeArguments, since?: string) => statements(keywords, ['global'], make, since);

const number = (value: ArgumentType) => [required('number', value)];
/** At least one of some parameters, in any order. */
const anyOf = (parameters: Readonly<Record<string, readonly Argument[]>>): Argument[] => [{ parameters, oneOf: Object.keys(parameters) }];
const INT_MAX = 0x7fffffff;

/** src/cfgparse-quic.c `parse_window_size`, behind a check by atoi */
function isWindowSize(text: string): boolean {
  const [, number, factor] = /^\s*\+?([1-9]\d*)([kmg]?)$/.exec(text) ?? [];
  const size = Number(number) * 1024 ** ' kmg'.indexOf(factor || ' ');
  return size >= 10 * 1024 && size <= 4 * 1024 ** 3;
}

/** What Linux lets a process keep (src/linuxcap.c `known_caps`); a comma may stand at the end. */
const CAPABILITY = '(?:net_raw|net_admin|net_bind_service|sys_admin)';
const CAPABILITIES = pattern(new RegExp(`^cap_${CAPABILITY}(?:,cap_${CAPABILITY})*,?$`), 'capabilities such as cap_net_raw, with commas');

/** Nothing at all behind the keyword (`alertif_too_many_args(0)`). */
const FLAGS: readonly StatementGrammar[] = [
  // src/cfgparse-global.c
  ...global(
    [
      'busy-polling',
      'daemon',
      'h2-workaround-bogus-websocket-clients',
      'insecure-fork-wanted',
      'insecure-setuid-wanted',
      'limited-quic',
      'no-quic',
      'noepoll',
      'noevports',
      'nogetaddrinfo',
      'nokqueue',
      'noktls',
      'nopoll',
      'noreuseport',
      'nosplice',
      'prealloc-fd',
      'quick-exit',
      'quiet',
      'strict-limits',
      'tune.disable-fast-forward',
      'tune.disable-zero-copy-forwarding',
      'zero-warning',
    ],
    nothing,
  ),
  ...global(['expose-deprecated-directives', 'expose-experimental-directives'], nothing, '3.1'),
  // src/connection.c, src/h1.c, src/mux_h1.c, src/pool.c, src/cfgparse-ssl.c, src/cfgparse-quic.c
  ...global(
    [
      'h1-accept-payload-with-any-method',
      'h1-do-not-close-on-insecure-transfer-encoding',
      'no-memory-trimming',
      'pp2-never-send-local',
      'tune.quic.disable-tx-pacing',
      'tune.quic.disable-udp-gso',
      'tune.ssl.force-private-cache',
    ],
    nothing,
  ),
];

/** The process: who it runs as, where, and under which name (src/cfgparse-global.c). */
const PROCESS: readonly StatementGrammar[] = [
  ...global('chroot', () => [required('directory', word, 'directory')]),
  ...global('cluster-secret', () => [required('secret', word)]),
  ...global('description', () => [required('text', word), rest]),
  ...global(['group', 'user'], () => [optional('name', word)]),
  ...global(['gid', 'uid'], () => [required('number', word)]),
  ...global('localpeer', () => [required('name', word)]),
  ...global('node', () => [required('name', { type: 'pattern', pattern: /^[\w.-]+$/, expected: 'letters, digits, ".", "-" and "_"' })]),
  ...global('log-tag', () => [required('tag', word)]),
  ...global('master-worker', () => [optional('option', choice('no-exit-on-failure'))]),
  ...global('pidfile', () => [required('file', word, 'file')]),
  ...global(['server-state-base', 'server-state-file', 'shm-stats-file', 'stats-file'], () => [required('path', word, 'file'), rest]),
  ...global('set-dumpable', nothing),
  ...global('set-dumpable', () => [optional('mode', choice('on', 'off', 'libs'))], '3.2'),
  ...global('external-check', nothing),
  ...global('external-check', () => [optional('option', choice('preserve-env'))], '2.7'),
  // Under 3.1, its parser's errors come out as warnings (src/mworker.c).
  ...global('mworker-max-reloads', () => [required('number', leadingIntegerIn(0))], '3.1'),
  ...global('setcap', () => [required('capabilities', CAPABILITIES), rest]),
  ...global('unix-bind', () => [
    {
      parameters: {
        prefix: [required('prefix', word)],
        mode: [optional('mode', word)],
        uid: [optional('uid', word)],
        gid: [optional('gid', word)],
        user: [optional('user', word)],
        group: [optional('group', word)],
      },
    },
  ]),
  ...global('default-path', () => [required('mode', choice('current', 'config', 'parent', 'origin')), rest]),
  ...global('default-path origin', () => [required('directory', word, 'directory'), rest]),
  ...global('stats', () => [required('setting', choice('socket', 'timeout', 'maxconn', 'bind-process')), rest]),
  ...global('stats', () => [required('setting', choice('socket', 'timeout', 'maxconn')), rest], '2.8'),
  ...global('stats', () => [required('setting', choice('socket', 'timeout', 'maxconn', 'calculate-max-counters')), rest], '3.3'),
  ...global('stats maxconn', () => [required('number', leadingIntegerIn(1)), rest]),
  ...global('stats timeout', () => [required('time', time('ms', 1)), rest]),
  ...global(['harden.reject-privileged-ports.quic', 'harden.reject-privileged-ports.tcp'], () => [required('state', onOff), rest]),
  // The environment; up to 3.0, a word too many is let through.
  ...global(['presetenv', 'setenv'], () => [definition('name', 'environment variable'), required('value', word), optional('word', word)]),
  ...global(['presetenv', 'setenv'], () => [definition('name', 'environment variable'), required('value', word)], '3.1'),
  ...global('unsetenv', () => [reference('name', 'environment variable'), rest]),
  // src/vars.c
  ...global(['set-var', 'set-var-fmt'], () => [
    definition('variable', 'variable', {
      type: 'pattern',
      pattern: /^proc\.[\w.]+(,.*)?$/,
      expected: 'a variable of the process such as proc.name',
    }),
    required('value', word),
    rest,
  ]),
];

/** Limits on connections and resources (src/cfgparse-global.c). */
const LIMITS: readonly StatementGrammar[] = [
  ...global('maxconn', () => number(leadingInteger)),
  ...global('maxconn', () => number(integer()), '2.8'),
  ...global(
    [
      'fd-hard-limit',
      'maxcomprate',
      'maxconnrate',
      'maxpipes',
      'maxsessrate',
      'maxsslrate',
      'maxzlibmem',
      'tune.http.cookielen',
      'tune.http.logurilen',
      'tune.runqueue-depth',
      'ulimit-n',
    ],
    () => number(leadingInteger),
  ),
  ...global('maxcompcpuusage', () => number(leadingIntegerIn(0, 100))),
  ...global('spread-checks', () => number(leadingIntegerIn(0, 50))),
  ...global('max-spread-checks', () => [required('time', time())]),
  ...global('tune.comp.maxlevel', () => number(leadingIntegerIn(1, 9))),
  ...global('tune.http.maxhdr', () => number(leadingIntegerIn(1, 32767))),
  ...global('tune.idletimer', () => [required('time', time('ms', 0, 65535))]),
  ...global('tune.maxaccept', () => number(leadingIntegerIn(undefined, INT_MAX))),
  ...global('tune.maxpollevents', () => number(leadingInteger)),
  ...global('tune.maxpollevents', () => number(leadingIntegerIn(undefined, 1e6)), '3.4'),
  ...global('tune.maxrewrite', () => number(leadingIntegerIn(0))),
  ...global('tune.max-rules-at-once', () => [required('number', leadingIntegerIn(0)), rest]),
  ...global('tune.pattern.cache-size', () => [required('number', leadingIntegerIn(0)), rest]),
  ...global(['tune.max-rules-at-once', 'tune.pattern.cache-size'], () => number(leadingIntegerIn(0)), '3.1'),
  ...global('tune.glitches.kill.cpu-usage', () => number(leadingIntegerIn(0, 100))),
  ...global('tune.takeover-other-tg-connections', () => [required('mode', choice('none', 'restricted', 'full'))]),
  ...global('tune.streams-elasticity', () => number(integer())),
  ...global(['tune.renice.runtime', 'tune.renice.startup'], () => [optional('priority', integer(-20, 19))]),
  ...global('stress-level', () => [required('level', integer(0, 9))]),
  ...global('force-cfg-parser-pause', () => [required('time', time('ms', 0, 65535))]),
  ...global('shm-stats-file-max-objects', () => [required('number', leadingInteger), rest]),
  // A number of bytes whose unit was ignored, up to 3.0.
  ...global(
    ['tune.pipesize', 'tune.rcvbuf.client', 'tune.rcvbuf.server', 'tune.recv_enough', 'tune.sndbuf.client', 'tune.sndbuf.server'],
    () => number(leadingInteger),
  ),
  ...global(
    [
      'tune.notsent-lowat.client',
      'tune.notsent-lowat.server',
      'tune.pipesize',
      'tune.rcvbuf.client',
      'tune.rcvbuf.server',
      'tune.sndbuf.client',
      'tune.sndbuf.server',
    ],
    () => [required('size', size)],
    '3.1',
  ),
  ...global('tune.recv_enough', () => [required('size', sizeFrom(0, INT_MAX))], '3.1'),
  ...global('tune.bufsize', () => number(leadingIntegerIn(1))),
  ...global('tune.bufsize', () => [required('size', sizeFrom(1, INT_MAX - 16))], '3.1'),
  // src/dynbuf.c; the number may be left out since it is read with atoi() alone.
  ...global(['tune.buffers.limit', 'tune.buffers.reserve'], () => number(leadingInteger)),
  ...global(['tune.buffers.limit', 'tune.buffers.reserve'], () => [optional('number', leadingInteger)], '2.9'),
  ...global(['tune.buffers.limit', 'tune.buffers.reserve'], () => [optional('number', leadingIntegerIn(0))], '3.0'),
  ...global(['tune.bufsize.large', 'tune.bufsize.small'], () => [required('size', sizeFrom(1))]),
  // src/dgram.c
  ...global(['tune.rcvbuf.backend', 'tune.rcvbuf.frontend', 'tune.sndbuf.backend', 'tune.sndbuf.frontend'], () =>
    number(leadingIntegerIn(1)),
  ),
  ...global(
    ['tune.rcvbuf.backend', 'tune.rcvbuf.frontend', 'tune.sndbuf.backend', 'tune.sndbuf.frontend'],
    () => [required('size', sizeFrom(1))],
    '3.1',
  ),
  // src/cli.c
  ...global('tune.cli.max-payload-size', () => [required('size', size)]),
];

/** Threads and CPUs (src/thread.c, src/cpu_topo.c); the bounds are those of a 64-bit build. */
/** Numbers and ranges, several of each (src/thread.c `cfg_parse_thread_group`). */
const THREADS_OF_GROUP = many('threads', pattern(/^\s*[+-]?\d+(-\d+)?$/, 'a thread number or a range of them'));

/** What `cpu-set` drops, or keeps alone: numbers and ranges (src/cpu_topo.c `cfg_parse_cpu_set`, src/cpuset.c `parse_cpu_set`). */
const CPU_SETS: Readonly<Record<string, readonly Argument[]>> = {
  reset: [],
  ...Object.fromEntries(
    ['cpu', 'node', 'cluster', 'core', 'thread'].flatMap((what) =>
      ['drop', 'only'].map((verb) => [`${verb}-${what}`, [required('set', pattern(/^\d/, 'numbers or ranges'))]]),
    ),
  ),
};

/** The policies of `ha_cpu_policy` in src/cpu_topo.c, the same since 3.2. */
const CPU_POLICY = choice(
  ...['none', 'performance', 'efficiency', 'resource', 'first-usable-node', 'group-by-ccx', 'group-by-cluster'],
  ...[2, 3, 4].flatMap((count) => [`group-by-${count}-ccx`, `group-by-${count}-clusters`]),
);

const THREADS: readonly StatementGrammar[] = [
  ...global('nbthread', () => number(integer(1, 64))),
  ...global(['nbthread', 'thread-hard-limit'], () => number(integer(1, 256)), '2.7'),
  ...global(['nbthread', 'thread-hard-limit'], () => number(integer(1, 1024)), '3.1'),
  ...global('thread-groups', () => number(integer(1, 1))),
  ...global('thread-groups', () => number(integer(1, 16)), '2.7'),
  ...global('thread-groups', () => number(integer(1, 32)), '3.1'),
  ...global('thread-group', () => [required('group', integer(1, 1)), THREADS_OF_GROUP]),
  ...global('thread-group', () => [required('group', integer(1, 16)), THREADS_OF_GROUP], '2.7'),
  ...global('thread-group', () => [required('group', integer(1, 32)), THREADS_OF_GROUP], '3.1'),
  ...global('max-threads-per-group', () => number(integer(0, 64))),
  ...global('cpu-map', () => [
    required('threads', {
      type: 'pattern',
      pattern: /^(auto:)?(all|odd|even|[\d-]+)(\/(all|odd|even|[\d-]+))?$/,
      expected: 'all, odd, even, a number or a range, with threads behind a "/" where needed',
    }),
    // Of each word, only the first character is sure to be checked (src/cpuset.c `parse_cpu_set`).
    required('CPUs', pattern(/^\d/, 'CPU numbers or ranges')),
    many('CPUs', pattern(/^\d/, 'CPU numbers or ranges')),
  ]),
  ...global('cpu-policy', () => [required('policy', CPU_POLICY)]),
  ...global('cpu-policy', () => [required('policy', CPU_POLICY), rest], '3.3'),
  ...global('cpu-affinity', () => [required('affinity', word), optional('option', word)]),
  ...global('cpu-set', () => [{ parameters: CPU_SETS, oneOf: Object.keys(CPU_SETS) }]),
];

/** How the process stops and watches itself (src/proxy.c, src/wdt.c). */
const STOPPING: readonly StatementGrammar[] = [
  ...global(['grace', 'hard-stop-after'], () => [required('time', time()), rest]),
  ...global('close-spread-time', () => [
    required('time', { type: 'pattern', pattern: /^(infinite$|\d+(us|ms|[smhd]|$))/, expected: 'a time such as 30s, or infinite' }),
    rest,
  ]),
  ...global('warn-blocked-traffic-after', () => [required('time', time('ms', 1, 1000)), rest]),
];

/** The files beside a certificate (src/cfgparse-ssl.c `ssl_parse_global_extra_files`). */
const EXTRA_FILES = ['bundle', 'sctl', 'ocsp', 'issuer', 'key', 'none', 'all'];

const TLS_VERSIONS = choice('SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3');
/** `parse_tls_method_options` and `parse_tls_method_minmax` of src/cfgparse-ssl.c. */
const TLS_METHODS: Readonly<Record<string, readonly Argument[]>> = {
  ...Object.fromEntries(
    ['sslv3', 'tlsv10', 'tlsv11', 'tlsv12', 'tlsv13'].flatMap((version): [string, Argument[]][] => [
      [`force-${version}`, []],
      [`no-${version}`, []],
    ]),
  ),
  'ssl-min-ver': [required('version', TLS_VERSIONS)],
  'ssl-max-ver': [required('version', TLS_VERSIONS)],
};

/** TLS (src/cfgparse-ssl.c, src/ssl_ocsp.c). */
const TLS: readonly StatementGrammar[] = [
  ...global(['ca-base', 'crt-base', 'key-base', 'issuers-chain-path'], () => [required('directory', word, 'directory')]),
  ...global('ssl-dh-param-file', () => [required('file', word, 'file')]),
  ...global('ssl-server-verify', () => [required('mode', choice('none', 'required'))]),
  ...global(['ssl-propquery', 'ssl-provider', 'ssl-provider-path'], () => [required('value', word), rest]),
  ...global('ssl-engine', () => [required('engine', word), optional('keyword', choice('algo')), rest]),
  ...global(['ssl-default-bind-ciphers', 'ssl-default-server-ciphers'], () => [required('ciphers', word)]),
  ...global(['ssl-default-bind-ciphersuites', 'ssl-default-server-ciphersuites'], () => [required('ciphersuites', word)]),
  ...global(['ssl-default-bind-curves', 'ssl-default-server-curves'], () => [required('curves', word)]),
  ...global(
    ['ssl-default-bind-client-sigalgs', 'ssl-default-bind-sigalgs', 'ssl-default-server-client-sigalgs', 'ssl-default-server-sigalgs'],
    () => [required('signature algorithms', word)],
  ),
  ...global('ssl-default-bind-options', () => anyOf({ 'no-tls-tickets': [], 'prefer-client-ciphers': [], ...TLS_METHODS })),
  ...global(
    'ssl-default-bind-options',
    () =>
      anyOf({
        'no-tls-tickets': [],
        'tls-tickets': [],
        'prefer-client-ciphers': [],
        'strict-sni': [],
        'no-strict-sni': [],
        ...TLS_METHODS,
      }),
    '3.1',
  ),
  ...global('ssl-default-server-options', () => anyOf({ 'no-tls-tickets': [], ...TLS_METHODS })),
  ...global(
    'ssl-default-server-options',
    () => anyOf({ 'no-tls-tickets': [], renegotiate: [], 'no-renegotiate': [], ...TLS_METHODS }),
    '3.3',
  ),
  ...global('ssl-load-extra-files', () => [
    {
      parameters: Object.fromEntries(EXTRA_FILES.map((name) => [name, []])),
      oneOf: EXTRA_FILES,
      // `none` and `all` stand alone.
      conflicts: Object.fromEntries(EXTRA_FILES.map((name) => [name, name === 'none' || name === 'all' ? EXTRA_FILES : ['none', 'all']])),
    },
  ]),
  ...global('ssl-security-level', () => [required('level', integer(0, 5)), rest]),
  ...global(
    [
      'maxsslconn',
      'tune.ssl.cachesize',
      'tune.ssl.capture-buffer-size',
      'tune.ssl.capture-cipherlist-size',
      'tune.ssl.hard-maxrecord',
      'tune.ssl.maxrecord',
      'tune.ssl.ssl-ctx-cache-size',
    ],
    () => number(leadingIntegerIn(0)),
  ),
  ...global('tune.ssl.default-dh-param', () => number({ ...leadingIntegerIn(1024), unsigned: true } as ArgumentType)),
  ...global('tune.ssl.keylog', () => [required('state', onOff)]),
  ...global('tune.ssl.lifetime', () => [required('time', time('s'))]),
  ...global(['ocsp-update.maxdelay', 'ocsp-update.mindelay', 'tune.ssl.ocsp-update.maxdelay', 'tune.ssl.ocsp-update.mindelay'], () => [
    required('seconds', leadingIntegerIn(0)),
    rest,
  ]),
  // src/acme.c
  ...global('acme.scheduler', () => [required('mode', choice('auto', 'off'))]),
];

/** `404,500-599`, to add where it begins with a "+" and to remove where it begins with a "-". */
const STATUS_RANGES: ArgumentType = {
  type: 'pattern',
  pattern: /^[+-]?0*[1-5]\d\d(-0*[1-5]\d\d)?(,0*[1-5]\d\d(-0*[1-5]\d\d)?)*$/,
  expected: 'status codes from 100 to 599 such as 404,500-599',
};

/** HTTP (src/mux_h1.c, src/mux_h2.c, src/http.c, src/http_client.c). */
const HTTP: readonly StatementGrammar[] = [
  ...global('h1-case-adjust', () => [required('name', word), required('adjusted name', word)]),
  ...global('h1-case-adjust-file', () => [required('file', word, 'file')]),
  ...global(
    [
      'tune.h1.be.glitches-threshold',
      'tune.h1.fe.glitches-threshold',
      'tune.h2.be.glitches-threshold',
      'tune.h2.be.initial-window-size',
      'tune.h2.be.max-concurrent-streams',
      'tune.h2.fe.glitches-threshold',
      'tune.h2.fe.initial-window-size',
      'tune.h2.fe.max-concurrent-streams',
      'tune.h2.fe.max-total-streams',
      'tune.h2.initial-window-size',
      'tune.h2.max-concurrent-streams',
    ],
    () => [optional('number', leadingIntegerIn(0))],
  ),
  ...global('tune.h2.fe.max-concurrent-streams', () => [optional('number', leadingIntegerIn(0)), rest], '3.3'),
  ...global(['tune.h2.be.max-frames-at-once', 'tune.h2.fe.max-frames-at-once', 'tune.h2.fe.max-rst-at-once'], () => [
    optional('number', leadingInteger),
  ]),
  ...global('tune.h2.header-table-size', () => number(leadingIntegerIn(4096, 65536))),
  ...global('tune.h2.max-frame-size', () => number(leadingIntegerIn(16384, 16777215))),
  ...global(['tune.h2.be.rxbuf', 'tune.h2.fe.rxbuf'], () => [required('size', size)]),
  ...global('tune.h2.log-errors', () => [required('level', choice('none', 'connection', 'stream'))]),
  ...global(['http-err-codes', 'http-fail-codes'], () => [required('codes', STATUS_RANGES), { name: 'codes', values: STATUS_RANGES }]),
  ...global('httpclient.resolvers.disabled', () => [required('state', onOff)]),
  ...global('httpclient.resolvers.id', () => [orNothing(reference('name', 'resolvers'))]),
  ...global('httpclient.resolvers.prefer', () => [required('family', choice('ipv4', 'ipv6'))]),
  ...global('httpclient.retries', () => number(leadingInteger)),
  ...global('httpclient.timeout.connect', () => [required('time', time())]),
  ...global('httpclient.ssl.ca-file', () => [optional('file', word, 'file')]),
  ...global('httpclient.ssl.verify', () => [required('mode', choice('none', 'required'))]),
];

/** QUIC (src/cfgparse-quic.c). */
const QUIC: readonly StatementGrammar[] = [
  ...global(
    [
      'tune.quic.be.cc.cubic-min-losses',
      'tune.quic.be.cc.max-frame-loss',
      'tune.quic.be.cc.reorder-ratio',
      'tune.quic.be.sec.glitches-threshold',
      'tune.quic.be.stream.max-concurrent',
      'tune.quic.cc.cubic.min-losses',
      'tune.quic.fe.cc.cubic-min-losses',
      'tune.quic.fe.cc.max-frame-loss',
      'tune.quic.fe.cc.reorder-ratio',
      'tune.quic.fe.sec.glitches-threshold',
      'tune.quic.fe.sec.retry-threshold',
      'tune.quic.fe.stream.max-concurrent',
      'tune.quic.fe.stream.max-total',
      'tune.quic.frontend.conn-tx-buffers.limit',
      'tune.quic.frontend.glitches-threshold',
      'tune.quic.frontend.max-streams-bidi',
      'tune.quic.frontend.max-tx-mem',
      'tune.quic.max-frame-loss',
      'tune.quic.mem.tx-max',
      'tune.quic.retry-threshold',
    ],
    () => number({ ...leadingIntegerIn(1), unsigned: true } as ArgumentType),
  ),
  ...global(['tune.quic.be.cc.max-win-size', 'tune.quic.fe.cc.max-win-size', 'tune.quic.frontend.default-max-window-size'], () => [
    required('size', form(isWindowSize, 'a size from 10k to 4g')),
  ]),
  ...global(
    ['tune.quic.be.stream.data-ratio', 'tune.quic.fe.stream.data-ratio', 'tune.quic.frontend.stream-data-ratio', 'tune.quic.reorder-ratio'],
    () => number(leadingIntegerIn(1, 100)),
  ),
  ...global(['tune.quic.be.stream.rxbuf', 'tune.quic.fe.stream.rxbuf', 'tune.quic.frontend.max-data-size'], () => [
    required('size', sizeFrom(1)),
  ]),
  ...global(['tune.quic.be.max-idle-timeout', 'tune.quic.fe.max-idle-timeout', 'tune.quic.frontend.max-idle-timeout'], () => [
    required('time', time()),
  ]),
  ...global(
    [
      'tune.quic.be.cc.hystart',
      'tune.quic.be.tx.pacing',
      'tune.quic.be.tx.udp-gso',
      'tune.quic.cc-hystart',
      'tune.quic.fe.cc.hystart',
      'tune.quic.fe.tx.pacing',
      'tune.quic.fe.tx.udp-gso',
      'tune.quic.listen',
      'tune.quic.zero-copy-fwd-send',
    ],
    () => [required('state', onOff)],
  ),
  ...global('tune.quic.fe.sock-per-conn', () => [required('mode', choice('default-on', 'force-off'))]),
  ...global('tune.quic.socket-owner', () => [required('owner', choice('connection', 'listener'))]),
];

/** Lua (src/hlua.c). */
const LUA: readonly StatementGrammar[] = [
  ...global(['lua-load', 'lua-load-per-thread'], () => [required('file', word, 'file'), rest]),
  ...global('lua-prepend-path', () => [required('path', word, 'file'), optional('type', choice('path', 'cpath'))]),
  ...global(['tune.lua.burst-timeout', 'tune.lua.service-timeout', 'tune.lua.session-timeout', 'tune.lua.task-timeout'], () => [
    required('time', time()),
    rest,
  ]),
  ...global('tune.lua.forced-yield', () => [optional('number', integer()), rest]),
  ...global('tune.lua.maxmem', () => [required('number', integer()), rest]),
  ...global('tune.lua.log.loggers', () => [required('state', onOff)]),
  ...global('tune.lua.log.stderr', () => [required('state', choice('on', 'auto', 'off'))]),
  ...global('tune.fail-alloc', () => [optional('percentage', leadingIntegerIn(0, 100))]),
  ...global('tune.lua.bool-sample-conversion', () => [required('mode', choice('normal', 'pre-3.1-bug'))]),
  ...global('tune.lua.openlibs', () => [required('libraries', word)]),
];

/** Words behind commas; what follows an empty one is not read. */
const commaList = (...words: string[]): ArgumentType => ({
  type: 'pattern',
  pattern: new RegExp(`^((${words.join('|')}),)*(${words.join('|')}|,.*)?$`),
  expected: `${words.join(', ')}, or several of them behind commas`,
});

/** What other parts of HAProxy let themselves be tuned with. */
const TUNING: readonly StatementGrammar[] = [
  // src/activity.c, src/applet.c, src/debug.c, src/fd.c, src/mux_h1.c, src/mux_h2.c, src/mux_pt.c, src/server.c, src/task.c
  ...global(
    [
      'debug.counters',
      'profiling.memory',
      'tune.applet.zero-copy-forwarding',
      'tune.fd.edge-triggered',
      'tune.h1.zero-copy-fwd-recv',
      'tune.h1.zero-copy-fwd-send',
      'tune.h2.zero-copy-fwd-send',
      'tune.idle-pool.shared',
      'tune.pt.zero-copy-forwarding',
      'tune.sched.low-latency',
    ],
    () => [required('state', onOff)],
  ),
  ...global('tune.idle-pool.shared', () => [required('state', choice('on', 'off', 'full'))], '3.3'),
  ...global('profiling.tasks', () => [required('state', choice('on', 'auto', 'off'))]),
  ...global('profiling.tasks', () => [required('state', word), rest], '3.3'),
  // src/listener.c
  ...global('tune.listener.default-shards', () => [required('mode', choice('by-process', 'by-group', 'by-thread'))]),
  ...global('tune.listener.multi-queue', () => [required('mode', choice('on', 'off', { value: 'fair', since: '2.7' }))]),
  // src/check.c, src/compression.c, src/event_hdl.c, src/peers.c, src/pool.c, src/ring.c, src/server.c
  ...global('tune.max-checks-per-thread', () => [optional('number', leadingInteger)]),
  ...global('tune.zlib.memlevel', () => number(leadingIntegerIn(1, 9))),
  ...global('tune.zlib.windowsize', () => number(leadingIntegerIn(8, 15))),
  ...global('tune.events.max-events-at-once', () => number(leadingIntegerIn(1, 10000))),
  ...global('tune.peers.max-updates-at-once', () => number(leadingIntegerIn(1))),
  ...global('tune.memory.hot-size', () => number({ type: 'pattern', pattern: /^\s*\+?0*[1-9]/, expected: 'a number of at least 1' })),
  ...global('tune.ring.queues', () => [optional('number', leadingIntegerIn(0))]),
  ...global(['tune.pool-high-fd-ratio', 'tune.pool-low-fd-ratio'], () => number(leadingIntegerIn(0, 100))),
  // src/stick_table.c
  ...global('tune.stick-counters', () => [optional('number', integer(0)), rest]),
  ...global('tune.stick-counters', () => [optional('number', integer(0, 100)), rest], '3.4'),
  // src/vars.c
  ...global(
    ['check', 'global', 'proc', 'reqres', 'sess', 'txn'].map((scope) => `tune.vars.${scope}-max-size`),
    () => [optional('size', integer()), rest],
  ),
  // src/resolvers.c, src/ev_epoll.c
  ...global('dns-accept-family', () => [required('families', commaList('ipv4', 'ipv6', 'auto'))]),
  ...global('tune.epoll.mask-events', () => [optional('events', commaList('err', 'hup', 'rdhup'))]),
];

/** The global section; each table by the part of HAProxy that reads it. */
export const GLOBAL_STATEMENTS: readonly StatementGrammar[] = [
  ...FLAGS,
  ...PROCESS,
  ...LIMITS,
  ...THREADS,
  ...STOPPING,
  ...TLS,
  ...HTTP,
  ...QUIC,
  ...LUA,
  ...TUNING,
];
