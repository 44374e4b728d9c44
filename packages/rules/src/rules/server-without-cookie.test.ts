import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './server-without-cookie.js';

new RuleTester({ describe, it }).run('server-without-cookie', rule, {
  valid: [
    { code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 cookie b\n' },
    {
      name: 'values made from the addresses',
      code: 'backend b\n    mode http\n    cookie S insert dynamic\n    dynamic-cookie-key k\n    server a 10.0.0.1:80\n',
    },
    {
      name: 'a stand-in keeps nobody',
      code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 backup\n',
    },
    {
      name: "the application's own cookie",
      code: 'backend b\n    mode http\n    cookie S prefix\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n',
    },
    {
      name: 'in mode tcp it has no effect anyway',
      code: 'backend b\n    mode tcp\n    cookie S insert\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n',
    },
    {
      name: 'inherited, and no server takes part',
      code: 'defaults\n    mode http\n    cookie S insert\nbackend b\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n',
    },
  ],
  invalid: [
    {
      code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80\n',
      errors: [{ messageId: 'server', data: { name: 'b' }, line: 5, column: 12, endLine: 5, endColumn: 13, related: [3] }],
    },
    {
      name: 'none of them has one',
      code: 'backend b\n    mode http\n    cookie S insert indirect nocache\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n',
      errors: [{ messageId: 'all', line: 3, column: 5, endLine: 3, endColumn: 37 }],
    },
  ],
});
