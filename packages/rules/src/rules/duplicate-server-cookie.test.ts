import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-server-cookie.js';

new RuleTester({ describe, it }).run('duplicate-server-cookie', rule, {
  valid: [
    { code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 cookie b\n' },
    {
      name: 'a stand-in takes over the clients',
      code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie a\n    server b 10.0.0.2:80 cookie a backup\n',
    },
  ],
  invalid: [
    {
      code: 'backend b\n    mode http\n    cookie S insert\n    server a 10.0.0.1:80 cookie s1\n    server b 10.0.0.2:80 check cookie s1\n',
      errors: [{ messageId: 'duplicate', data: { value: 's1', other: 'a' }, line: 5, column: 39, endLine: 5, endColumn: 41, related: [4] }],
    },
  ],
});
