import { describe, it } from 'node:test';
import { RuleTester } from '@haplint/core/rule-tester';
import { sharedTable } from '../rules/shared-table.js';

const table = (end) => `backend app\n    stick-table type ip size 1m expire 5m${end}\n`;

new RuleTester({ describe, it }).run('shared-table', sharedTable, {
  valid: [
    { name: 'our peers', code: table(' peers acme') },
    { name: 'the peers of the option', code: table(' peers lan'), options: [{ peers: 'lan' }] },
    { name: 'a table of a peers section', code: 'peers acme\n    peer a 10.0.0.1:1024\n    table t type ip size 1m\n' },
    { name: 'a variable', code: table(' peers "${PEERS}"') },
  ],
  invalid: [
    {
      name: 'shared with nobody',
      code: table(''),
      errors: [
        {
          messageId: 'alone',
          data: { kind: 'backend', name: 'app', peers: 'acme' },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 42,
          suggestions: [{ messageId: 'write', data: { text: 'peers acme' }, output: table(' peers acme') }],
        },
      ],
    },
    {
      name: 'shared with others',
      code: table(' peers lan'),
      errors: [
        {
          messageId: 'others',
          data: { peers: 'acme', found: 'lan' },
          line: 2,
          column: 49,
          endLine: 2,
          endColumn: 52,
          suggestions: [{ messageId: 'write', data: { text: 'acme' }, output: table(' peers acme') }],
        },
      ],
    },
  ],
});
