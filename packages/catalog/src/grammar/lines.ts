import { once } from '../remember.js';
import {
  CONNECTION,
  CONNECTION_WITH_PORT,
  FOREIGN_SOURCE,
  HOST,
  LISTENING,
  LISTENING_FOR_DATAGRAMS,
  LOOKUP_METHODS,
  PEER_2_9,
  RESOLVED_SERVER,
  RESOLVED_SERVER_2_9,
  SERVER,
  SERVER_2_9,
  SOURCE,
} from './addresses.js';
import { MULTIPLEXER } from './multiplexers.js';
import {
  type Argument,
  type ArgumentType,
  byBranch,
  choice,
  definition,
  filled,
  form,
  integer,
  leadingIntegerIn,
  leadingNumber,
  optional,
  orNothing,
  pattern,
  reference,
  required,
  rest,
  type StatementGrammar,
  statements,
  time,
  word,
} from './types.js';

type Parameters = Readonly<Record<string, readonly Argument[]>>;

/** Parameters that all take the same. */
const alike = (names: readonly string[], ...args: readonly Argument[]): Parameters => Object.fromEntries(names.map((name) => [name, args]));

/** Words of some, with commas between them. */
const items = (...names: readonly string[]): ArgumentType => ({ type: 'list', items: names.map((name) => ({ name, args: [] })) });

const TLS_VERSION = required('TLS version', choice('SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'));
const ON_OFF = required('state', pattern(/^(on|off)$/i, 'on or off'));
const QUIC_ALGORITHM = required('congestion control algorithm', pattern(/^(newreno|cubic|nocc|bbr)/, 'one of newreno, cubic, bbr, nocc'));

/** Names of at most 255 letters; empty ones are left out (src/cfgparse-ssl.c `ssl_sock_parse_alpn`). */
const PROTOCOL_NAMES = pattern(/^(?=.)[^,]{0,255}(?:,[^,]{0,255})*$/s, 'names of at most 255 letters, with commas');
const NETWORK = String.raw`(?:[\d.]+(?:\/(?:[0-2]?\d|3[0-2]|[\d.]*\.[\d.]*))?|[\da-f]*:[\da-f]*:[\da-f:.]*(?:\/\d+)?)`;
const NETWORKS = pattern(new RegExp(`^(?:${NETWORK}(?:,|$))+$`, 'i'), 'networks such as 10.0.0.0/8, with commas');

/** What both kinds of lines have of TLS (src/cfgparse-ssl.c). */
const tlsParameters = once(
  (): Parameters => ({
    ...alike(['allow-0rtt', 'force-sslv3', 'force-tlsv10', 'force-tlsv11', 'force-tlsv12', 'force-tlsv13']),
    ...alike(['no-sslv3', 'no-tlsv10', 'no-tlsv11', 'no-tlsv12', 'no-tlsv13', 'no-tls-tickets', 'ssl', 'tls-tickets']),
    ...alike(['alpn', 'npn'], required('protocols', PROTOCOL_NAMES)),
    ...alike(['ca-file', 'crl-file', 'crt'], required('file', filled, 'file')),
    ...alike(['ciphers', 'ciphersuites'], required('ciphers', filled)),
    ...alike(['client-sigalgs', 'sigalgs'], required('signature algorithms', filled)),
    curves: [required('curves', filled)],
    ktls: [ON_OFF],
    ...alike(['ssl-max-ver', 'ssl-min-ver'], TLS_VERSION),
  }),
);

/** Errors of OpenSSL by number (only up to 63 in the first releases), and by name from 2.7 on (src/cfgparse-ssl.c `bind_parse_ignore_err`). */
const ERROR_IDS = byBranch(
  pattern(/^(?:all$|(?:\s*\+?0*(?:[1-9]|[1-8]\d|9[0-4])(?!\d)[^,]*(?:,(?!$)|$))+$)/, 'all, or numbers from 1 to 94 with commas'),
  '2.7',
  pattern(
    /^(?:all$|(?:(?:(?:0*(?:[1-9]|[1-8]\d|9[0-4])(?!\d)|X509_V_)[^,]*)?(?:,|$))+$)/,
    'all, or numbers from 1 to 94 and names such as X509_V_ERR_CERT_HAS_EXPIRED with commas',
  ),
);

/**
 * `THREADS` as `parse_thread_set` of src/thread.c reads it, and up to 2.7 `bind_parse_thread` of src/listener.c: one number or range. The limits depend on how
 * HAProxy was built.
 */
const THREAD = '(?:all|odd|even|(?:0*[1-9]\\d*)?(?:-(?:0*[1-9]\\d*)?)?)';
const THREAD_OF_GROUP = `0*[1-9]\\d*/${THREAD}`;
const THREAD_SET = byBranch(
  pattern(
    /^(?:\s*\+?0*[1-9]\d*\/)?(?:all|odd|even|0*[1-9]\d*(?:-(?:0*[1-9]\d*)?)?)$/,
    'all, even, odd, a number of a thread or a range such as 1-4, or 1/1-4 in a group',
  ),
  '2.8',
  pattern(
    new RegExp(`^(?:${THREAD}(?:,${THREAD})*|${THREAD_OF_GROUP}(?:,${THREAD_OF_GROUP})*,?)$`),
    'all, even, odd or ranges such as 1-4, or 1/1-4 in a group, with commas',
  ),
);

/**
 * Numbers of processes, of which there is one from 2.5 on, and of threads behind a slash (src/cfgparse.c `parse_process_number`); from 2.7 on
 * HAProxy refuses the parameter whatever its value.
 */
const NUMBERS = '(?:all|odd|even|0*[1-9]\\d*(?:-\\d*)?)';
const PROCESSES = byBranch(
  pattern(new RegExp(`^${NUMBERS}(?:/${NUMBERS})?$`), 'all, even, odd, or a number or range of them'),
  '2.5',
  pattern(new RegExp(`^(?:all|odd|even|0*1(?:-0*1?)?)(?:/${NUMBERS})?$`), 'all, even, odd or 1'),
);

/** What `bind_parse_shards` of src/listener.c takes; up to 2.6 there are as many threads as a word has bits at most. */
const SHARDS = byBranch(
  pattern(/^by-thread$|^\s*\+?0*([1-9]|[1-5]\d|6[0-4])(?!\d)/, 'by-thread or a number from 1 to 64'),
  '2.7',
  byBranch(
    pattern(/^by-thread$|^\s*\+?0*[1-9]\d{0,3}(?!\d)/, 'by-thread or a number of at least 1'),
    '2.8',
    pattern(/^by-(thread|group)$|^\s*\+?0*[1-9]\d{0,3}(?!\d)/, 'by-thread, by-group or a number of at least 1'),
  ),
);

/** `bind` lines, and `stats socket`; what takes a word here takes any that is not empty. */
export const bindParameters = once(
  (): Parameters => ({
    ...tlsParameters(),
    // src/cfgparse-ssl.c
    ...alike(['generate-certificates', 'no-alpn', 'no-ca-names', 'no-strict-sni', 'prefer-client-ciphers', 'strict-sni']),
    ...alike(['ca-ignore-err', 'crt-ignore-err'], required('error IDs', ERROR_IDS)),
    ...alike(['ca-sign-file', 'ca-verify-file', 'crt-list', 'default-crt', 'tls-ticket-keys'], required('file', filled, 'file')),
    'ca-sign-pass': [required('passphrase', filled)],
    ecdhe: [required('curve', filled)],
    verify: [required('method', choice('none', 'optional', 'required'))],
    // src/listener.c
    'accept-netscaler-cip': [required('magic number', { type: 'integer', prefix: true, nonZero: true })],
    'accept-proxy': [],
    ...alike(['backlog', 'maxconn'], required('number', leadingIntegerIn(0))),
    // A number is put behind it (src/listener.c `bind_generate_guid`, src/guid.c `guid_is_valid_fmt`).
    'guid-prefix': [required('prefix', pattern(/^[\w.:-]{1,125}$/, 'up to 125 letters, digits, "-", "_", "." and ":"'))],
    label: [required('name', filled)],
    name: [definition('name', 'listener', filled)],
    id: [required('ID', integer(1))],
    'idle-ping': [required('time', time())],
    nbconn: [required('number', leadingIntegerIn(1))],
    nice: [required('nice value', leadingIntegerIn(-1024, 1024))],
    process: [required('processes', PROCESSES)],
    proto: [MULTIPLEXER],
    shards: [required('shards', SHARDS)],
    // From 2.7 on, none are all.
    thread: [optional('threads', THREAD_SET)],
    // src/cfgparse-tcp.c
    ...alike(['defer-accept', 'tfo', 'transparent', 'v4v6', 'v6only']),
    cc: [required('congestion control algorithm', filled)],
    ...alike(['interface', 'namespace'], required('name', filled)),
    mss: [required('segment size', { type: 'integer', prefix: true, min: -65535, max: 65535, nonZero: true })],
    'tcp-md5sig': [required('password', filled)],
    'tcp-ss': [required('number', pattern(/^0*[0-2](?!\d)/, 'a whole number from 0 to 2'))],
    'tcp-ut': [required('time', time())],
    // src/cfgparse-unix.c
    ...alike(['gid', 'uid'], required('number', filled)),
    ...alike(['group', 'user'], required('name', filled)),
    mode: [required('mode', pattern(/^[+-]?[0-7]+$/, 'an octal number such as 660'))],
    // src/cfgparse-quic.c
    'quic-cc-algo': [QUIC_ALGORITHM],
    'quic-force-retry': [],
    'quic-socket': [required('socket', choice('connection', 'listener'))],
    // src/cli.c
    'expose-fd': [required('descriptors', choice('listeners'))],
    level: [required('level', choice('admin', 'operator', 'user'))],
    'severity-output': [required('format', choice('none', 'number', 'string'))],
  }),
);

/** No item may be empty. */
const PROXY_V2_OPTIONS = pattern(
  /^(?:(?:authority|cert-cn|cert-key|cert-sig|crc32c|ssl|ssl-cipher|unique-id)(?:,(?!$)|$))+$/,
  'some of authority, cert-cn, cert-key, cert-sig, crc32c, ssl, ssl-cipher and unique-id, with commas',
);
const COUNT = required('number', leadingIntegerIn(1));
/** Read by atol, which takes all there is and even nothing. */
const ANY_NUMBER = optional('number', word);
const INTERVAL = required('time', time('ms', 1));

/** `server` lines and what they share. */
const serverParameters = once(
  (): Parameters => ({
    ...tlsParameters(),
    // src/cfgparse-ssl.c
    ...alike(['check-ssl', 'no-check-ssl', 'no-renegotiate', 'no-ssl', 'no-ssl-reuse', 'renegotiate', 'ssl-reuse']),
    ...alike(['check-sni-auto', 'no-check-sni-auto', 'no-sni-auto', 'sni-auto']),
    ...alike(['no-send-proxy-v2-ssl', 'no-send-proxy-v2-ssl-cn', 'send-proxy-v2-ssl', 'send-proxy-v2-ssl-cn']),
    'check-alpn': [required('protocols', filled)],
    'check-sni': [required('SNI', filled)],
    sni: [required('expression', filled, 'expression')],
    verify: [required('method', choice('none', 'required'))],
    verifyhost: [required('host name', filled)],
    // src/check.c
    ...alike(['agent-check', 'check', 'check-reuse-pool', 'check-send-proxy', 'check-via-socks4']),
    ...alike(['no-agent-check', 'no-check', 'no-check-reuse-pool', 'no-check-send-proxy']),
    addr: [required('address', CONNECTION)],
    'agent-addr': [required('address', HOST)],
    ...alike(['agent-inter', 'downinter', 'fastinter', 'inter'], INTERVAL),
    ...alike(['agent-port', 'port'], required('port', filled)),
    'agent-send': [required('string', filled)],
    ...alike(['check-proto', 'proto'], MULTIPLEXER),
    ...alike(['check-pool-conn-name', 'pool-conn-name'], required('expression', filled, 'expression')),
    ...alike(['fall', 'rise'], COUNT),
    // src/server.c
    ...alike(['backup', 'disabled', 'enabled', 'no-backup', 'no-tfo', 'non-stick', 'stick', 'strict-maxconn', 'tfo']),
    ...alike(['no-send-proxy', 'no-send-proxy-v2', 'send-proxy', 'send-proxy-v2']),
    cookie: [required('value', filled)],
    ...alike(['error-limit', 'id', 'log-bufsize'], COUNT),
    guid: [required('GUID', filled)],
    'hash-key': [required('key', choice('addr', 'addr-port', 'id', { value: 'guid', since: '3.4' }, { value: 'id32', since: '3.4' }))],
    'idle-ping': [required('time', time())],
    'init-addr': [optional('methods', LOOKUP_METHODS)],
    'init-state': [required('state', choice('down', 'fully-down', 'fully-up', 'up'))],
    'log-proto': [required('protocol', choice('legacy', 'octet-count'))],
    ...alike(['max-reuse', 'pool-low-conn'], required('number', filled)),
    ...alike(['maxconn', 'maxqueue', 'minconn', 'shard'], ANY_NUMBER),
    namespace: [required('namespace', filled)],
    observe: [required('mode', choice('layer4', 'layer7', 'none'))],
    'on-error': [required('action', choice('fail-check', 'fastinter', 'mark-down', 'sudden-death'))],
    'on-marked-down': [required('action', choice('shutdown-sessions'))],
    'on-marked-up': [required('action', choice('shutdown-backup-sessions'))],
    'pool-max-conn': [required('number', leadingIntegerIn(-1))],
    'pool-purge-delay': [required('time', time())],
    'proxy-v2-options': [required('options', PROXY_V2_OPTIONS)],
    redir: [required('prefix', filled)],
    'resolve-net': [required('networks', NETWORKS)],
    'resolve-opts': [optional('options', items('allow-dup-ip', 'ignore-weight', 'prevent-dup-ip'))],
    'resolve-prefer': [required('family', choice('ipv4', 'ipv6'))],
    resolvers: [orNothing(reference('resolvers section', 'resolvers'))],
    'set-proxy-v2-tlv-fmt(': [optional('log-format string', word)],
    slowstart: [required('time', time())],
    socks4: [required('address', CONNECTION_WITH_PORT)],
    source: [
      required('address', SOURCE),
      { parameters: { interface: [required('interface', filled)], usesrc: [required('address', FOREIGN_SOURCE)] } },
    ],
    track: [reference('server', 'server', filled)],
    weight: [optional('weight', leadingIntegerIn(0, 256))],
    ws: [required('protocol', choice('auto', 'h1', 'h2'))],
    // src/cfgparse-tcp.c, src/cfgparse-quic.c
    cc: [required('congestion control algorithm', filled)],
    'quic-cc-algo': [QUIC_ALGORITHM],
    'tcp-md5sig': [required('password', filled)],
    'tcp-ut': [required('time', time())],
  }),
);

/** Parameters of listeners and of servers; another rule judges one that is unknown. */
const listening = (): Argument => ({ parameters: bindParameters(), table: 'bind' });
const serving = (): Argument => ({ parameters: serverParameters(), table: 'server' });
/** HAProxy reads over what a `default-server` refuses. */
const servingByDefault = (): Argument => ({ parameters: { ...serverParameters(), ...alike(['guid', 'id'], ANY_NUMBER) }, table: 'server' });

/** What a line of a server begins with (src/server.c `_srv_parse_init`). */
const NAME = pattern(/^[\w.:-]+$/, 'letters, digits, "-", "_", "." and ":"');
const SERVER_NAME = definition('server name', 'server', NAME);
/** The name of a peer, which HAProxy only looks at where there is more to the line. */
const PEER_NAME = { ...orNothing(definition('name', 'peer', filled)), followed: NAME };
const TEMPLATE_PREFIX = definition('prefix', 'server-template', pattern(/^[\w.-]+$/, 'letters, digits, "-", "_" and "."'));
/** As `_srv_parse_tmpl_range` reads it: leading digits, and those behind the first `-`. */
const NUMBER_OF_SERVERS = required(
  'number or range',
  form((text) => {
    const dash = text.indexOf('-');
    const low = dash === -1 ? 1 : leadingNumber(text);
    return low >= 0 && leadingNumber(text.slice(dash + 1)) >= low;
  }, 'a whole number of at least 1, or a range with the lower number first'),
);

/** `server` lines and `server-template` lines, by where their addresses may be. */
const servers = (section: readonly string[], address: ArgumentType, since?: string) => [
  ...statements('server', section, () => [SERVER_NAME, required('address', address), serving(), rest], since),
];
const templates = (address: ArgumentType, since?: string) =>
  statements(
    'server-template',
    ['listen', 'backend'],
    () => [TEMPLATE_PREFIX, NUMBER_OF_SERVERS, required('address', address), serving(), rest],
    since,
  );

/**
 * A `server` line of peers has an address unless it is this very process, which only HAProxy knows (`localpeer`). Whatever
 * is neither a parameter nor an address is refused in both cases.
 */
const peerServer = (address: ArgumentType): readonly Argument[] => [PEER_NAME, serving(), optional('address', address), serving(), rest];

/** The lines that are made of parameters. */
export const LINE_STATEMENTS: readonly StatementGrammar[] = [
  ...statements('bind', ['frontend', 'backend', 'listen'], () => [required('address', LISTENING), listening(), rest]),
  // HAProxy takes one listener of a peers section, and reads over what is missing.
  ...statements('bind', ['peers'], () => [optional('address', LISTENING), listening(), rest]),
  ...statements('default-bind', ['peers'], () => [listening(), rest]),
  ...statements('stats socket', ['global'], () => [required('address', LISTENING), listening(), rest]),
  // What is missing in a log-forward section leaves it without a listener. Up to 2.8, a wrong address of streams only costs HAProxy a message.
  ...statements('bind', ['log-forward'], () => [optional('address', filled), listening(), rest]),
  ...statements('bind', ['log-forward'], () => [optional('address', LISTENING), listening(), rest], '2.9'),
  ...statements('dgram-bind', ['log-forward'], () => [optional('address', LISTENING_FOR_DATAGRAMS), listening(), rest]),
  ...servers(['listen', 'backend'], SERVER),
  ...servers(['listen', 'backend'], SERVER_2_9, '2.9'),
  ...servers(['ring'], RESOLVED_SERVER),
  ...servers(['ring'], RESOLVED_SERVER_2_9, '2.9'),
  ...templates(SERVER),
  ...templates(SERVER_2_9, '2.9'),
  // HAProxy leaves out a peer without an address, whatever its name, and one without a name.
  ...statements('peer', ['peers'], () => [PEER_NAME, optional('address', RESOLVED_SERVER), serving(), rest]),
  ...statements('peer', ['peers'], () => [PEER_NAME, optional('address', PEER_2_9), serving(), rest], '2.9'),
  // Up to 2.8, the name of a parameter may be that of a host, too.
  ...statements('server', ['peers'], () => [PEER_NAME, optional('address', RESOLVED_SERVER), rest]),
  ...statements('server', ['peers'], () => peerServer(PEER_2_9), '2.9'),
  // Those that a `default-server` refuses only cost HAProxy a message, not the configuration.
  ...statements('default-server', ['defaults', 'listen', 'backend', 'peers'], () => [servingByDefault(), rest]),
];
