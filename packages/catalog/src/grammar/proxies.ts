import { ONE_BODY, PAYLOAD_TYPES, replyParameters } from './actions.js';
import { CONNECTION, CONNECTION_WITH_PORT, FOREIGN_SOURCE } from './addresses.js';
import { ERROR_STATUS } from './error-statuses.js';
import {
  type ArgumentType,
  choice,
  definition,
  expression,
  filled,
  integer,
  logFormat,
  type MakeArguments,
  many,
  nothing,
  optional,
  orNothing,
  PROXIES,
  pattern,
  readFile,
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

/** Proxies that have a name of their own. */
const NAMED = ['frontend', 'listen', 'backend'];
const FRONTENDS = ['frontend', 'listen'];
const BACKENDS = ['listen', 'backend'];

/** A number that may be hexadecimal or octal (strtol with base 0). */
const anyBase = pattern(/^\s*[+-]?(0x[\da-f]+|\d+)$/i, 'a whole number');

/** A number above zero, of which the leading digits are read (atol). */
const positive = pattern(/^\s*\+?0*[1-9]/, 'a number above 0');

/** src/guid.c `guid_is_valid_fmt` */
const GUID = pattern(/^[\w.:-]{1,127}$/, 'up to 127 letters, digits, "-", "_", "." and ":"');

/** `cookie` (src/cfgparse-listen.c). */
const COOKIE: MakeArguments = () => [
  required('cookie name', word),
  {
    parameters: {
      rewrite: [],
      insert: [],
      prefix: [],
      indirect: [],
      nocache: [],
      postonly: [],
      preserve: [],
      httponly: [],
      secure: [],
      dynamic: [],
      domain: [required('domain', pattern(/^[\w.-]+$/, 'a domain'))],
      maxidle: [required('time', time('s'))],
      maxlife: [required('time', time('s'))],
      attr: [required('attribute', pattern(/^[^;]*$/, 'an attribute without ";"'))],
    },
    needs: { preserve: [['insert', 'indirect']] },
    conflicts: {
      rewrite: ['insert', 'prefix', 'indirect'],
      insert: ['rewrite', 'prefix'],
      prefix: ['rewrite', 'insert'],
      indirect: ['rewrite'],
    },
  },
];

/** `retry-on` beside others (src/proxy.c `proxy_parse_retry_on`). */
const RETRIES = choice(
  'all-retryable-errors',
  'conn-failure',
  'empty-response',
  'response-timeout',
  '0rtt-rejected',
  'junk-response',
  ...['401', '403', '404', '408', '425', '500', '501', '502', '503', '504'],
  { value: '421', since: '3.2' },
  { value: '429', since: '3.1' },
);

const FILTERS = [
  ...['cache', 'compression', 'fcgi-app', 'opentracing', 'spoe', 'trace'].map((value) => ({ value })),
  ...['bwlim-in', 'bwlim-out'].map((value) => ({ value, since: '2.7' })),
  ...['comp-req', 'comp-res', 'opentelemetry'].map((value) => ({ value, since: '3.4' })),
];

/**
 * Filters; Lua registers more, and some are in some builds only. What a parenthesis begins is no part of the name
 * (src/filters.c `flt_find_kw`).
 */
const FILTER: ArgumentType = {
  type: 'choice',
  values: FILTERS,
  prefixes: ['lua.', ...FILTERS.map(({ value }) => `${value}(`)],
  registered: 'filters',
};

const ALGORITHMS = choice('identity', 'gzip', 'deflate', 'raw-deflate');

/** `filter bwlim-in` and `bwlim-out` (src/flt_bwlim.c): limits for all streams of a key, or for each one. */
const BANDWIDTH: MakeArguments = () => [
  definition('name', 'filter', filled),
  {
    parameters: {
      key: [required('expression', expression)],
      table: [reference('table', 'table', filled)],
      limit: [required('limit', sizeFrom(1))],
      'default-limit': [required('limit', sizeFrom(1))],
      'default-period': [required('time', time('ms', 1))],
      'min-size': [required('size', size)],
    },
    oneOf: ['key', 'limit', 'table', 'default-limit', 'default-period'],
    needs: {
      key: 'limit',
      limit: 'key',
      table: ['key', 'limit'],
      'default-limit': 'default-period',
      'default-period': 'default-limit',
    },
    conflicts: {
      ...Object.fromEntries(['key', 'table', 'limit'].map((name) => [name, ['default-limit', 'default-period']])),
      ...Object.fromEntries(['default-limit', 'default-period'].map((name) => [name, ['key', 'table', 'limit']])),
    },
  },
];

/** Lines of proxies, but for their options, logs, statistics and stick tables (src/cfgparse-listen.c where nothing else is said). */
export const PROXY_STATEMENTS: readonly StatementGrammar[] = [
  // What the proxy is.
  ...statements('mode', ['defaults'], () => [
    required(
      'mode',
      choice('tcp', 'http', { value: 'log', since: '2.9' }, { value: 'spop', since: '3.1' }, { value: 'haterm', since: '3.4' }),
    ),
  ]),
  ...statements('mode', ['frontend'], () => [required('mode', choice('tcp', 'http', { value: 'haterm', since: '3.4' }))]),
  ...statements('mode', ['listen'], () => [
    required(
      'mode',
      choice('tcp', 'http', { value: 'log', since: '2.9' }, { value: 'spop', since: '3.1' }, { value: 'haterm', since: '3.4' }),
    ),
  ]),
  ...statements('mode', ['backend'], () => [
    required('mode', choice('tcp', 'http', { value: 'log', since: '2.9' }, { value: 'spop', since: '3.1' })),
  ]),
  ...statements('id', NAMED, () => [required('id', positive)]),
  ...statements('guid', NAMED, () => [required('guid', GUID), rest]),
  ...statements('description', NAMED, () => [required('description', word), rest]),
  ...statements(['disabled', 'enabled'], PROXIES, nothing),

  // Limits: numbers whose leading digits are read (atol), or none.
  ...statements(['maxconn', 'backlog', 'fullconn', 'retries'], PROXIES, () => [required('number', word)]),
  ...statements('max-session-srv-conns', PROXIES, () => [required('number', word), rest]),
  ...statements('rate-limit', PROXIES, () => [required('limit', choice('sessions')), required('sessions per second', anyBase), rest]),
  ...statements(['max-keep-alive-queue', 'clitcpka-cnt', 'srvtcpka-cnt'], PROXIES, () => [required('number', anyBase), rest]),
  ...statements(['clitcpka-idle', 'srvtcpka-idle', 'clitcpka-intvl', 'srvtcpka-intvl'], PROXIES, () => [required('time', time('s')), rest]),

  // Which backend, which server.
  ...statements('default_backend', PROXIES, () => [reference('backend', 'backend')]),
  ...statements('dispatch', NAMED, () => [required('address', CONNECTION_WITH_PORT)]),
  ...statements('use-fcgi-app', BACKENDS, () => [reference('fcgi-app', 'fcgi-app'), rest]),
  ...statements('persist', PROXIES, () => [
    required('method', pattern(/^rdp-cookie(\([^)]+\)|$)/, 'rdp-cookie, or rdp-cookie(name)')),
    rest,
  ]),
  ...statements('persist rdp-cookie(*', PROXIES, nothing, { form: pattern(/^rdp-cookie\([^)]+\)/, 'rdp-cookie, or rdp-cookie(name)') }),

  // src/proxy.c `proxy_parse_hash_preserve_affinity`
  ...statements('hash-preserve-affinity', BACKENDS, () => [required('when', choice('always', 'maxconn', 'maxqueue')), rest]),

  // `balance` (src/backend.c `backend_parse_balance`), which reads over what follows most algorithms.
  ...statements('balance', PROXIES, () => [
    optional('algorithm', {
      type: 'choice',
      values: [
        'roundrobin',
        'static-rr',
        'leastconn',
        'first',
        'source',
        'uri',
        'url_param',
        { value: 'hash', since: '2.6' },
        { value: 'log-hash', since: '2.9' },
        { value: 'sticky', since: '2.9' },
      ],
      prefixes: ['random', 'hdr(', 'rdp-cookie'],
    }),
    rest,
  ]),
  ...statements('balance hdr(*', PROXIES, () => [optional('modifier', choice('use_domain_only')), rest], {
    form: pattern(/^hdr\([^)]+\)/, 'the name of a header in parentheses, such as hdr(host)'),
  }),
  ...statements('balance random*', PROXIES, () => [rest], {
    form: pattern(/^random(?!\()|^random\((\)|\s*\+?(0x0*[1-9a-f][\da-f]*|0+[1-7][0-7]*|[1-9]\d*)\))/i, 'random, or random(draws)'),
  }),
  ...statements('balance rdp-cookie*', PROXIES, () => [rest], {
    form: pattern(/^rdp-cookie($|\([^)]+\))/, 'rdp-cookie, or rdp-cookie(name)'),
  }),
  ...statements('balance uri', PROXIES, () => [
    { parameters: { len: [required('length', positive)], depth: [required('depth', positive)], whole: [], 'path-only': [] } },
  ]),
  ...statements('balance url_param', PROXIES, () => [required('parameter', word), optional('modifier', choice('check_post')), rest]),
  ...statements('balance hash', PROXIES, () => [required('sample expression', word, 'expression')], '2.6'),
  ...statements('balance log-hash', PROXIES, () => [required('converters', word), rest], '2.9'),
  ...statements('hash-type', PROXIES, () => [
    required('method', choice('map-based', 'consistent')),
    optional('function', choice('sdbm', 'djb2', 'wt6', 'crc32', { value: 'none', since: '2.9' })),
    optional('modifier', choice('avalanche')),
    rest,
  ]),
  ...statements('hash-balance-factor', PROXIES, () => [
    required('factor', pattern(/^(?!\s*\+?0*([1-9]\d?|100)(\D|$))/, '0, or a number above 100')),
    rest,
  ]),

  // Sessions and connections.
  ...statements('cookie', PROXIES, COOKIE),
  ...statements('dynamic-cookie-key', PROXIES, () => [required('key', word), rest]),
  ...statements('http-reuse', PROXIES, () => [required('mode', choice('never', 'safe', 'aggressive', 'always'))]),
  // What follows the name is read as an ACL (src/cfgparse-listen.c, src/fcgi-app.c).
  ...statements('acl', [...PROXIES, 'fcgi-app'], () => [
    definition('name', 'acl', pattern(/^(?!or$)[A-Za-z0-9.:_-]+$/i, 'letters, digits, ".", ":", "_" and "-", and not the word "or"')),
    required('sample fetch', filled),
    rest,
  ]),
  ...statements('http-send-name-header', PROXIES, () => [required('header', filled), rest]),
  ...statements(
    'http-send-name-header',
    PROXIES,
    () => [
      required(
        'header',
        pattern(/^(?!(host|content-length|transfer-encoding|connection)$)/i, 'a header that is not part of the message framing'),
      ),
      rest,
    ],
    '3.3',
  ),
  ...statements('retry-on', PROXIES, () => [required('event', RETRIES), many('event', RETRIES)]),
  ...statements('retry-on none', PROXIES, nothing),
  ...statements('source', PROXIES, () => [
    required('address', CONNECTION),
    { parameters: { usesrc: [required('address', FOREIGN_SOURCE)], interface: [required('interface', word)] } },
  ]),
  // Only a parameter of `source`: by itself it is known and refused.
  ...statements('usesrc', PROXIES, () => [rest], { form: pattern(/(?!)/, '"source", behind whose address it stands') }),
  ...statements('transparent', PROXIES, nothing),
  ...statements('load-server-state-from-file', PROXIES, () => [required('source', choice('global', 'local', 'none')), rest]),
  ...statements('server-state-file-name', PROXIES, () => [optional('file', word, 'file')]),

  // Inspection (src/tcp_rules.c), captures and declarations (src/proxy.c `proxy_parse_declare`).
  ...statements(['tcp-request inspect-delay', 'tcp-response inspect-delay'], PROXIES, () => [required('time', time('ms')), rest]),
  ...statements('capture', NAMED, () => [required('what to capture', choice('cookie', 'request', 'response')), rest]),
  ...statements('capture cookie', NAMED, () => [
    required('cookie', word),
    required('len', word),
    required('length', word),
    optional('word', word), // read over
  ]),
  ...statements(['capture request', 'capture response'], NAMED, () => [required('header', choice('header')), rest]),
  ...statements(['capture request header', 'capture response header'], NAMED, () => [
    required('header', word),
    required('len', choice('len')),
    required('length', word),
  ]),
  ...statements('declare', FRONTENDS, () => [required('declaration', choice('capture')), rest]),
  ...statements('declare capture', FRONTENDS, () => [
    required('direction', choice('request', 'response')),
    required('len', choice('len')),
    required('length', integer(1)),
    rest,
  ]),
  ...statements('monitor', NAMED, () => [required('fail', choice('fail')), rest]),
  ...statements('monitor-uri', PROXIES, () => [required('URI', word)]),

  // Formats, and identifiers made of them.
  ...statements(['log-format', 'log-format-sd', 'error-log-format', 'unique-id-format'], PROXIES, () => [required('format', logFormat)]),
  ...statements('unique-id-header', PROXIES, () => [required('header', word), rest]),
  ...statements('log-tag', PROXIES, () => [required('tag', word), rest]),

  // Error responses (src/http_htx.c).
  ...statements('errorfile', PROXIES, () => [required('status code', ERROR_STATUS), required('file', readFile, 'file'), rest]),
  ...statements(['errorloc', 'errorloc302', 'errorloc303'], PROXIES, () => [
    required('status code', ERROR_STATUS),
    required('URL', word),
    rest,
  ]),
  ...statements('errorfile', PROXIES, () => [required('status code', ERROR_STATUS), required('file', readFile, 'file')], {
    since: '3.2',
    backports: ['3.0.8'],
  }),
  ...statements(['errorloc', 'errorloc302', 'errorloc303'], PROXIES, () => [required('status code', ERROR_STATUS), required('URL', word)], {
    since: '3.2',
    backports: ['3.0.8'],
  }),
  ...statements('errorfiles', PROXIES, () => [reference('http-errors section', 'http-errors'), many('status code', ERROR_STATUS)]),
  ...statements('http-error', PROXIES, () => [
    {
      parameters: { ...replyParameters(), status: [required('status code', ERROR_STATUS)] },
      oneOf: ['status'],
      needs: PAYLOAD_TYPES,
      conflicts: ONE_BODY,
    },
  ]),

  // E-mails; what is missing behind most keywords goes unnoticed (src/cfgparse-listen.c looks at the word before), up to a fix of 3.2.26 that is
  // not in 3.5-dev5.
  ...statements('email-alert', PROXIES, () => [required('setting', choice('from', 'mailers', 'myhostname', 'level', 'to')), rest]),
  ...statements('email-alert mailers', PROXIES, () => [orNothing(reference('mailers section', 'mailers')), rest]),
  ...statements('email-alert level', PROXIES, () => [
    required('level', choice('emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug')),
    rest,
  ]),

  ...statements(['email-alert from', 'email-alert myhostname', 'email-alert to'], PROXIES, () => [required('value', filled), rest], {
    since: '3.6',
    backports: ['3.2.26'],
  }),
  ...statements('email-alert mailers', PROXIES, () => [reference('mailers section', 'mailers', filled), rest], {
    since: '3.6',
    backports: ['3.2.26'],
  }),

  // Compression (src/flt_http_comp.c) and filters (src/filters.c).
  ...statements('compression', PROXIES, () => [
    required(
      'setting',
      choice(
        ...['algo', 'type', 'offload'],
        ...['algo-req', 'algo-res', 'type-req', 'type-res', 'direction'].map((value) => ({ value, since: '2.8' })),
        ...['minsize-req', 'minsize-res'].map((value) => ({ value, since: '3.2' })),
      ),
    ),
    rest,
  ]),
  ...statements(['compression minsize-req', 'compression minsize-res'], PROXIES, () => [required('size', size), rest], '3.2'),
  ...statements('compression algo', PROXIES, () => [required('algorithm', ALGORITHMS), many('algorithm', ALGORITHMS)]),
  ...statements('compression algo-res', PROXIES, () => [required('algorithm', ALGORITHMS), many('algorithm', ALGORITHMS)], '2.8'),
  ...statements('compression algo-req', PROXIES, () => [required('algorithm', ALGORITHMS), rest], '2.8'),
  ...statements('compression type', PROXIES, () => [required('type', word), rest]),
  ...statements(['compression type-req', 'compression type-res'], PROXIES, () => [required('type', word), rest], '2.8'),
  ...statements('compression direction', PROXIES, () => [required('direction', choice('request', 'response', 'both')), rest], '2.8'),
  ...statements('filter', NAMED, () => [required('filter', FILTER), rest]),
  ...statements('filter compression', NAMED, nothing),
  ...statements(['filter comp-req', 'filter comp-res'], NAMED, nothing, '3.4'),
  ...statements('filter cache', NAMED, () => [reference('name', 'cache', filled)]),
  ...statements('filter fcgi-app', NAMED, () => [reference('name', 'fcgi-app', filled)]),
  ...statements('filter spoe', NAMED, () => [
    { parameters: { config: [required('file', filled, 'file')], engine: [definition('engine', 'filter', filled)] }, oneOf: ['config'] },
  ]),
  ...statements('filter opentracing', NAMED, () => [
    { parameters: { config: [required('file', filled, 'file')], id: [required('id', filled)] }, oneOf: ['config'] },
  ]),
  ...statements('filter trace', NAMED, () => [
    { parameters: { name: [required('name', filled)], quiet: [], 'random-parsing': [], 'random-forwarding': [], hexdump: [] } },
  ]),
  ...statements(['filter bwlim-in', 'filter bwlim-out'], NAMED, BANDWIDTH, '2.7'),

  // Checks by a program (src/extcheck.c).
  ...statements('external-check', PROXIES, () => [required('setting', choice('command', 'path')), rest]),
  ...statements(['external-check command', 'external-check path'], PROXIES, () => [required('path', word, 'file')]),
];
