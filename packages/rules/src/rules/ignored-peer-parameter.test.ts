import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-peer-parameter.js';

new RuleTester({ describe, it }).run('ignored-peer-parameter', rule, {
  valid: [
    { name: 'servers', target: '3.0.11', code: 'backend a\n    server b 192.0.2.1:80 check\n' },
    { name: 'other parameters', target: '3.0.11', code: 'peers a\n    peer b 192.0.2.1:1024 ssl verify none\n' },
    {
      name: 'a check that is taken back',
      target: '3.0.11',
      code: 'peers a\n    default-server check\n    peer b 192.0.2.1:1024 no-check\n',
    },
    { name: 'defaults for what follows', target: '3.0.11', code: 'peers a\n    peer b 192.0.2.1:1024\n    default-server check\n' },
    { name: 'a name without an address', target: '3.0.11', code: 'peers a\n    peer b\n' },
    { name: 'an old branch', target: '2.4.0', code: 'peers a\n    peer b 192.0.2.1:1024 check\n' },
  ],
  invalid: [
    {
      target: '3.0.11',
      code: 'peers a\n    peer b 192.0.2.1:1024 ssl verify none check\n    default-server resolvers r\n    server c 192.0.2.2:1024\n',
      errors: [
        { messageId: 'ignored', data: { parameter: 'check' }, line: 2, column: 43, endLine: 2, endColumn: 48 },
        { messageId: 'ignored', data: { parameter: 'resolvers' }, line: 4, column: 5, endLine: 4, endColumn: 11 },
      ],
    },
  ],
});
