import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './open-proxy-protocol.js';

new RuleTester({ describe, it }).run('open-proxy-protocol', rule, {
  valid: [
    { code: 'frontend www\n    bind :80\n    tcp-request connection expect-proxy layer4 if { src 10.0.0.1 }\n' },
    { name: 'this machine only', code: 'frontend www\n    bind 127.0.0.1:80 accept-proxy\n    bind /run/a.sock accept-proxy\n' },
    {
      name: 'others are rejected',
      code: 'frontend www\n    bind :80 accept-proxy\n    tcp-request connection reject unless { src 10.0.0.1 }\n',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    bind :80 name www accept-proxy\n',
      errors: [{ messageId: 'open', data: { address: ':80' }, line: 2, column: 23, endLine: 2, endColumn: 35 }],
    },
  ],
});
