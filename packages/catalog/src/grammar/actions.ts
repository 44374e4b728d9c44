import { redirectArguments } from './switching.js';
import {
  type Argument,
  choice,
  condition,
  expression,
  filled,
  integer,
  leadingIntegerIn,
  optional,
  PROXIES,
  pattern,
  required,
  type StatementGrammar,
  size,
  statements,
  time,
  word,
} from './types.js';

/** What answers take (src/http_htx.c `http_parse_http_reply`). A payload needs its type; an empty file does not. */
const REPLY_PARAMETERS: Readonly<Record<string, readonly Argument[]>> = {
  status: [required('status code', leadingIntegerIn(200, 599))],
  'content-type': [required('content type', filled)],
  'default-errorfiles': [],
  errorfile: [required('file', filled)],
  errorfiles: [required('http-errors section', filled)],
  file: [required('file', filled)],
  'lf-file': [required('file', filled)],
  string: [required('string', filled)],
  'lf-string': [required('log-format string', filled)],
  hdr: [required('header name', filled), required('header value', filled)],
};

const PAYLOAD_TYPES = { string: 'content-type', 'lf-string': 'content-type', 'lf-file': 'content-type' } as const;

/** src/http_act.c `parse_http_deny` */
const DENIAL: readonly Argument[] = [
  { parameters: { deny_status: [required('status code', leadingIntegerIn(200, 599))], ...REPLY_PARAMETERS }, needs: PAYLOAD_TYPES },
];

const HEADER = required('header name', filled);
const HEADER_FORMAT = required('header value', filled);
const REGEX = required('regular expression', filled);

/** A table of actions: their names, `*` for the rest of a name, and their arguments up to the condition. */
type ActionTable = readonly (readonly [names: string | readonly string[], args: readonly Argument[]])[];

/** Of every ruleset, but for `quic-initial`. */
const COMMON: ActionTable = [
  // src/vars.c `parse_store`
  ['set-var(*)', [required('expression', expression)]],
  ['set-var-fmt(*)', [optional('log-format string', word)]],
  ['unset-var(*)', []],
  // src/stick_table.c `parse_inc_gpc`, `parse_add_gpc`, `parse_set_gpt`: a number or an expression
  ['sc-inc-gpc*', []],
  [['sc-add-gpc*', 'sc-set-gpt*'], [optional('value', expression)]],
  // src/log.c `do_log_parse_act`
  ['do-log', [{ parameters: { profile: [required('log profile', filled)] } }]],
];

/** What changes the connection or the stream. */
const STREAM: ActionTable = [
  // src/stream.c `stream_parse_set_log_level`, `stream_parse_set_nice`, `stream_parse_set_retries`, `stream_parse_use_service`
  ['set-log-level', [required('level', choice('emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug', 'silent'))]],
  ['set-nice', [required('nice value', filled)]],
  // src/tcp_act.c `tcp_parse_set_mark`, `tcp_parse_set_tos`, `tcp_parse_silent_drop`: numbers, and expressions since 3.0
  [['set-mark', 'set-tos', 'set-fc-mark', 'set-fc-tos', 'set-bc-mark', 'set-bc-tos'], [required('value', expression)]],
  ['silent-drop', [{ parameters: { 'rst-ttl': [required('time to live', filled)] } }]],
  // src/flt_bwlim.c `parse_bandwidth_limit`: sizes, times or expressions
  [
    'set-bandwidth-limit',
    [required('filter name', filled), { parameters: { limit: [required('limit', expression)], period: [required('period', expression)] } }],
  ],
  // src/flt_spoe.c `parse_send_spoe_group`
  ['send-spoe-group', [required('SPOE engine', filled), required('SPOE group', filled)]],
];

/** What can be done to a request in both `http-request` and `tcp-request content`. */
const REQUEST: ActionTable = [
  ['set-retries', [required('retries', expression)]],
  ['use-service', [required('service', { type: 'choice', values: ['prometheus-exporter'], prefixes: ['lua.'] })]],
  // src/queue.c, src/resolvers.c
  [['set-priority-class', 'set-priority-offset', 'do-resolve(*)'], [required('expression', expression)]],
];

/** The expression is a single word (src/tcp_act.c `tcp_parse_set_src_dst`). */
const ADDRESSES: ActionTable = [[['set-src', 'set-src-port', 'set-dst', 'set-dst-port'], [required('expression', word)]]];

/** src/http_act.c `parse_http_track_sc`, src/tcp_rules.c `tcp_parse_request_rule` */
const TRACKING: ActionTable = [['track-sc*', [required('expression', expression), { parameters: { table: [required('table', filled)] } }]]];

/** Of requests and responses (src/http_act.c). */
const HTTP: ActionTable = [
  ['allow', []],
  ['deny', DENIAL],
  ['return', [{ parameters: REPLY_PARAMETERS, needs: PAYLOAD_TYPES }]],
  ['cache-store', [required('cache', filled)]],
  [['add-acl(*', 'del-acl(*', 'del-map(*'], [required('key', filled)]],
  ['set-map(*', [required('key', filled), required('value', filled)]],
  [
    'wait-for-body',
    [{ parameters: { time: [required('time', time())], 'at-least': [required('size', size)], 'use-large-buffer': [] }, oneOf: ['time'] }],
  ],
  ['set-timeout', [required('timeout', choice('client', 'connect', 'queue', 'server', 'tarpit', 'tunnel')), required('time', filled)]],
  ['pause', [required('time', expression)]],
];

/** Of requests, responses and what follows them (src/http_act.c). */
const HTTP_MESSAGE: ActionTable = [
  [
    ['add-header', 'set-header'],
    [HEADER, HEADER_FORMAT],
  ],
  [
    ['replace-header', 'replace-value'],
    [HEADER, REGEX, required('replacement', filled)],
  ],
  ['del-header', [HEADER, { parameters: { '-m': [required('matching method', choice('str', 'beg', 'end', 'sub', 'reg'))] } }]],
  ['strict-mode', [required('mode', pattern(/^(on|off)$/i, 'on or off'))]],
];

const STATUS: ActionTable = [
  ['set-status', [required('status code', integer(100, 999)), { parameters: { reason: [required('reason', filled)] } }]],
];

/** Captures into a slot, or into a new one where `len` is allowed. */
const SLOT = [required('slot', integer())];
const NEW_SLOT = [required('length', leadingIntegerIn(1))];

const HTTP_REQUEST: ActionTable = [
  ['auth', [{ parameters: { realm: [required('realm', filled)] } }]],
  ['cache-use', [required('cache', filled)]],
  ['capture', [required('expression', expression), { parameters: { len: NEW_SLOT, id: SLOT }, oneOf: ['len', 'id'] }]],
  [['disable-l7-retry', 'reject', 'wait-for-handshake'], []],
  ['early-hint', [HEADER, HEADER_FORMAT]],
  [
    'normalize-uri',
    [
      required(
        'normalizer',
        choice(
          'fragment-encode',
          'fragment-strip',
          'path-merge-slashes',
          'path-strip-dot',
          'path-strip-dotdot',
          'percent-decode-unreserved',
          'percent-to-uppercase',
          'query-sort-by-name',
        ),
      ),
      { parameters: { full: [], strict: [] } },
    ],
  ],
  ['redirect', redirectArguments(['location', 'prefix', 'scheme']).slice(0, 1)],
  [
    ['replace-path', 'replace-pathq', 'replace-uri'],
    [REGEX, required('replacement', filled)],
  ],
  [['set-method', 'set-path', 'set-pathq', 'set-query', 'set-uri'], [required('log-format string', filled)]],
  ['tarpit', DENIAL],
];

const RESPONSE_CAPTURE: ActionTable = [['capture', [required('expression', expression), { parameters: { id: SLOT }, oneOf: ['id'] }]]];

const HTTP_RESPONSE: ActionTable = [...RESPONSE_CAPTURE, ['redirect', redirectArguments(['location']).slice(0, 1)]];

/** src/tcp_rules.c */
const TCP_REQUEST: ActionTable = [[['accept', 'reject'], []]];

const LAYER4 = [required('layer', choice('layer4'))];
const TCP_CONNECTION: ActionTable = [[['expect-netscaler-cip', 'expect-proxy'], LAYER4]];

/** src/tcp_act.c `tcp_parse_attach_srv` */
const TCP_SESSION: ActionTable = [
  ['attach-srv', [required('server', word), { parameters: { name: [required('expression', expression)] } }]],
];

/** src/tcp_rules.c, src/stream.c `stream_parse_switch_mode` */
const TCP_CONTENT: ActionTable = [
  ['capture', [required('expression', expression), { parameters: { len: NEW_SLOT }, oneOf: ['len'] }]],
  ['switch-mode', [required('mode', choice('http')), { parameters: { proto: [required('protocol', filled)] } }]],
];

const TCP_RESPONSE: ActionTable = [[['accept', 'close', 'reject'], []]];

/** src/quic_rules.c */
const QUIC: ActionTable = [
  [['accept', 'dgram-drop', 'reject', 'send-retry'], []],
  ['do-log', [{ parameters: { profile: [required('log profile', filled)] } }]],
];

/** The tables of each ruleset. What Lua registers is in none. */
const RULESETS: Readonly<Record<string, readonly ActionTable[]>> = {
  'http-request': [COMMON, STREAM, REQUEST, ADDRESSES, TRACKING, HTTP, HTTP_MESSAGE, HTTP_REQUEST],
  'http-response': [COMMON, STREAM, TRACKING, HTTP, HTTP_MESSAGE, STATUS, HTTP_RESPONSE],
  'http-after-response': [COMMON, [['allow', []]], HTTP_MESSAGE, STATUS, RESPONSE_CAPTURE],
  'quic-initial': [QUIC],
  'tcp-request connection': [COMMON, STREAM, ADDRESSES, TRACKING, TCP_REQUEST, TCP_CONNECTION],
  'tcp-request session': [COMMON, STREAM, ADDRESSES, TRACKING, TCP_REQUEST, TCP_SESSION],
  'tcp-request content': [COMMON, STREAM, REQUEST, ADDRESSES, TRACKING, TCP_REQUEST, TCP_CONTENT],
  'tcp-response content': [COMMON, STREAM, TCP_RESPONSE],
};

/** The actions of rules, each with its condition. */
export const ACTION_STATEMENTS: readonly StatementGrammar[] = Object.entries(RULESETS).flatMap(([ruleset, tables]) =>
  tables.flat().flatMap(([names, args]) =>
    statements(
      [names].flat().map((name) => `${ruleset} ${name}`),
      PROXIES,
      [...args, condition],
    ),
  ),
);
