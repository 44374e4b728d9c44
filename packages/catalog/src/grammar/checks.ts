import { CONNECTION } from './addresses.js';
import {
  type Argument,
  choice,
  filled,
  type MakeArguments,
  nothing,
  optional,
  PROXIES,
  pattern,
  regex,
  required,
  rest,
  type StatementGrammar,
  statements,
  word,
} from './types.js';
import { VARIABLE_ACTIONS } from './variables.js';

/** Where health checks are written; those of a proxy, and since 3.4 those that stand on their own. */
const SECTIONS = [...PROXIES, 'healthcheck'];

const COMMENT = [required('comment', filled)];

/** A port (`read_uint`), or a single word with an expression. */
const PORT = pattern(
  { test: (text) => !/^\d+$/.test(text) || (Number(text) >= 1 && Number(text) <= 65535) },
  'a port from 1 to 65535, or a sample expression',
);

/** src/tools.c `parse_binary` */
const hexadecimal = pattern(/^([\da-f]{2})+$/i, 'hexadecimal digits, two for each byte');

/** src/tcpcheck.c `parse_tcpcheck_connect`; a multiplexer is of the mode of the check (src/mux_*.c). */
const connect = (...protocols: readonly (string | { value: string; since: string })[]): readonly Argument[] => [
  {
    parameters: {
      default: [],
      addr: [required('address', CONNECTION)],
      port: [required('port', PORT)],
      proto: [required('protocol', choice(...protocols))],
      comment: COMMENT,
      'send-proxy': [],
      'via-socks4': [],
      linger: [],
      ssl: [],
      sni: [required('SNI', filled)],
      alpn: [required('protocols', word)],
    },
  },
];

/** src/tcpcheck.c `parse_tcpcheck_send_http` */
const HTTP_SEND: MakeArguments = () => [
  {
    parameters: {
      meth: [required('method', filled)],
      uri: [required('URI', filled)],
      'uri-lf': [required('log-format string', filled)],
      ver: [required('version', filled)],
      hdr: [required('header name', filled), required('header value', filled)],
      body: [required('body', filled)],
      'body-lf': [required('log-format string', filled)],
      comment: COMMENT,
    },
  },
];

const send = (value: ReturnType<typeof pattern>): readonly Argument[] => [required('data', value), { parameters: { comment: COMMENT } }];

/** At least -1 (atol, in 64 bits). */
const RECEIVED = pattern(
  {
    test: (text) => {
      const received = Number(/^\s*[+-]?\d+/.exec(text)?.[0] ?? 0);
      return received >= -1 && received <= 0x7fffffff;
    },
  },
  'a whole number from -1 to 2147483647',
);

/** Codes and ranges of them, each a number or nothing at all (`read_uint`). */
const STATUS_CODES = pattern(
  {
    test: (text) =>
      text.split(',').every((range) => {
        const [, first, last] = /^(\d*)(?:-(\d*))?$/.exec(range) ?? [];
        return first !== undefined && (last === undefined || Number(first) <= Number(last));
      }),
  },
  'status codes and ranges of them, with commas, such as 200-399,404',
);

const ok = pattern(/^(l4ok|l6ok|l7okc?)$/i, 'one of L4OK, L6OK, L7OK, L7OKC');
const failed = pattern(/^(l4con|l6rsp|l7rsp|l7sts|l7okc)$/i, 'one of L4CON, L6RSP, L7RSP, L7STS');
const timedOut = pattern(/^l[467]tout$/i, 'one of L4TOUT, L6TOUT, L7TOUT');

/** What an `expect` takes besides its pattern. */
const expectationParameters = (): Readonly<Record<string, readonly Argument[]>> => ({
  'min-recv': [required('length', RECEIVED)],
  comment: COMMENT,
  'on-success': [required('log-format string', filled)],
  'on-error': [required('log-format string', filled)],
  'ok-status': [required('status', ok)],
  'error-status': [required('status', failed)],
  'status-code': [required('expression', filled, 'expression')],
  'tout-status': [required('status', timedOut)],
});

const MATCHING = choice('str', 'beg', 'end', 'sub', 'reg');
const FORMAT_MATCHING = choice('str', 'beg', 'end', 'sub');

type Method = typeof MATCHING;

/** A value, or a method and a value. */
const headerValue = (method: Method): readonly Argument[] => [
  {
    name: 'header value',
    choose: { '-m': [required('matching method', method), required('header value', filled)] },
    others: filled,
  },
];

/** A name, or a method behind which even the name may be missing; then perhaps a value. */
const headerName = (method: Method): readonly Argument[] => [
  {
    name: 'header name',
    choose: { '-m': [required('matching method', method), optional('header name', word)] },
    others: filled,
  },
  {
    parameters: { value: headerValue(MATCHING), 'value-lf': headerValue(FORMAT_MATCHING) },
    conflicts: { value: ['value', 'value-lf'], 'value-lf': ['value', 'value-lf'] },
  },
];

const header: MakeArguments = () => [{ name: 'parameter', choose: { name: headerName(MATCHING), 'name-lf': headerName(FORMAT_MATCHING) } }];

const stringPatterns = (): Readonly<Record<string, readonly Argument[]>> => ({
  string: [required('string', filled)],
  rstring: [required('regular expression', regex)],
  'string-lf': [required('log-format string', filled)],
});

/** src/tcpcheck.c `parse_tcpcheck_expect`: one pattern, which may be negated. */
function expectation(patterns: Readonly<Record<string, readonly Argument[]>>): readonly Argument[] {
  const names = Object.keys(patterns);
  return [
    {
      parameters: { ...expectationParameters(), ...patterns, custom: [] },
      oneOf: [...names, 'custom'],
      conflicts: Object.fromEntries([...names, 'custom'].map((name) => [name, [...names, 'custom']])),
      negatable: names,
    },
  ];
}

const TCP_EXPECT: MakeArguments = () =>
  expectation({
    ...stringPatterns(),
    binary: [required('binary string', hexadecimal)],
    rbinary: [required('regular expression', regex)],
    'binary-lf': [required('log-format string', filled)],
  });

const HTTP_EXPECT: MakeArguments = () =>
  expectation({
    ...stringPatterns(),
    status: [required('status codes', STATUS_CODES)],
    rstatus: [required('regular expression', regex)],
    hdr: header(),
    fhdr: header(),
  });

const VARIABLE_IN_PARENTHESES = pattern(/^(?:set-var|set-var-fmt|unset-var)\(/, 'a variable in parentheses, such as (check.name)');

/** What both kinds of checks have; what follows is read over. */
const common = (check: string): readonly StatementGrammar[] => [
  // What begins so is taken for one of these, and needs its parentheses (src/vars.c `parse_store`).
  ...statements(
    ['set-var', 'set-var-fmt', 'unset-var'].map((name) => `${check} ${name}*`),
    SECTIONS,
    () => [rest],
    { form: VARIABLE_IN_PARENTHESES },
  ),
  ...statements(`${check} comment`, SECTIONS, () => [required('comment', filled), rest]),
  ...VARIABLE_ACTIONS.flatMap(([names, make, traits]) =>
    statements(
      [names].flat().map((name) => `${check} ${name}`),
      SECTIONS,
      () => [...make(), rest],
      traits,
    ),
  ),
];

/** Health checks in steps (src/tcpcheck.c). */
export const CHECK_STATEMENTS: readonly StatementGrammar[] = [
  ...['tcp-check', 'http-check'].flatMap(common),
  ...statements('tcp-check', SECTIONS, () => [required('step', filled), rest]),
  ...statements('tcp-check connect', SECTIONS, () => connect('none')),
  ...statements(['tcp-check send', 'tcp-check send-lf', 'tcp-check send-binary-lf'], SECTIONS, () => send(filled)),
  ...statements('tcp-check send-binary', SECTIONS, () => send(hexadecimal)),
  ...statements('tcp-check expect', SECTIONS, TCP_EXPECT),
  ...statements('http-check', SECTIONS, () => [required('step', filled), rest]),
  ...statements('http-check connect', SECTIONS, () =>
    connect('fcgi', 'h1', 'h2', { value: 'quic', since: '2.7' }, { value: 'qmux', since: '3.4' }),
  ),
  ...statements('http-check send', SECTIONS, HTTP_SEND),
  ...statements('http-check expect', SECTIONS, HTTP_EXPECT),
  ...statements(['http-check disable-on-404', 'http-check send-state'], SECTIONS, nothing),
];
