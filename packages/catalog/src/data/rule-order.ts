import type { RuleKind } from '../rule-order.js';

/**
 * The kinds of rules in the order in which HAProxy evaluates them, whatever their order in the text (the `warnif_misplaced_*`
 * chain of src/cfgparse-listen.c, the same from 2.4 to 3.4 but for the two kinds that 3.1 put in front and behind).
 * `use_backend` and `use-server` decide at the same point, so neither is late for the other; they are never reported themselves.
 */
export const RULE_ORDER: readonly RuleKind[] = [
  { name: 'quic-initial', words: ['quic-initial'], chain: 'request', place: 0, since: '3.1' },
  { name: 'tcp-request connection', words: ['tcp-request', 'connection'], chain: 'request', place: 1, since: null },
  { name: 'tcp-request session', words: ['tcp-request', 'session'], chain: 'request', place: 2, since: null },
  { name: 'tcp-request content', words: ['tcp-request', 'content'], chain: 'request', place: 3, since: null },
  { name: 'monitor fail', words: ['monitor', 'fail'], chain: 'request', place: 4, since: null },
  { name: 'http-request', words: ['http-request'], chain: 'request', place: 5, since: null },
  { name: 'redirect', words: ['redirect'], chain: 'request', place: 6, since: null },
  { name: 'use_backend', words: ['use_backend'], chain: 'request', place: 7, since: null },
  { name: 'use-server', words: ['use-server'], chain: 'request', place: 7, since: null },
  { name: 'tcp-response content', words: ['tcp-response', 'content'], chain: 'response', place: 0, since: '3.1' },
  { name: 'http-response', words: ['http-response'], chain: 'response', place: 1, since: null },
];
