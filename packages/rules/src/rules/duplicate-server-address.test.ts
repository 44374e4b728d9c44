import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-server-address.js';

new RuleTester({ describe, it }).run('duplicate-server-address', rule, {
  valid: [
    { code: 'backend b\n    server a 10.0.0.1:80\n    server b 10.0.0.1:81\n' },
    { name: 'a stand-in', code: 'backend b\n    server a 10.0.0.1:80\n    server b 10.0.0.1:80 backup\n' },
    {
      name: 'other names to ask for',
      code: 'backend b\n    server a 10.0.0.1:443 ssl verify none sni str(a)\n    server b 10.0.0.1:443 ssl verify none sni str(b)\n',
    },
    { name: 'weights say it', code: 'backend b\n    server a 10.0.0.1:80 weight 1\n    server b 10.0.0.1:80 weight 2\n' },
    { name: 'the destination of the client', code: 'backend b\n    server a 0.0.0.0:80\n    server b 0.0.0.0:80\n' },
    { name: 'in two backends', code: 'backend b\n    server a 10.0.0.1:80\nbackend c\n    server a 10.0.0.1:80\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    server a 10.0.0.1:80 check\n    server b 10.0.0.2:80 check\n    server c 10.0.0.1:80 check\n',
      errors: [
        {
          messageId: 'duplicate',
          data: { name: 'c', address: '10.0.0.1:80', other: 'a', section: 'backend "b"' },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 25,
          related: [2],
        },
      ],
    },
  ],
});
