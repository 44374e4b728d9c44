import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-table.js';

new RuleTester({ describe, it }).run('duplicate-table', rule, {
  valid: [
    { code: 'backend a\n    stick-table type ip size 1k\nbackend b\n    stick-table type ip size 1k\n' },
    { name: 'a table that HAProxy refuses is none', code: 'backend a\n    stick-table type ip\n    stick-table type ip size 1k\n' },
    {
      name: 'tables of two peers sections',
      code: 'peers a\n    table t type ip size 1k\npeers b\n    table t type ip size 1k\n',
      target: '3.0',
    },
    {
      name: 'tables of peers in an old branch',
      code: 'peers a\n    table t type ip size 1k\n    table t type ip size 1k\n',
      target: '2.8',
    },
  ],
  invalid: [
    {
      name: 'of one peers section',
      code: 'peers a\n    table t type ip size 1k\n    table t type ip size 1k\n',
      target: '3.0',
      errors: [{ messageId: 'peers', data: { name: 'a/t' }, line: 3, column: 5, endLine: 3, endColumn: 10, related: [2] }],
    },
    {
      code: 'backend a\n    stick-table type ip size 1k\n    stick-table type ip size 2k\n',
      errors: [{ messageId: 'duplicate', data: { name: 'a' }, line: 3, column: 5, endLine: 3, endColumn: 16, related: [2] }],
    },
    {
      name: 'of two sections that share a name',
      code: 'frontend a\n    stick-table type ip size 1k\nbackend a\n    stick-table type ip size 2k\n',
      errors: [{ messageId: 'duplicate', data: { name: 'a' }, line: 4, column: 5, endLine: 4, endColumn: 16, related: [2] }],
    },
  ],
});
