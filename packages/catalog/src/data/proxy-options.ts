import type { Written } from '../catalog-table.js';
import type { OptionForm, ProxyOption, ProxySide } from '../keywords.js';

/** An option that src/cfgparse-listen.c parses on its own, `no option` refused unless stated. */
function option(
  sides: readonly ProxySide[],
  traits: Partial<Omit<ProxyOption, 'name' | 'forms'>> = {},
): Partial<Omit<ProxyOption, 'name'>> {
  const { since = null, needsHttp = false } = traits;
  const form: OptionForm = { since, sides, needsHttp };
  return { sides, needsHttp, canBeNegated: false, refusedElsewhereSince: null, ...traits, forms: [form] };
}

const BOTH = ['frontend', 'backend'] as const;
const FRONTEND = ['frontend'] as const;
const BACKEND = ['backend'] as const;
const NEGATABLE = { canBeNegated: true } as const;
const HTTP_MODE = { needsHttp: true, canBeNegated: true } as const;

/**
 * The options outside of the tables cfg_opts in src/proxy.c, and those that HAProxy still recognises only to refuse them
 * (src/cfgparse-listen.c). `external-check` belongs to servers, but no proxy is warned of it.
 */
export const PROXY_OPTIONS: Written<ProxyOption> = {
  'accept-invalid-http-request': {
    deprecated: '3.1',
    removed: null,
    negatedUntil: '3.1',
    refusedElsewhereSince: null,
    instead: 'accept-unsafe-violations-in-http-request',
  },
  'accept-invalid-http-response': {
    deprecated: '3.1',
    removed: null,
    negatedUntil: '3.1',
    refusedElsewhereSince: null,
    instead: 'accept-unsafe-violations-in-http-response',
  },
  'external-check': option(BOTH),
  forceclose: option(BOTH, {
    needsHttp: true,
    deprecated: '2.0',
    deprecation: { once: true },
    removed: '2.5',
    canBeNegated: true,
    instead: 'httpclose',
  }),
  forwarded: option(BACKEND, { since: '2.8', needsHttp: true, canBeNegated: true, isNegatedAnywhere: true }),
  forwardfor: option(BOTH, { needsHttp: true }),
  'http-keep-alive': option(BOTH, HTTP_MODE),
  'http-restrict-req-hdr-names': option(BOTH, { since: '2.6', needsHttp: true }),
  'http-server-close': option(BOTH, HTTP_MODE),
  'http-tunnel': option(BOTH, { needsHttp: true, deprecated: '2.1', removed: '2.5', canBeNegated: true }),
  'http-use-htx': option(BOTH, { deprecated: '2.1', deprecation: { negated: true }, removed: '2.5', canBeNegated: true }),
  http_proxy: option(BOTH, {
    needsHttp: true,
    removed: '2.5',
    canBeNegated: true,
    instead: 'http-request set-dst, set-uri and do-resolve',
  }),
  httpchk: option(BACKEND),
  httpclose: option(BOTH, HTTP_MODE),
  httplog: option(FRONTEND),
  httpslog: option(FRONTEND, { since: '2.5' }),
  'ldap-check': option(BACKEND),
  'mysql-check': option(BACKEND),
  originalto: option(BOTH, { needsHttp: true }),
  'pgsql-check': option(BACKEND),
  redispatch: option(BACKEND, NEGATABLE),
  'redis-check': option(BACKEND),
  smtpchk: option(BACKEND),
  'spop-check': option(BACKEND),
  'ssl-hello-chk': option(BACKEND),
  'tcp-check': option(BACKEND),
  tcpka: option(BOTH),
  tcplog: option(FRONTEND),
  transparent: {
    ...option(BACKEND, NEGATABLE),
    refusedElsewhereSince: '3.2',
    deprecated: '3.3',
    deprecation: { silencedBy: 'expose-deprecated-directives' },
    removed: '3.5',
    instead: 'server NAME 0.0.0.0',
  },
  'use-small-buffers': option(BACKEND, { since: '3.4', canBeNegated: true }),
};
