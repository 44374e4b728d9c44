import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-hash-setting.js';

new RuleTester({ describe, it }).run('unused-hash-setting', rule, {
  valid: [
    { code: 'backend b\n    balance uri\n    hash-type consistent\n' },
    { name: 'inherited', code: 'defaults\n    balance hdr(host)\nbackend b\n    hash-type consistent\n' },
    { name: 'random balances by factor as well', code: 'backend b\n    balance random(2)\n    hash-balance-factor 150\n' },
    { name: 'for others to use', code: 'defaults\n    hash-type consistent\nbackend b\n    balance roundrobin\n' },
    { name: 'chosen at random by default', code: 'backend b\n    hash-balance-factor 150\n', target: '3.3' },
    { name: 'perhaps', code: 'backend b\n    balance "${BALANCE}"\n    hash-type consistent\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    balance leastconn\n    hash-type consistent\n',
      errors: [
        {
          messageId: 'unused',
          data: { keyword: 'hash-type', algorithm: 'leastconn' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 25,
          related: [2],
        },
      ],
    },
    {
      name: 'no balance at all',
      code: 'backend b\n    hash-type consistent\n',
      errors: [{ messageId: 'byDefault', data: { keyword: 'hash-type' }, line: 2, column: 5, endLine: 2, endColumn: 25 }],
    },
  ],
});
