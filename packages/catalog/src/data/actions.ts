import type { Written } from '../catalog-table.js';
import type { Action } from '../keywords.js';

const FIRST_IN_2_5 = { since: '2.5' } as const;
const PREFIX = { isPrefix: true } as const;

/** Since 3.0 a mark or TOS is set for the side of the client (fc) or of the server (bc). */
const SIDELESS = {
  'set-mark': { instead: 'set-fc-mark' },
  'set-tos': { instead: 'set-fc-tos' },
} as const;

/** The dump of 2.4 comes from questions, which some actions of 2.5 answered too. */
const TCP_SINCE_2_5 = {
  'sc-inc-gpc': FIRST_IN_2_5,
  'sc-set-gpt': FIRST_IN_2_5,
  'set-mark': { ...SIDELESS['set-mark'], since: '2.5' },
  'set-tos': { ...SIDELESS['set-tos'], since: '2.5' },
  'set-var-fmt': FIRST_IN_2_5,
} as const;

/** The variables of a check: its rules outside of both (tcp_check_keywords in src/vars.c). */
const CHECK_VARIABLES = { 'set-var': PREFIX, 'set-var-fmt': { since: '2.5', isPrefix: true }, 'unset-var': PREFIX } as const;

/**
 * The actions that HAProxy parses outside of its action tables (tcp_parse_request_rule and tcp_parse_response_rule in
 * src/tcp_rules.c, the checks in src/tcpcheck.c, quic-initial in src/quic_rules.c), and corrections. A ruleset has its entry
 * here even where it is empty.
 */
export const ACTIONS_OUTSIDE_TABLES: Readonly<Record<string, Written<Action>>> = {
  'http-after-response': { 'set-var-fmt': FIRST_IN_2_5 },
  'http-check': { ...CHECK_VARIABLES, comment: {}, connect: {}, 'disable-on-404': {}, expect: {}, send: {}, 'send-state': {} },
  'http-request': { ...SIDELESS, 'set-var-fmt': FIRST_IN_2_5 },
  'http-response': { ...SIDELESS, 'set-var-fmt': FIRST_IN_2_5 },
  'quic-initial': {
    accept: { since: '3.1' },
    'dgram-drop': { since: '3.1' },
    'do-log': { since: '3.1' },
    reject: { since: '3.1' },
    'send-retry': { since: '3.1' },
  },
  'tcp-check': {
    ...CHECK_VARIABLES,
    comment: {},
    connect: {},
    expect: {},
    send: {},
    'send-binary': {},
    'send-binary-lf': {},
    'send-lf': {},
  },
  'tcp-request connection': {
    ...TCP_SINCE_2_5,
    accept: {},
    'expect-netscaler-cip': {},
    'expect-proxy': {},
    reject: {},
    'set-var': FIRST_IN_2_5,
    'track-sc': PREFIX,
    'unset-var': FIRST_IN_2_5,
  },
  'tcp-request content': {
    ...TCP_SINCE_2_5,
    accept: {},
    capture: {},
    reject: {},
    'set-log-level': FIRST_IN_2_5,
    'set-nice': FIRST_IN_2_5,
    'set-src': FIRST_IN_2_5,
    'set-src-port': FIRST_IN_2_5,
    'track-sc': PREFIX,
  },
  'tcp-request session': { ...TCP_SINCE_2_5, accept: {}, reject: {}, 'track-sc': PREFIX },
  'tcp-response content': {
    ...TCP_SINCE_2_5,
    accept: {},
    close: {},
    reject: {},
    'set-log-level': FIRST_IN_2_5,
    'set-nice': FIRST_IN_2_5,
  },
};

/** Lines that take the actions of a ruleset, by their first words (src/cfgparse-listen.c). */
export const BORROWED_RULESETS: Readonly<Record<string, string>> = { 'stats http-request': 'http-request' };
