import { once } from '../remember.js';
import { ERROR_STATUS } from './error-statuses.js';
import { HTTP_MULTIPLEXER } from './multiplexers.js';
import { redirectArguments } from './switching.js';
import {
  type Argument,
  type ArgumentType,
  atMostOnce,
  type Choice,
  choice,
  condition,
  expression,
  filled,
  firstWordOf,
  integer,
  LazyGrammar,
  leadingIntegerIn,
  type MakeArguments,
  nothing,
  optional,
  PROXIES,
  pattern,
  readFile,
  reference,
  regex,
  required,
  rest,
  type StatementGrammar,
  size,
  statements,
  time,
} from './types.js';
import { type ActionTable, VARIABLE_ACTIONS } from './variables.js';

/** What answers take (src/http_htx.c `http_parse_http_reply`). A payload needs its type; an empty file does not. */
export const replyParameters = once(
  (): Readonly<Record<string, readonly Argument[]>> => ({
    status: [required('status code', leadingIntegerIn(200, 599))],
    'content-type': [required('content type', filled)],
    'default-errorfiles': [],
    errorfile: [required('file', readFile, 'file')],
    errorfiles: [reference('http-errors section', 'http-errors', filled)],
    file: [required('file', readFile, 'file')],
    'lf-file': [required('file', readFile, 'file')],
    string: [required('string', filled)],
    'lf-string': [required('log-format string', filled)],
    hdr: [required('header name', filled), required('header value', filled)],
  }),
);

export const PAYLOAD_TYPES = { string: 'content-type', 'lf-string': 'content-type', 'lf-file': 'content-type' } as const;

/** An answer has one body. */
const BODIES = ['default-errorfiles', 'errorfile', 'errorfiles', 'file', 'lf-file', 'lf-string', 'string'];
export const ONE_BODY = Object.fromEntries(BODIES.map((name) => [name, BODIES]));

/** A response that is taken from error files is there for some status codes only. */
const FROM_ERROR_FILES = ['default-errorfiles', 'errorfiles'];

/** src/http_act.c `parse_http_deny`: `deny_status` may only come first, and alone it stands for a response from error files. */
const DENIAL: MakeArguments = () => [
  {
    parameters: { deny_status: [required('status code', leadingIntegerIn(200, 599))], ...replyParameters() },
    needs: PAYLOAD_TYPES,
    conflicts: { ...ONE_BODY, deny_status: ['deny_status', ...Object.keys(replyParameters())] },
    narrowed: { setBy: ['deny_status', 'status'], beside: FROM_ERROR_FILES, alone: 'deny_status', to: ERROR_STATUS },
  },
];

const HEADER = required('header name', filled);
const HEADER_FORMAT = required('header value', filled);
const REGEX = required('regular expression', regex);

/** Numbers in the parentheses of an action (strtol), behind which nothing is read. */
const NUMBER = '(\\s*[+-]?\\d+)?';
/** Two numbers, or one or none behind a digit that some actions may have at their end. */
const numbered = (digits: string): ArgumentType =>
  pattern(
    new RegExp(`^sc-[a-z]+-gp[ct](${digits === '' ? '' : `[${digits}]($|\\(${NUMBER}\\))|`}\\(${NUMBER},${NUMBER}\\))`),
    'numbers in parentheses',
  );

/** src/tcp_act.c, strtol in any base; expressions since 3.0 */
const ANY_BASE = /^\s*[+-]?(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i;
const MARK = pattern(ANY_BASE, 'a whole number');
const MARK_OR_EXPRESSION = required('value', { type: 'expression', orNumber: 'any base' });

function isTimeToLive(text: string): boolean {
  if (!ANY_BASE.test(text)) return false;
  const signed = text.trimStart();
  const sign = /^[+-]?/.exec(signed)?.[0] ?? '';
  const digits = signed.slice(sign.length);
  const number = Number.parseInt(digits, /^0x/i.test(digits) ? 16 : digits.startsWith('0') ? 8 : 10);
  return sign !== '-' && number >= 1 && number <= 255;
}

/** src/log.c `do_log_parse_act` */
const DO_LOG: ActionTable = [
  ['do-log', nothing],
  ['do-log', () => [atMostOnce('profile', reference('log profile', 'log-profile', filled))], { since: '3.4' }],
];

/** Of every ruleset, but for `quic-initial`. */
const COMMON: ActionTable = [
  ...VARIABLE_ACTIONS,
  // src/stick_table.c `parse_inc_gpc`, `parse_add_gpc`, `parse_set_gpt`: a number or an expression
  ['sc-inc-gpc*', nothing, { form: numbered('01') }],
  ['sc-add-gpc*', () => [optional('value', { type: 'expression', orNumber: 'decimal' })], { form: numbered('') }],
  ['sc-set-gpt*', () => [optional('value', { type: 'expression', orNumber: 'decimal' })], { form: numbered('0') }],
  ...DO_LOG,
];

/** What changes the connection or the stream. */
const STREAM: ActionTable = [
  // src/stream.c `stream_parse_set_log_level`, `stream_parse_set_nice`, `stream_parse_set_retries`, `stream_parse_use_service`
  ['set-log-level', () => [required('level', choice('emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug', 'silent'))]],
  ['set-nice', () => [required('nice value', filled)]],
  // src/tcp_act.c `tcp_parse_set_mark`, `tcp_parse_set_tos`, `tcp_parse_silent_drop`: numbers, and expressions since 3.0
  [['set-mark', 'set-tos'], () => [required('value', MARK)]],
  [['set-mark', 'set-tos', 'set-fc-mark', 'set-fc-tos', 'set-bc-mark', 'set-bc-tos'], () => [MARK_OR_EXPRESSION], { since: '3.0' }],
  [
    'silent-drop',
    () => [
      {
        parameters: { 'rst-ttl': [required('time to live', pattern({ test: isTimeToLive }, 'a whole number from 1 to 255'))] },
        conflicts: { 'rst-ttl': ['rst-ttl'] },
        since: { 'rst-ttl': '2.7' },
      },
    ],
  ],
  // src/flt_bwlim.c `parse_bandwidth_limit`: sizes, times or expressions
  [
    'set-bandwidth-limit',
    () => [
      reference('filter name', 'filter', filled),
      {
        parameters: {
          limit: [required('limit', { type: 'size', orExpression: true })],
          period: [required('period', { type: 'time', unit: 'ms', orExpression: true })],
        },
      },
    ],
  ],
  // src/flt_spoe.c `parse_send_spoe_group`
  ['send-spoe-group', () => [reference('SPOE engine', 'filter', filled), required('SPOE group', filled)]],
];

/** The variable is not looked at; a preference is compared as far as it goes (`resolv_parse_do_resolve`). */
const RESOLVING = pattern(
  /^do-resolve\([^,]*,([^,)]*\)|[^,]*(,(i(p(v[46])?)?)?)*(,(i(p(v[46])?)?)?\)))/,
  'a variable, a "resolvers" section and perhaps ipv4 or ipv6 in parentheses',
);

/** A service; which of them exist depends on the build and on Lua. */
const service = (...values: readonly string[]): ArgumentType => ({ type: 'choice', values, prefixes: ['lua.'], registered: 'services' });

/** What can be done to a request in both `http-request` and `tcp-request content`. */
const REQUEST: ActionTable = [
  ['set-retries', () => [required('retries', expression)]],
  // src/queue.c, src/resolvers.c
  [['set-priority-class', 'set-priority-offset'], () => [required('expression', expression)]],
  [
    'do-resolve(*',
    () => [required('expression', expression)],
    { form: RESOLVING, inParentheses: [{ kind: 'variable', defines: true }, { kind: 'resolvers' }] },
  ],
];

/** A name as HAProxy reads it (src/sample.c `sample_parse_expr`, `is_idchar`) begins any expression. */
const SINGLE_WORD = pattern(/^[\w.:+-]/, 'a sample expression');

/** The expression is a single word (src/tcp_act.c `tcp_parse_set_src_dst`). */
const ADDRESSES: ActionTable = [
  [['set-src', 'set-src-port', 'set-dst', 'set-dst-port'], () => [required('expression', SINGLE_WORD, 'expression')]],
];

/** src/http_act.c `parse_http_track_sc`, src/tcp_rules.c `tcp_parse_request_rule` */
const TRACKING: ActionTable = [
  [
    'track-sc*',
    () => [required('expression', expression), atMostOnce('table', reference('table', 'table', filled))],
    { form: pattern(/^track-sc\d*$/, 'a number behind "track-sc"') },
  ],
];

/** src/action.c `cfg_parse_rule_set_timeout` */
const SET_TIME: ArgumentType = { type: 'time', unit: 'ms', min: 1, orExpression: true };
const NEW_TIMEOUTS = ['connect', 'queue', 'tarpit'].map((value) => ({ value, since: '3.4' }));

/** Of requests and responses (src/http_act.c). */
const HTTP: ActionTable = [
  ['allow', nothing],
  ['deny', DENIAL],
  [
    'return',
    () => [
      {
        parameters: replyParameters(),
        needs: PAYLOAD_TYPES,
        conflicts: ONE_BODY,
        narrowed: { setBy: ['status'], beside: FROM_ERROR_FILES, to: ERROR_STATUS },
      },
    ],
  ],
  ['cache-store', () => [reference('cache', 'cache', filled)]],
  [['add-acl(*', 'del-acl(*', 'del-map(*'], () => [required('key', filled)], { fileInParentheses: true }],
  ['set-map(*', () => [required('key', filled), required('value', filled)], { fileInParentheses: true }],
  [
    'wait-for-body',
    () => [
      {
        parameters: { time: [required('time', time())], 'at-least': [required('size', size)], 'use-large-buffer': [] },
        oneOf: ['time'],
        since: { 'use-large-buffer': '3.4' },
      },
    ],
  ],
  [
    'set-timeout',
    () => [required('timeout', choice('server', 'tunnel', { value: 'client', since: '2.9' }, ...NEW_TIMEOUTS)), required('time', SET_TIME)],
  ],
  ['pause', () => [required('time', { type: 'time', unit: 'ms', orExpression: true })]],
];

/** Of requests, responses and what follows them (src/http_act.c). */
const HTTP_MESSAGE: ActionTable = [
  [['add-header', 'set-header'], () => [HEADER, HEADER_FORMAT]],
  [['replace-header', 'replace-value'], () => [HEADER, REGEX, required('replacement', filled)]],
  ['del-header', () => [HEADER, atMostOnce('-m', required('matching method', choice('str', 'beg', 'end', 'sub', 'reg')))]],
  ['strict-mode', () => [required('mode', pattern(/^(on|off)$/i, 'on or off'))]],
];

const STATUS: ActionTable = [
  ['set-status', () => [required('status code', integer(100, 999)), atMostOnce('reason', required('reason', filled))]],
];

/** Captures into a slot, or into a new one where `len` is allowed. */
const SLOT = [required('slot', integer())];
const NEW_SLOT = [required('length', leadingIntegerIn(1))];

const HTTP_REQUEST: ActionTable = [
  ['use-service', () => [required('service', service('prometheus-exporter'))]],
  ['auth', () => [atMostOnce('realm', required('realm', filled))]],
  ['cache-use', () => [reference('cache', 'cache', filled)]],
  [
    'capture',
    () => [
      required('expression', expression),
      { parameters: { len: NEW_SLOT, id: SLOT }, oneOf: ['len', 'id'], conflicts: { len: ['len', 'id'], id: ['len', 'id'] } },
    ],
  ],
  [['disable-l7-retry', 'reject', 'wait-for-handshake'], nothing],
  ['early-hint', () => [HEADER, HEADER_FORMAT]],
  [
    'normalize-uri',
    () => [
      {
        name: 'normalizer',
        choose: {
          'fragment-encode': [],
          'fragment-strip': [],
          'path-merge-slashes': [],
          'path-strip-dot': [],
          'path-strip-dotdot': [{ parameters: { full: [] }, conflicts: { full: ['full'] } }],
          'percent-decode-unreserved': [{ parameters: { strict: [] }, conflicts: { strict: ['strict'] } }],
          'percent-to-uppercase': [{ parameters: { strict: [] }, conflicts: { strict: ['strict'] } }],
          'query-sort-by-name': [],
        },
      },
    ],
  ],
  ['redirect', () => redirectArguments().slice(0, 1)],
  [['replace-path', 'replace-pathq', 'replace-uri'], () => [REGEX, required('replacement', filled)]],
  [['set-method', 'set-path', 'set-pathq', 'set-query', 'set-uri'], () => [required('log-format string', filled)]],
  ['tarpit', DENIAL],
];

const responseCapture: MakeArguments = () => [
  required('expression', expression),
  { parameters: { id: SLOT }, oneOf: ['id'], conflicts: { id: ['id'] } },
];
const RESPONSE_CAPTURE: ActionTable = [['capture', responseCapture]];

const HTTP_RESPONSE: ActionTable = [...RESPONSE_CAPTURE, ['redirect', () => redirectArguments('location').slice(0, 1)]];

/** src/tcp_rules.c */
const TCP_REQUEST: ActionTable = [[['accept', 'reject'], nothing]];

const LAYER4: MakeArguments = () => [required('layer', choice('layer4'))];
const TCP_CONNECTION: ActionTable = [[['expect-netscaler-cip', 'expect-proxy'], LAYER4]];

/** src/tcp_act.c `tcp_parse_attach_srv` */
const TCP_SESSION: ActionTable = [
  ['attach-srv', () => [reference('server', 'server'), atMostOnce('name', required('expression', expression))]],
];

/** src/tcp_rules.c, src/stream.c `stream_parse_switch_mode` */
const TCP_CONTENT: ActionTable = [
  // The exporter speaks HTTP (addons/promex/service-prometheus.c `service_parse_prometheus_exporter`).
  ['use-service', () => [required('service', service())]],
  ['capture', () => [required('expression', expression), { parameters: { len: NEW_SLOT }, oneOf: ['len'], conflicts: { len: ['len'] } }]],
  ['switch-mode', () => [required('mode', choice('http')), atMostOnce('proto', HTTP_MULTIPLEXER)]],
];

const TCP_RESPONSE: ActionTable = [[['accept', 'close', 'reject'], nothing]];

/** src/quic_rules.c */
const QUIC: ActionTable = [[['accept', 'dgram-drop', 'reject', 'send-retry'], nothing], ...DO_LOG];

const OF_REQUESTS = [COMMON, STREAM, REQUEST, ADDRESSES, TRACKING, HTTP, HTTP_MESSAGE, HTTP_REQUEST];

/** What the rules of each ruleset begin with, where they stand, and their actions. What Lua registers is in no table. */
const RULESETS: readonly { readonly keyword: string; readonly sections: readonly string[]; readonly tables: readonly ActionTable[] }[] = [
  { keyword: 'http-request', sections: PROXIES, tables: OF_REQUESTS },
  { keyword: 'http-response', sections: PROXIES, tables: [COMMON, STREAM, TRACKING, HTTP, HTTP_MESSAGE, STATUS, HTTP_RESPONSE] },
  { keyword: 'http-after-response', sections: PROXIES, tables: [COMMON, [['allow', nothing]], HTTP_MESSAGE, STATUS, RESPONSE_CAPTURE] },
  { keyword: 'quic-initial', sections: PROXIES, tables: [QUIC] },
  { keyword: 'tcp-request connection', sections: PROXIES, tables: [COMMON, STREAM, ADDRESSES, TRACKING, TCP_REQUEST, TCP_CONNECTION] },
  { keyword: 'tcp-request session', sections: PROXIES, tables: [COMMON, STREAM, ADDRESSES, TRACKING, TCP_REQUEST, TCP_SESSION] },
  {
    keyword: 'tcp-request content',
    sections: PROXIES,
    tables: [COMMON, STREAM, REQUEST, ADDRESSES, TRACKING, TCP_REQUEST, TCP_CONTENT],
  },
  { keyword: 'tcp-response content', sections: PROXIES, tables: [COMMON, STREAM, TCP_RESPONSE] },
  { keyword: 'stats http-request', sections: ['frontend', 'listen', 'backend'], tables: OF_REQUESTS },
];

/** The grammars of the actions of a ruleset, each with its condition. */
function rules({ keyword, sections, tables }: (typeof RULESETS)[number]): readonly StatementGrammar[] {
  const grammars: StatementGrammar[] = [...statements(keyword, PROXIES, () => [required('action', filled), rest])];
  for (const [names, args, traits] of tables.flat()) {
    const withCondition: MakeArguments = () => [...args(), condition];
    for (const name of typeof names === 'string' ? [names] : names)
      grammars.push(new LazyGrammar(`${keyword} ${name}`, sections, withCondition, traits));
  }
  return grammars;
}

/** `set-timeout` in a proxy that has one side only. */
const setTimeout = (...timeouts: readonly Choice[]): readonly Argument[] => [
  required('timeout', choice(...timeouts)),
  required('time', SET_TIME),
  condition,
];

/** What frontends never do. */
const OF_BACKENDS = pattern(/(?!)/, 'an action of frontends; only backends do this');

const SET_TIMEOUTS = ['http-request set-timeout', 'http-response set-timeout', 'stats http-request set-timeout'];

/** What depends on the sides of the proxy: captures are for frontends, and both have timeouts of their own. */
const sided = once((): readonly StatementGrammar[] => [
  ...statements(['http-request capture', 'stats http-request capture'], ['backend'], () => [...responseCapture(), condition]),
  ...statements('tcp-request content capture', ['backend'], nothing, {
    form: pattern(/(?!)/, 'an action of backends; only frontends capture'),
  }),
  ...statements('tcp-request content switch-mode', ['backend'], nothing, {
    form: pattern(/(?!)/, 'an action of backends; only frontends change the mode'),
  }),
  ...statements(SET_TIMEOUTS, ['frontend'], nothing, { form: OF_BACKENDS }),
  ...statements(
    ['http-request set-retries', 'stats http-request set-retries', 'tcp-request content set-retries'],
    ['frontend', 'defaults'],
    nothing,
    { since: '3.2', form: OF_BACKENDS },
  ),
  ...SET_TIMEOUTS.flatMap((keyword) => [
    ...statements(keyword, ['backend'], () => setTimeout('server', 'tunnel', ...NEW_TIMEOUTS)),
    ...statements(keyword, ['frontend'], () => setTimeout('client', { value: 'tarpit', since: '3.4' }), '2.9'),
  ]),
]);

/** The words that rules begin with. */
export const FIRST_WORDS_OF_RULES: ReadonlySet<string> = new Set(RULESETS.map(({ keyword }) => firstWordOf(keyword)));

/**
 * The grammars of the actions of rules that begin with a word, which are half of all grammars. `stats http-request` takes the actions of requests; what
 * depends on the sides of a proxy comes last, where it counts.
 */
export function ruleStatements(first: string): readonly StatementGrammar[] {
  const layers = statements(['tcp-request', 'tcp-response'], PROXIES, () => [required('what to look at', filled), rest]);
  const rulesets = RULESETS.filter(({ keyword }) => firstWordOf(keyword) === first).flatMap(rules);
  return [...layers, ...rulesets, ...sided()].filter(({ keyword }) => firstWordOf(keyword) === first);
}
