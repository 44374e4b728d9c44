import { PROXIES, required, type StatementGrammar, statements, time } from './types.js';

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
export const TIMEOUT_STATEMENTS: readonly StatementGrammar[] = statements(
  TIMEOUTS.map((name) => `timeout ${name}`),
  PROXIES,
  [required('time', time('ms'))],
);
