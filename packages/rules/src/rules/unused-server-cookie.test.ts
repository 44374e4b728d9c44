import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-server-cookie.js';

new RuleTester({ describe, it }).run('unused-server-cookie', rule, {
  valid: [
    { code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 cookie b\n' },
    {
      name: 'inherited',
      code: 'defaults\n    mode http\n    cookie S insert\nbackend b\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 cookie b\n',
    },
    {
      name: 'a rule reads it',
      code: 'backend b\n    mode http\n    http-response set-header S %[srv_cookie(a)]\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 cookie b\n',
    },
    { name: 'one server leaves no choice', code: 'backend b\n    mode http\n    server a 10.0.0.1:80 cookie a\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    mode http\n    server a 10.0.0.1:80 cookie a check\n    server b 10.0.0.2:80 cookie b\n',
      errors: [{ messageId: 'unused', line: 3, column: 33, endLine: 3, endColumn: 34, related: [4] }],
    },
    {
      name: 'turned off',
      code: 'defaults\n    mode http\n    cookie S insert\nbackend b\n    no cookie\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80\n',
      errors: [{ messageId: 'unused', line: 6, column: 33, endLine: 6, endColumn: 34 }],
    },
  ],
});
