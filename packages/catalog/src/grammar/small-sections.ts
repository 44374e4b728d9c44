import { MAILER, NAMESERVER } from './addresses.js';
import { ERROR_STATUS } from './error-statuses.js';
import { bindParameters } from './lines.js';
import { logSteps } from './log.js';
import {
  type Argument,
  atMostOnce,
  choice,
  condition,
  definition,
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
  readFile,
  reference,
  required,
  rest,
  type StatementGrammar,
  statements,
  time,
  word,
} from './types.js';

/** What names of servers are made of (src/tools.c `invalid_char`). */
const NAME = pattern(/^[\w.:-]*$/, 'letters, digits, "-", "_", "." and ":"');
const POSITIVE = { type: 'integer', min: 1, unsigned: true } as const;
const LEADING_POSITIVE = { ...POSITIVE, prefix: true } as const;

/** A time on its own, or behind one of several names; words behind it are ignored. */
const lenientTime: MakeArguments = () => [required('time', time()), rest];

const RESOLVERS: readonly StatementGrammar[] = [
  // src/resolvers.c
  ...statements('nameserver', ['resolvers'], () => [definition('name', 'nameserver', NAME), required('address', NAMESERVER), rest]),
  ...statements('hold', ['resolvers'], () => [
    required('event', choice('nx', 'obsolete', 'other', 'refused', 'timeout', 'valid')),
    ...lenientTime(),
  ]),
  ...statements('timeout', ['resolvers'], () => [required('event', choice('resolve', 'retry')), ...lenientTime()]),
  ...statements('accepted_payload_size', ['resolvers'], () => [required('size', leadingIntegerIn(12, 65535)), rest]),
  ...statements('resolve_retries', ['resolvers'], () => [required('number', leadingInteger), rest]),
];

const MAILERS: readonly StatementGrammar[] = [
  // src/cfgparse.c, src/mailers.c
  ...statements('mailer', ['mailers'], () => [definition('name', 'mailer', NAME), required('address', MAILER), rest]),
  ...statements('timeout', ['mailers'], () => [required('event', choice('mail')), ...lenientTime()]),
];

const MEMBERS = [{ ...optional('users', word), naming: { kind: 'user', isList: true } }] as const;

const USERLIST: readonly StatementGrammar[] = [
  // src/cfgparse.c `cfg_parse_users`
  ...statements('group', ['userlist'], () => [definition('name', 'group', NAME), { parameters: { users: MEMBERS } }]),
  ...statements('group', ['userlist'], () => [definition('name', 'group', NAME), atMostOnce('users', ...MEMBERS)], '3.2'),
  ...statements('user', ['userlist'], () => [
    definition('name', 'user'),
    {
      parameters: {
        password: [optional('password', word)],
        'insecure-password': [optional('password', word)],
        groups: [{ ...optional('groups', word), naming: { kind: 'group', isList: true } }],
      },
    },
  ]),
];

const CACHE: readonly StatementGrammar[] = [
  // src/cache.c
  ...statements('total-max-size', ['cache'], () => [required('megabytes', integer(0, 4095))]),
  ...statements('max-object-size', ['cache'], () => [required('bytes', integer())]),
  ...statements('max-age', ['cache'], () => [optional('seconds', leadingInteger)]),
  ...statements('max-secondary-entries', ['cache'], () => [required('number', POSITIVE)]),
  ...statements('process-vary', ['cache'], () => [optional('state', word)]),
];

const LOGGING: readonly StatementGrammar[] = [
  // src/sink.c
  // atol() into 64 bits
  ...statements('size', ['ring'], () => [required('size', pattern(/^\s*\+?0*[1-9]/, 'a whole number of at least 1')), rest]),
  ...statements('size', ['ring'], () => [required('size', { type: 'size', min: 1, wide: true }), rest], '3.1'),
  ...statements('maxlen', ['ring'], () => [required('length', LEADING_POSITIVE), rest]),
  ...statements('format', ['ring'], () => [
    required('format', choice('local', 'rfc3164', 'rfc5424', 'priority', 'short', 'timed', 'iso', 'raw')),
    rest,
  ]),
  ...statements('description', ['ring'], () => [required('text', word), rest]),
  ...statements(['timeout connect', 'timeout server'], ['ring'], lenientTime),
  // src/log.c
  ...statements(['maxconn', 'backlog'], ['log-forward'], () => [required('number', leadingInteger)]),
  ...statements('timeout client', ['log-forward'], () => [required('time', word), rest]),
  ...statements('timeout client', ['log-forward'], lenientTime, '3.0'),
  ...statements(['option dont-parse-log', 'option assume-rfc6587-ntf'], ['log-forward'], nothing),
  ...statements('option host', ['log-forward'], () => [required('mode', choice('replace', 'fill', 'keep', 'append')), rest]),
  ...statements('log-tag', ['log-profile'], () => [required('tag', word), rest]),
  ...statements('on', ['log-profile'], () => [
    required('step', choice(...logSteps())),
    {
      parameters: { drop: [], format: [required('log-format string', word)], sd: [required('log-format string', word)] },
      oneOf: ['drop', 'format', 'sd'],
      conflicts: { drop: ['drop', 'format', 'sd'] },
    },
  ]),
];

const HTTP: readonly StatementGrammar[] = [
  // src/http_htx.c
  ...statements('errorfile', ['http-errors'], () => [required('status', ERROR_STATUS), required('file', readFile, 'file'), rest]),
  // src/fcgi-app.c
  ...statements(['docroot', 'index'], ['fcgi-app'], () => [required('path', word, 'file')]),
  ...statements('path-info', ['fcgi-app'], () => [required('regular expression', word)]),
  ...statements('pass-header', ['fcgi-app'], () => [required('name', word), condition]),
  ...statements('set-param', ['fcgi-app'], () => [required('name', word), required('value', word), condition]),
  ...statements('option', ['fcgi-app'], () => [required('option name', word), rest]),
  ...statements(['option get-values', 'option keep-conn', 'option mpxs-conns'], ['fcgi-app'], nothing),
  ...statements('option max-reqs', ['fcgi-app'], () => [required('number', LEADING_POSITIVE)]),
];

/** The parameters of `load` lines, from a branch on; those of the branches before it stay (src/ssl_ckch.c `ckch_conf_kws`). */
const LOAD_PARAMETERS: readonly (readonly [string, readonly string[]])[] = [
  ['3.0', ['alias', 'crt', 'issuer', 'key', 'ocsp', 'sctl']],
  ['3.2', ['acme', 'domains']],
  ['3.3', ['jwt']],
  ['3.4', ['bits', 'curves', 'generate-dummy', 'ips', 'keytype']],
];

/** Those of them that are names. */
const LOADED: Readonly<Record<string, Argument>> = {
  acme: orNothing(reference('acme section', 'acme')),
  alias: orNothing(definition('alias', 'certificate')),
};

/** What a certificate is made of from a branch on. */
function certificateParameters(branch: string): Readonly<Record<string, readonly Argument[]>> {
  const last = LOAD_PARAMETERS.findIndex(([since]) => since === branch);
  const names = LOAD_PARAMETERS.slice(0, last + 1).flatMap(([, added]) => added);
  const parameters = Object.fromEntries(names.map((name): [string, Argument[]] => [name, [LOADED[name] ?? optional('value', word)]]));
  return { ...parameters, 'ocsp-update': [required('state', onOff)] };
}

const LOADS = LOAD_PARAMETERS.flatMap(([since]) =>
  statements('load', ['crt-store'], () => [{ parameters: certificateParameters(since), oneOf: ['crt'] }], since),
);

/** What a certificate is used with (src/cfgparse-ssl.c `ssl_crtlist_kws`), as `bind` lines have it. */
const CERTIFICATE_USES = [
  'allow-0rtt',
  'alpn',
  'ca-file',
  'ca-verify-file',
  'ciphers',
  'ciphersuites',
  'client-sigalgs',
  'crl-file',
  'curves',
  'ecdhe',
  'ktls',
  'no-alpn',
  'no-ca-names',
  'npn',
  'sigalgs',
  'ssl-max-ver',
  'ssl-min-ver',
  'verify',
];

/** Certificates of a frontend, from 3.2 on; unlike those of a store, they take the words of both (src/cfgparse-ssl.c `proxy_parse_ssl_f_use`). */
const USED_CERTIFICATES = LOAD_PARAMETERS.slice(1).flatMap(([since]) =>
  statements(
    'ssl-f-use',
    ['frontend', 'listen'],
    () => {
      const uses = Object.fromEntries(CERTIFICATE_USES.map((name) => [name, bindParameters()[name] ?? []]));
      return [{ parameters: { ...certificateParameters(since), ...uses }, oneOf: ['crt'], conflicts: { crt: ['crt'] } }];
    },
    since,
  ),
);

const CERTIFICATES: readonly StatementGrammar[] = [
  // src/ssl_ckch.c
  ...LOADS,
  ...USED_CERTIFICATES,
  ...statements(['crt-base', 'key-base'], ['crt-store'], () => [required('directory', word, 'directory'), rest]),
  // src/acme.c
  ...statements(
    ['account-key', 'acme-vars', 'challenge', 'challenge-ready', 'contact', 'curves', 'directory', 'eab-key-id', 'eab-mac-key', 'map'],
    ['acme'],
    () => [required('value', word)],
  ),
  ...statements(['profile', 'provider-name'], ['acme'], () => [required('name', word)]),
  ...statements('bits', ['acme'], () => [required('number', integer())]),
  ...statements(['dns-delay', 'dns-timeout'], ['acme'], () => [required('time', time('s'))]),
  ...statements('eab-mac-alg', ['acme'], () => [required('algorithm', choice('HS256', 'HS384', 'HS512'))]),
  ...statements('keytype', ['acme'], () => [required('type', choice('RSA', 'ECDSA'))]),
  ...statements('reuse-key', ['acme'], () => [required('state', onOff)]),
];

/** The sources of traces (TRACE_SOURCE in src/); those of QUIC and TLS need a build with them. */
const TRACE_SOURCE = choice(
  ...['0', 'all', 'applet', 'check', 'dbg', 'fcgi', 'h1', 'h2', 'h3', 'peers', 'pt', 'qmux', 'quic', 'session', 'spop', 'stream'],
  'ssl',
  'acme', // since 3.3, and in later releases of 3.2
  { value: 'haterm', since: '3.4' },
  { value: 'qcm', since: '3.4' },
  { value: 'haload', since: '3.5' },
);

const TRACES: readonly StatementGrammar[] = [
  // src/trace.c `trace_parse_statement`; what is missing behind a word makes it list the choices
  ...statements('trace', ['traces'], () => [
    optional('source', TRACE_SOURCE),
    {
      parameters: {
        ...Object.fromEntries(
          ['event', 'follow', 'lock', 'pause', 'sink', 'start', 'stop', 'verbosity'].map((name): [string, Argument[]] => [
            name,
            [optional('value', word)],
          ]),
        ),
        level: [optional('level', choice('error', 'user', 'proto', 'state', 'data', 'developer'))],
      },
    },
  ]),
];

const OTHERS: readonly StatementGrammar[] = [
  // src/cfgparse.c `cfg_parse_netns`
  ...statements('namespace', ['namespace_list'], () => [many('name', NAME)]),
  // src/cfgparse.c, src/cfgparse-peers.c
  ...statements('shards', ['peers'], () => [required('number', POSITIVE), rest]),
  // src/mworker-prog.c
  ...statements('command', ['program'], () => [required('command', word), rest]),
  ...statements(['user', 'group'], ['program'], () => [required('name', word)]),
  ...statements('option start-on-reload', ['program'], nothing),
  // src/tcpcheck.c
  ...statements('type', ['healthcheck'], () => [
    required(
      'type',
      choice('httpchk', 'ldap-check', 'mysql-check', 'pgsql-check', 'redis-check', 'smtpchk', 'spop-check', 'ssl-hello-chk', 'tcp-check'),
    ),
    rest,
  ]),
];

/** The sections that declare neither the process nor a proxy, without their `server`, `bind`, `table` and `log` lines. */
export const SMALL_SECTION_STATEMENTS: readonly StatementGrammar[] = [
  ...RESOLVERS,
  ...MAILERS,
  ...USERLIST,
  ...CACHE,
  ...LOGGING,
  ...HTTP,
  ...CERTIFICATES,
  ...TRACES,
  ...OTHERS,
];
