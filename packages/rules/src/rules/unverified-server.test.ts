import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unverified-server.js';

new RuleTester({ describe, it }).run('unverified-server', rule, {
  valid: [
    { code: 'backend b\n    server a 10.0.0.1:443 ssl verify required ca-file ca.pem\n' },
    { name: 'no TLS', code: 'backend b\n    server a 10.0.0.1:80 verify none\n' },
    { name: 'within this machine', code: 'backend b\n    server a 127.0.0.1:443 ssl verify none\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    server a 10.0.0.1:443 ssl verify none\n',
      errors: [{ messageId: 'server', line: 2, column: 38, endLine: 2, endColumn: 42 }],
    },
    {
      name: 'by default, and for all',
      code: 'global\n    ssl-server-verify none\nbackend b\n    default-server ssl verify none\n',
      errors: [
        { messageId: 'all', line: 2, column: 23, endLine: 2, endColumn: 27 },
        { messageId: 'server', line: 4, column: 31, endLine: 4, endColumn: 35 },
      ],
    },
  ],
});
