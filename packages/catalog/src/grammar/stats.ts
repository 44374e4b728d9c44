import {
  choice,
  optional,
  PROXIES,
  pattern,
  required,
  requiredCondition,
  rest,
  type StatementGrammar,
  statements,
  time,
  word,
} from './types.js';

/** Proxies that have a name of their own. */
const NAMED = ['frontend', 'listen', 'backend'];

/** What `stats` lines of proxies set (src/cfgparse-listen.c). */
const SETTINGS = choice(
  'admin',
  'auth',
  'enable',
  'hide-version',
  'http-request',
  'realm',
  'refresh',
  'scope',
  'show-desc',
  'show-legends',
  'show-modules',
  'show-node',
  { value: 'show-version', since: '3.4' },
  'uri',
);

/** What a socket of the command line takes besides what `bind` lines take (src/cli.c, src/proto_uxst.c). */
const SOCKET = {
  mode: [required('mode', pattern(/^\s*[+-]?[0-7]+$/, 'an octal number such as 660'))],
  level: [required('level', choice('user', 'operator', 'admin'))],
  'severity-output': [required('format', choice('none', 'number', 'string'))],
  user: [required('user', word)],
  group: [required('group', word)],
  uid: [required('user number', word)],
  gid: [required('group number', word)],
};

/** `stats` lines of proxies, and `stats socket`. Whatever follows their arguments is read over. */
export const STATS_STATEMENTS: readonly StatementGrammar[] = [
  ...statements('stats', PROXIES, () => [required('setting', SETTINGS), rest]),
  ...statements('stats uri', PROXIES, () => [required('URI', word), rest]),
  ...statements('stats realm', PROXIES, () => [required('realm', word), rest]),
  ...statements('stats auth', PROXIES, () => [required('user and password', word), rest]),
  ...statements('stats scope', PROXIES, () => [required('proxy', word), rest]),
  ...statements('stats refresh', PROXIES, () => [required('time', time('s')), rest]),
  ...statements('stats show-node', PROXIES, () => [optional('node', pattern(/^[\w.-]+$/, 'letters, digits, "_", "-" and "."')), rest]),
  ...statements('stats admin', NAMED, () => [requiredCondition]),

  // src/cli.c `cli_parse_global`; the rest of it stands among the global keywords.
  ...statements('stats socket', ['global'], () => [required('address', word), { parameters: SOCKET }, rest]),
];
