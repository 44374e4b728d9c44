import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './large-stick-table.js';

new RuleTester({ describe, it }).run('large-stick-table', rule, {
  valid: [
    {
      name: 'usual',
      code: 'backend app\n    mode http\n    stick-table type ip size 1m expire 10m store gpc0,conn_rate(3s),http_req_rate(10s)\n',
      target: '3.0',
    },
    {
      name: 'not known',
      code: 'backend app\n    mode http\n    stick-table type luck size 100m\n    stick-table type ip size 100m store luck\n    stick-table type ip size "$SIZE"\n    stick-table type string len x size 100m\n    stick-table size 100m\n    stick-table type ip size much\n    stick-table type ip size 100m store "$DATA"\n',
      target: '3.0',
    },
    {
      name: 'allowed',
      code: 'backend app\n    mode http\n    stick-table type string len 1000 size 1m\n',
      target: '3.0',
      options: [{ limitMegabytes: 2000 }],
    },
  ],
  invalid: [
    {
      name: 'long keys',
      code: 'backend app\n    mode http\n    stick-table type string len 1000 size 1m expire 10m store gpc0\n',
      target: '3.0',
      errors: [
        { messageId: 'large', data: { megabytes: 1153, size: 1048576, bytes: 1153 }, line: 3, column: 43, endLine: 3, endColumn: 45 },
      ],
    },
    {
      name: 'of peers',
      code: 'peers cluster\n    peer one 192.0.2.1:1024\n    table urls type string len 255 size 10m store http_req_rate(10s),gpc(4)\n',
      target: '3.0',
      errors: [
        { messageId: 'large', data: { megabytes: 4320, size: 10485760, bytes: 432 }, line: 3, column: 41, endLine: 3, endColumn: 44 },
      ],
    },
    {
      name: 'a limit',
      code: 'backend app\n    mode http\n    stick-table type ip size 100000 store bytes_in_cnt,bytes_out_cnt\n',
      target: '3.0',
      options: [{ limitMegabytes: 10 }],
      errors: [{ messageId: 'large', data: { megabytes: 16, size: 100000, bytes: 164 }, line: 3, column: 30, endLine: 3, endColumn: 36 }],
    },
    {
      name: 'larger entries',
      code: 'backend app\n    mode http\n    stick-table type ip size 7m\n',
      target: '3.2',
      errors: [
        { messageId: 'large', data: { megabytes: 1204, size: 7340032, bytes: 172 }, line: 3, column: 30, endLine: 3, endColumn: 32 },
      ],
    },
  ],
});
