import {
  type Argument,
  condition,
  filled,
  pattern,
  reference,
  required,
  requiredCondition,
  type StatementGrammar,
  statements,
} from './types.js';

/** What redirects go by, of which the last counts. */
const KINDS = ['location', 'prefix', 'scheme'];

/** What redirects take, by one of all kinds or of one (src/http_rules.c `http_parse_redirect_rule`). */
export const redirectArguments = (kind?: string): readonly Argument[] => [
  {
    parameters: {
      location: [required('location', filled)],
      prefix: [required('prefix', filled)],
      scheme: [required('scheme', filled)],
      code: [required('status code', pattern(/^\s*\+?0*30[12378](?!\d)/, 'one of 301, 302, 303, 307, 308'))],
      'set-cookie': [required('cookie', filled)],
      'set-cookie-fmt': [required('cookie', filled)],
      'clear-cookie': [required('cookie', filled)],
      'drop-query': [],
      'keep-query': [],
      'append-slash': [],
      'ignore-empty': [],
    },
    ...(kind === undefined ? { oneOf: KINDS } : { oneOf: [kind], decided: { by: KINDS, as: kind } }),
    since: { 'ignore-empty': '2.5', 'keep-query': '3.1', 'set-cookie-fmt': '3.1' },
  },
  condition,
];

/** `defaults` sections refuse these directives whatever their arguments. */
const SECTIONS = ['frontend', 'listen', 'backend'];

/** Rules that choose a backend, a server or an answer (src/cfgparse-listen.c `cfg_parse_listen`). */
export const SWITCHING_STATEMENTS: readonly StatementGrammar[] = [
  ...statements('use_backend', SECTIONS, () => [reference('backend name', 'backend', filled), condition]),
  ...statements('use-server', SECTIONS, () => [reference('server name', 'server', filled), requiredCondition]),
  ...statements(['force-persist', 'ignore-persist', 'monitor fail'], SECTIONS, () => [requiredCondition]),
  ...statements('redirect', SECTIONS, () => redirectArguments()),
];
