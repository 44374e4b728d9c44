import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './clear-text-peers.js';

new RuleTester({ describe, it }).run('clear-text-peers', rule, {
  valid: [
    { code: 'peers p\n    peer a 10.0.0.1:1024\n    peer b 192.168.0.1:1024\n' },
    { name: 'by name', code: 'peers p\n    peer a a.example.com:1024\n' },
    {
      name: 'with TLS',
      code: 'peers p\n    bind :1024 ssl crt a.pem\n    default-server ssl verify none\n    server a 203.0.113.1:1024\n',
    },
  ],
  invalid: [
    {
      code: 'peers p\n    peer a 203.0.113.1:1024\n    peer b 10.0.0.1:1024\n',
      errors: [{ messageId: 'clear', data: { name: 'a' }, line: 2, column: 12, endLine: 2, endColumn: 28 }],
    },
  ],
});
