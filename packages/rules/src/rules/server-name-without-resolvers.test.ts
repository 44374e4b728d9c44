import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './server-name-without-resolvers.js';

new RuleTester({ describe, it }).run('server-name-without-resolvers', rule, {
  valid: [
    { code: 'backend b\n    server a app1.example.com:80 resolvers dns\nresolvers dns\n' },
    { name: 'by default', code: 'backend b\n    default-server resolvers dns\n    server a app1:80\nresolvers dns\n' },
    {
      name: 'addresses and sockets',
      code: 'backend b\n    server a 192.0.2.1:80\n    server b /run/a.sock\n    server c unix@a.sock\n    server d [2001:db8::1]:80\n    server e localhost:80\n',
    },
  ],
  invalid: [
    {
      code: 'backend b\n    server a app1.example.com:80 check\n',
      errors: [{ messageId: 'once', data: { name: 'app1.example.com' }, line: 2, column: 14, endLine: 2, endColumn: 33 }],
    },
  ],
});
