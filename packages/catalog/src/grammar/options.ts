import {
  type Argument,
  atMostOnce,
  choice,
  filled,
  form,
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

/** What resolves to an IPv4 address without a lookup, or cannot be looked up, as nothing ends in a number: one to four numbers, the last of which fills what is left. */
function isNumericHost(host: string): boolean {
  const parts = host.split('.');
  return parts.length <= 4 && parts.every((part, i) => isByteOf(part, i === parts.length - 1 ? 5 - parts.length : 1));
}

/** Whether a number, octal behind a zero, fits into so many bytes. */
function isByteOf(text: string, bytes: number): boolean {
  const isOctal = text.length > 1 && text.startsWith('0');
  if (isOctal && /[89]/.test(text)) return false;
  return Number.parseInt(text, isOctal ? 8 : 10) < 256 ** bytes;
}

function isIpv6(host: string): boolean {
  const halves = host.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups = halves.flat();
  const last = groups.at(-1)?.includes('.') ? groups.pop() : undefined;
  if (last !== undefined && !(/^\d{1,3}(\.\d{1,3}){3}$/.test(last) && isNumericHost(last))) return false;
  const count = groups.length + (last === undefined ? 0 : 2);
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) && (halves.length === 1 ? count === 8 : halves.length === 2 && count < 8);
}

/** An address or a network to leave out (src/tools.c `str2net`, `str62net`). Names are let through, as they are resolved. */
const network = form((text) => {
  const [, host = '', mask] = /^(.*?)(?:\/([^/]*))?$/s.exec(text) ?? [];
  if (host.includes(':')) return isIpv6(host) && (mask === undefined || (/^\d{1,3}$/.test(mask) && Number(mask) <= 128));
  if (!/^[\d.]+$/.test(host)) return true;
  if (mask !== undefined && (!/^[\d.]+$/.test(mask) || (/^\d+$/.test(mask) && Number(mask) > 32))) return false;
  return isNumericHost(host);
}, 'an address, or a network with a mask of up to 32 bits');

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
