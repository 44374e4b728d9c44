import type { Written } from '../catalog-table.js';
import type { Keyword } from '../keywords.js';

const FRONTEND = { side: 'frontend' } as const;
const BACKEND = { side: 'backend' } as const;
const NOT_IN_DEFAULTS = { inDefaults: 'refused' } as const;
const REFUSED_ELSEWHERE = { elsewhere: 'refused' } as const;
/** Rules and ACLs in `defaults` came with 2.5, for sections with a name. */
const IN_NAMED_DEFAULTS = { inDefaults: 'named', inDefaultsSince: '2.5' } as const;

/** This keyword of `global` turns the warning off. */
const EXPOSABLE = { deprecation: { silencedBy: 'expose-deprecated-directives' } } as const;

const HEADER_REPLACING = 'http-request replace-header, replace-uri or replace-path';
const gone = (removed: string, instead: string | null) => ({ removed, instead });

/**
 * Keywords of lines that HAProxy does not read on where it ignores them: `stick` in a frontend (src/cfgparse-listen.c). It reads all
 * others.
 */
export const UNREAD_WHERE_IGNORED: ReadonlySet<string> = new Set(['stick']);

/**
 * What the proxy sections know beside the registered keywords (cfg_parse_listen in src/cfgparse-listen.c), and where they
 * take which: its checks of PR_CAP_DEF, warnifnotcap and failifnotcap, and those in the parsers of registered keywords.
 * Keywords that HAProxy still recognises only to refuse them are `removed` in the branch that began to.
 */
export const PROXY_KEYWORDS: Written<Keyword> = {
  acl: IN_NAMED_DEFAULTS,
  appsession: gone('1.6', 'stick-table and stick on cookie'),
  backlog: FRONTEND,
  balance: BACKEND,
  'be-unpublished': { ...BACKEND, ...REFUSED_ELSEWHERE, ...NOT_IN_DEFAULTS },
  bind: { ...FRONTEND, ...NOT_IN_DEFAULTS },
  'bind-process': { deprecated: '2.5', removed: '2.7' },
  block: gone('2.1', 'http-request deny'),
  capture: FRONTEND,
  cliexp: gone('2.1', HEADER_REPLACING),
  'clitcpka-cnt': FRONTEND,
  'clitcpka-idle': FRONTEND,
  'clitcpka-intvl': FRONTEND,
  clitimeout: gone('2.1', 'timeout client'),
  contimeout: gone('2.1', 'timeout connect'),
  cookie: BACKEND,
  declare: { ...FRONTEND, ...REFUSED_ELSEWHERE, ...NOT_IN_DEFAULTS },
  default_backend: FRONTEND,
  'default-server': { ...BACKEND, ...REFUSED_ELSEWHERE },
  description: NOT_IN_DEFAULTS,
  disabled: {},
  dispatch: { ...BACKEND, ...NOT_IN_DEFAULTS, ...EXPOSABLE, deprecated: '3.3', removed: '3.5', instead: 'server' },
  'dynamic-cookie-key': BACKEND,
  'email-alert': {},
  enabled: {},
  'error-log-format': { ...FRONTEND, since: '2.5' },
  filter: NOT_IN_DEFAULTS,
  'filter-sequence': NOT_IN_DEFAULTS,
  'force-be-switch': { ...FRONTEND, ...REFUSED_ELSEWHERE, ...NOT_IN_DEFAULTS },
  'force-persist': { ...BACKEND, ...NOT_IN_DEFAULTS },
  fullconn: BACKEND,
  grace: { deprecated: '2.4', removed: '2.5' },
  guid: NOT_IN_DEFAULTS,
  'hash-balance-factor': {},
  'hash-preserve-affinity': { ...BACKEND, ...REFUSED_ELSEWHERE },
  'hash-type': BACKEND,
  'http-after-response': IN_NAMED_DEFAULTS,
  'http-check': BACKEND,
  'http-request': IN_NAMED_DEFAULTS,
  'http-response': IN_NAMED_DEFAULTS,
  'http-reuse': BACKEND,
  'http-send-name-header': BACKEND,
  id: NOT_IN_DEFAULTS,
  'ignore-persist': { ...BACKEND, ...NOT_IN_DEFAULTS },
  'load-server-state-from-file': BACKEND,
  log: { canBeNegated: true },
  'log-format': FRONTEND,
  'log-format-sd': FRONTEND,
  'log-steps': FRONTEND,
  'log-tag': {},
  'max-keep-alive-queue': BACKEND,
  'max-session-srv-conns': FRONTEND,
  maxconn: FRONTEND,
  mode: {},
  monitor: { ...FRONTEND, ...NOT_IN_DEFAULTS },
  'monitor-net': gone('2.1', 'http-request return status 200 if { src ... }'),
  'monitor-uri': FRONTEND,
  option: { canBeNegated: true },
  persist: {},
  'quic-initial': { ...FRONTEND, ...REFUSED_ELSEWHERE, inDefaults: 'named' },
  'rate-limit': FRONTEND,
  redirect: NOT_IN_DEFAULTS,
  redisp: gone('2.1', 'option redispatch'),
  redispatch: gone('2.1', 'option redispatch'),
  reqadd: gone('2.1', 'http-request add-header'),
  reqallow: gone('2.1', 'http-request allow'),
  reqdel: gone('2.1', 'http-request del-header'),
  reqdeny: gone('2.1', 'http-request deny'),
  reqiallow: gone('2.1', 'http-request allow'),
  reqidel: gone('2.1', 'http-request del-header'),
  reqideny: gone('2.1', 'http-request deny'),
  reqipass: gone('2.1', null),
  reqirep: gone('2.1', HEADER_REPLACING),
  reqitarpit: gone('2.1', 'http-request tarpit'),
  reqpass: gone('2.1', null),
  reqrep: gone('2.1', HEADER_REPLACING),
  reqtarpit: gone('2.1', 'http-request tarpit'),
  retries: BACKEND,
  'retry-on': { ...BACKEND, ...REFUSED_ELSEWHERE },
  rspadd: gone('2.1', 'http-response add-header'),
  rspdel: gone('2.1', 'http-response del-header'),
  rspdeny: gone('2.1', 'http-response deny'),
  rspidel: gone('2.1', 'http-response del-header'),
  rspideny: gone('2.1', 'http-response deny'),
  rspirep: gone('2.1', 'http-response replace-header'),
  rsprep: gone('2.1', 'http-response replace-header'),
  server: { ...BACKEND, ...REFUSED_ELSEWHERE, ...NOT_IN_DEFAULTS },
  'server-state-file-name': BACKEND,
  'server-template': { ...BACKEND, ...REFUSED_ELSEWHERE, ...NOT_IN_DEFAULTS },
  source: BACKEND,
  srvexp: gone('2.1', 'http-response replace-header'),
  'srvtcpka-cnt': BACKEND,
  'srvtcpka-idle': BACKEND,
  'srvtcpka-intvl': BACKEND,
  srvtimeout: gone('2.1', 'timeout server'),
  stats: {},
  stick: { ...BACKEND, ...NOT_IN_DEFAULTS },
  'stick-table': NOT_IN_DEFAULTS,
  'tcp-check': BACKEND,
  'tcp-request': IN_NAMED_DEFAULTS,
  'tcp-response': { ...BACKEND, ...REFUSED_ELSEWHERE, ...IN_NAMED_DEFAULTS },
  transparent: { ...EXPOSABLE, deprecated: '3.3', removed: '3.5', instead: 'server NAME 0.0.0.0' },
  'unique-id-format': {},
  'unique-id-header': {},
  'use-fcgi-app': { ...BACKEND, ...REFUSED_ELSEWHERE, ...NOT_IN_DEFAULTS },
  'use-server': { ...BACKEND, ...NOT_IN_DEFAULTS },
  use_backend: { ...FRONTEND, ...NOT_IN_DEFAULTS },
  usesrc: { instead: 'source ADDRESS usesrc ...' },
};
