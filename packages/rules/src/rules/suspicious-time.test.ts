import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './suspicious-time.js';

new RuleTester({ describe, it }).run('suspicious-time', rule, {
  valid: [
    { code: 'defaults\n    timeout client 30s\n    timeout server 30000\n', target: '3.0' },
    { name: 'HAProxy warns itself', code: 'defaults\n    timeout client 50\n', target: '3.2' },
    { name: 'with a unit', code: 'defaults\n    timeout client 50ms\n    timeout tunnel 30d\n', target: '3.0' },
    { name: 'none at all', code: 'defaults\n    timeout client 0\n', target: '3.0' },
    { name: 'a long one, just so', code: 'defaults\n    timeout tunnel 86400000\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'defaults\n    timeout client 50\n',
      target: '3.0',
      errors: [
        {
          messageId: 'short',
          data: { name: 'client', time: 50 },
          line: 2,
          column: 20,
          endLine: 2,
          endColumn: 22,
          suggestions: [{ messageId: 'unit', data: { time: '', unit: '50s' }, output: 'defaults\n    timeout client 50s\n' }],
        },
      ],
    },
    {
      name: 'very long',
      code: 'backend b\n    timeout server 1800000000\n',
      target: '3.2',
      errors: [
        {
          messageId: 'long',
          data: { name: 'server', time: 1800000000, days: 21 },
          line: 2,
          column: 20,
          endLine: 2,
          endColumn: 30,
          suggestions: [
            { messageId: 'unit', data: { time: '', unit: '1800000000us' }, output: 'backend b\n    timeout server 1800000000us\n' },
          ],
        },
      ],
    },
  ],
});
