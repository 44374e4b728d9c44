import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-table.js';

const table = 'backend per_ip\n    stick-table type ip size 1k\n';

new RuleTester({ describe, it }).run('undefined-table', rule, {
  valid: [
    {
      name: 'bandwidth limits of its own table, and of none',
      target: '3.2.0',
      code:
        'frontend f\n    stick-table type ip size 1k store bytes_in_rate(1m)\n    filter bwlim-in a limit 1m key src\n' +
        '    filter bwlim-out b default-limit 1m default-period 1s\n',
    },
    {
      name: 'a variable hides what is stored',
      target: '3.2.0',
      code: 'frontend f\n    stick-table type ip size 1k store "$DATA"\n    filter bwlim-in a limit 1m key src\n',
    },
    {
      name: 'rules of a "defaults" section that nobody takes',
      code: 'defaults base\n    http-request track-sc0 src\ndefaults\nbackend b\n',
    },
    { name: 'of another section', code: `frontend f\n    http-request track-sc0 src table per_ip if TRUE\n${table}` },
    { name: 'of its own section', code: 'backend b\n    stick on src\n    stick-table type ip size 1k\n' },
    { name: 'of a peers section', code: 'peers p\n    table t type ip size 1k\nbackend b\n    stick match src table p/t\n' },
    { name: 'a frontend does not read it', code: 'frontend f\n    stick on src\n' },
    { name: 'a disabled section is not checked', code: 'backend b\n    disabled\n    stick on src\n' },
    { name: 'a variable names it', code: 'backend b\n    stick on src table "${TABLE}"\n' },
    {
      name: 'a variable names the section',
      code: 'backend b\n    stick on src table t\nbackend "${T}"\n    stick-table type ip size 1k\n',
    },
    { name: 'HAProxy refuses the line for another reason', code: 'frontend f\n    http-request track-sc0 src table x y\n' },
    {
      name: 'the table is no word of a condition',
      code: 'backend b\n    stick on src if { hdr(a) table x }\n    stick-table type ip size 1k\n',
    },
  ],
  invalid: [
    {
      name: 'a bandwidth limit without a table',
      target: '3.2.0',
      code: 'frontend f\n    filter bwlim-in a limit 1m key src\n',
      errors: [{ messageId: 'none', line: 2, column: 12, endLine: 2, endColumn: 20 }],
    },
    {
      name: 'a bandwidth limit by a table that does not count for it',
      target: '3.2.0',
      code:
        'frontend f\n    stick-table type ip size 1k store bytes_in_rate(1m)\n    filter bwlim-out a limit 1m key src\n' +
        `    filter bwlim-in b limit 1m key src table per_ip\n${table}`,
      errors: [
        {
          messageId: 'unstored',
          data: { name: 'f', stored: 'bytes_out_rate' },
          related: [2],
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 21,
        },
        {
          messageId: 'unstored',
          data: { name: 'per_ip', stored: 'bytes_in_rate' },
          related: [6],
          line: 4,
          column: 46,
          endLine: 4,
          endColumn: 52,
        },
      ],
    },
    {
      name: 'rules of a "defaults" section that is taken',
      code: 'defaults base\n    http-request track-sc0 src\nbackend b from base\n    stick-table type ip size 1k\n',
      errors: [{ messageId: 'none', line: 2, column: 18, endLine: 2, endColumn: 27 }],
    },
    {
      code: 'frontend f\n    http-request track-sc0 src table nope\n',
      errors: [{ messageId: 'unknown', data: { name: 'nope' }, line: 2, column: 38, endLine: 2, endColumn: 42 }],
    },
    {
      name: 'misspelt',
      code: `frontend f\n    tcp-request connection track-sc1 src table per_ib\n${table}`,
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'per_ib', nearest: 'per_ip' },
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'write',
              data: { nearest: 'per_ip' },
              output: `frontend f\n    tcp-request connection track-sc1 src table per_ip\n${table}`,
            },
          ],
        },
      ],
    },
    {
      name: 'no table of its own',
      code: 'backend b\n    stick on src\n',
      errors: [{ messageId: 'none', line: 2, column: 11, endLine: 2, endColumn: 13 }],
    },
  ],
});
