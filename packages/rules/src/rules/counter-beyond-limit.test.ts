import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './counter-beyond-limit.js';

new RuleTester({ describe, it }).run('counter-beyond-limit', rule, {
  valid: [
    { code: 'frontend www\n    stick-table type ip size 1k\n    http-request track-sc2 src\n' },
    { name: 'more of them', code: 'global\n    tune.stick-counters 5\nfrontend www\n    http-request track-sc4 src\n', target: '3.0' },
    {
      name: 'as many as a variable says',
      code: 'global\n    tune.stick-counters "${COUNTERS}"\nfrontend www\n    http-request track-sc4 src\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    http-request track-sc3 src if { path /a }\n',
      target: '3.0',
      errors: [{ messageId: 'tunable', data: { number: 3, limit: 3, wanted: 4 }, line: 2, column: 18, endLine: 2, endColumn: 27 }],
    },
    {
      name: 'before it could be tuned',
      code: 'frontend www\n    tcp-request content track-sc3 src\n',
      target: '2.6',
      errors: [{ messageId: 'built', data: { number: 3, limit: 3 }, line: 2, column: 25, endLine: 2, endColumn: 34 }],
    },
    {
      name: 'fewer of them',
      code: 'global\n    tune.stick-counters 1\nfrontend www\n    http-request track-sc1 src\n',
      target: '3.2',
      errors: [{ messageId: 'tunable', data: { number: 1, limit: 1, wanted: 2 }, line: 4, column: 18, endLine: 4, endColumn: 27 }],
    },
  ],
});
