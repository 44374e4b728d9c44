import { filled, PROXIES, required, rest, type StatementGrammar, statements, time } from './types.js';

const TIMEOUTS = [
  'check',
  'client',
  'client-fin',
  'client-hs',
  'connect',
  'http-keep-alive',
  'http-request',
  'queue',
  'server',
  'server-fin',
  'tarpit',
  'tunnel',
];

/** `timeout` lines of proxies (src/proxy.c `proxy_parse_timeout`). */
export const TIMEOUT_STATEMENTS: readonly StatementGrammar[] = [
  ...statements('timeout', PROXIES, () => [required('timeout', filled), rest]),
  ...statements(
    TIMEOUTS.map((name) => `timeout ${name}`),
    PROXIES,
    () => [required('time', time('ms'))],
  ),
];
