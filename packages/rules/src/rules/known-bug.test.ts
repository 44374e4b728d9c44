import { advisory } from '@haplint/catalog';
import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './known-bug.js';

const redirect = 'backend b\n    mode http\n    http-response redirect location / keep-query\n';
const peers = `peers p\n${Array.from({ length: 45 }, (_, i) => `    peer p${i} 192.0.2.${i + 1}:1024\n`).join('')}    table t type ip size 1k\n`;
const cache = 'cache c\n    total-max-size 4\n    process-vary on\nbackend b\n    mode http\n    http-request cache-use c\n';

new RuleTester({ describe, it }).run('known-bug', rule, {
  valid: [
    { name: 'no target, no verdict', code: redirect },
    { name: 'the release with the fix', code: redirect, target: '3.2.23' },
    { name: 'older than the fault', code: redirect, target: '3.0.11' },
    { name: 'not reached', code: redirect.replace(' keep-query', ''), target: '3.2.22' },
    { name: 'CVEs', code: 'backend b\n    http-request deny if { req.body,json_query(a) -m found }\n', target: '3.2.5' },
    { name: 'left to peers-crash', code: 'peers p\n    peer a 192.0.2.1:1\n    peer b 192.0.2.2:1\n', target: '3.0.3' },
    { name: 'reports whose cause was never found', code: peers, target: '3.1.13', options: [{ minimumSeverity: 'medium' }] },
    {
      name: 'ignored',
      code: redirect,
      target: '3.2.22',
      options: [{ ignore: [{ id: '1af221457-keep-query', reason: 'removed next week' }] }],
    },
  ],
  invalid: [
    {
      name: 'a rule of the response',
      code: redirect,
      target: '3.2.22',
      errors: [
        {
          messageId: 'reached',
          data: {
            advisory: '1af221457-keep-query',
            severity: 'high',
            title: advisory('1af221457-keep-query')?.title ?? '',
            advice:
              'Upgrade to 3.2.23 or later. Until then: remove "keep-query" from the response rules, or move the redirect to "http-request", where it works.',
          },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'a mitigation in the section that takes part',
      code: cache,
      target: '3.0.30',
      errors: [
        {
          messageId: 'reached',
          data: {
            advisory: '2026-11-cache-vary-poisoning',
            severity: 'high',
            title: advisory('2026-11-cache-vary-poisoning')?.title ?? '',
            advice: 'Upgrade to 3.0.31 or later.',
          },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 20,
          related: [6],
          suggestions: [
            { messageId: 'mitigate', data: { edits: 'set "process-vary off" in "cache"' }, output: cache.replace('vary on', 'vary off') },
          ],
        },
      ],
    },
  ],
});
