/** What a step of a health check does, as far as its place matters. */
export type CheckStep = 'connect' | 'send' | 'expect';

/** The steps of health checks that have a place in their order (src/tcpcheck.c); all others may stand anywhere. */
export const CHECK_STEPS: Readonly<Record<string, Readonly<Record<string, CheckStep>>>> = {
  'tcp-check': {
    connect: 'connect',
    send: 'send',
    'send-lf': 'send',
    'send-binary': 'send',
    'send-binary-lf': 'send',
    expect: 'expect',
  },
  'http-check': { connect: 'connect', send: 'send', expect: 'expect' },
};

/**
 * The options that choose the check of a proxy, the last one counting. The one of HTTP checks sends a request of its own, and
 * has the order of "http-check" steps looked at (`tcpcheck_add_http_rule`).
 */
export const CHECK_OPTIONS: Readonly<Record<string, { readonly steps: string | null }>> = {
  httpchk: { steps: 'http-check' },
  'tcp-check': { steps: null },
  smtpchk: { steps: null },
  'mysql-check': { steps: null },
  'pgsql-check': { steps: null },
  'redis-check': { steps: null },
  'ldap-check': { steps: null },
  'spop-check': { steps: null },
  'ssl-hello-chk': { steps: null },
  'external-check': { steps: null },
};

/** For each step, those it may come behind where the order is looked at; it may also be the first. */
export const STEPS_BEFORE: Readonly<Record<CheckStep, readonly CheckStep[]>> = {
  connect: ['expect'],
  send: ['connect'],
  expect: ['send', 'expect'],
};
