import {
  type Argument,
  type ArgumentType,
  atMostOnce,
  choice,
  filled,
  type MakeArguments,
  nothing,
  optional,
  PROXIES,
  pattern,
  required,
  rest,
  type StatementGrammar,
  statements,
  word,
} from './types.js';

/** Options that are switched on or off and take nothing (src/proxy.c `cfg_opts` and `cfg_opts2`, src/cfgparse-listen.c). */
const SWITCHES = [
  'abortonclose',
  'accept-invalid-http-request',
  'accept-invalid-http-response',
  'accept-unsafe-violations-in-http-request',
  'accept-unsafe-violations-in-http-response',
  'allbackups',
  'checkcache',
  'clitcpka',
  'contstats',
  'disable-h2-upgrade',
  'dontlog-normal',
  'dontlognull',
  'h1-case-adjust-bogus-client',
  'h1-case-adjust-bogus-server',
  'http-buffer-request',
  'http-drop-request-trailers',
  'http-drop-response-trailers',
  'http-ignore-probes',
  'http-keep-alive',
  'http-no-delay',
  'http-pretend-keepalive',
  'http-server-close',
  'http-use-proxy-header',
  'httpclose',
  'idle-close-on-response',
  'independent-streams',
  'log-health-checks',
  'log-separate-errors',
  'logasap',
  'nolinger',
  'persist',
  'prefer-last-server',
  'socket-stats',
  'splice-auto',
  'splice-request',
  'splice-response',
  'srvtcpka',
  'tcp-smart-accept',
  'tcp-smart-connect',
  'tcpka',
  'tcplog',
  'transparent',
];

/** Health checks that take nothing (src/tcpcheck.c, src/extcheck.c). */
const PLAIN_CHECKS = ['external-check', 'ldap-check', 'redis-check', 'spop-check', 'ssl-hello-chk', 'tcp-check'];

const options = (names: string | readonly string[], make: MakeArguments, since?: string) =>
  statements(
    [names].flat().map((name) => `option ${name}`),
    PROXIES,
    make,
    since,
  );

/** An address or a network to leave out (src/http_ext.c `proxy_http_parse_xff`). */
const network: ArgumentType = { type: 'network' };

const method = optional('method or URI', word);
const uri = optional('URI', word);
const bareVersion = optional('version', pattern(/^(?!.*\r\n)/s, 'a version without headers, which "http-check send" takes'));

/** What `option forwarded` tells, as it is or as an expression says (src/http_ext.c `proxy_http_parse_7239`). */
const FORWARDED: readonly (readonly [string, readonly Argument[]])[] = [
  ['proto', []],
  ...['host', 'by', 'by_port', 'for', 'for_port'].flatMap((name): [string, readonly Argument[]][] => [
    [name, []],
    [`${name}-expr`, [required('expression', filled, 'expression')]],
  ]),
];

/** `option` lines of proxies. */
export const OPTION_STATEMENTS: readonly StatementGrammar[] = [
  ...statements('option', PROXIES, () => [required('option name', word), rest]),
  ...options(SWITCHES, nothing),

  // Logs.
  ...options('httplog', () => [optional('format', choice('clf'))]),

  // Headers (src/http_ext.c).
  ...options('forwardfor', () => [
    { parameters: { except: [required('address', network)], header: [required('header', word)], 'if-none': [] } },
  ]),
  ...options('originalto', () => [{ parameters: { except: [required('address', network)], header: [required('header', word)] } }]),
  // A frontend's is not read on, nor is one behind "no".
  ...statements('option forwarded', ['defaults', 'listen', 'backend'], () => [{ parameters: Object.fromEntries(FORWARDED) }], {
    since: '2.8',
    negated: [rest],
  }),
  ...options('http-restrict-req-hdr-names', () => [required('treatment', choice('preserve', 'reject', 'delete'))]),

  // Health checks (src/tcpcheck.c).
  ...options(PLAIN_CHECKS, nothing),
  ...options('httpchk', () => [method, uri, optional('version', word)]),
  ...options('httpchk', () => [method, uri, bareVersion], '2.7'),
  ...options('httpchk', () => [method, uri, bareVersion, optional('host', word)], '3.1'),
  ...options('smtpchk', () => [optional('greeting', word), optional('domain', word)]),
  ...options('pgsql-check', () => [required('user', choice('user')), required('user name', word)]),
  ...options('mysql-check', () => [
    atMostOnce('user', required('user name', word), optional('version', choice('post-41', 'pre-41', { value: 'post-80', since: '3.4' }))),
  ]),
];
