import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './directive-order.js';

new RuleTester({ describe, it }).run('directive-order', rule, {
  valid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path /\n    use_backend b if a\n    default_backend c\n\nbackend b\n    balance source\n    default-server check\n    server a 192.0.2.1:80\n    server b 192.0.2.2:80\n',
    },
    { name: 'other sections', code: 'peers p\n    server a\n    bind :10\n    log global\n' },
    { name: 'in a condition', code: 'frontend www\n    log global\n.if defined(A)\n    bind :80\n.endif\n' },
    {
      name: 'another order',
      code: 'backend b\n    server a 192.0.2.1:80\n    balance source\n',
      options: [{ order: [['server'], ['*']] }],
    },
  ],
  invalid: [
    {
      name: 'late',
      code: 'frontend www\n    log global\n    bind :80\n    bind :81\n',
      errors: [
        { messageId: 'late', data: { keyword: 'bind', other: 'log', line: 2 }, line: 3, column: 5, endLine: 3, endColumn: 9, related: [2] },
      ],
    },
    {
      name: 'early',
      code: 'backend b\n    server a 192.0.2.1:80\n    server b 192.0.2.1:80\n    balance source\n',
      errors: [
        {
          messageId: 'early',
          data: { keyword: 'server', other: 'balance', line: 4 },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 11,
          related: [4],
        },
      ],
    },
    {
      name: 'both',
      code: 'frontend www\n    default_backend b\n    log global\n    mode http\n',
      errors: [
        {
          messageId: 'early',
          data: { keyword: 'default_backend', other: 'mode', line: 4 },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 20,
          related: [4],
        },
        { messageId: 'late', data: { keyword: 'mode', other: 'log', line: 3 }, line: 4, column: 5, endLine: 4, endColumn: 9, related: [3] },
      ],
    },
    {
      name: 'without a place for the others',
      code: 'backend b\n    server a 192.0.2.1:80\n    mode http\n    balance source\n',
      options: [{ order: [['mode'], ['server']] }],
      errors: [
        {
          messageId: 'late',
          data: { keyword: 'mode', other: 'server', line: 2 },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 9,
          related: [2],
        },
      ],
    },
  ],
});
