import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './overridden-setting.js';

new RuleTester({ describe, it }).run('overridden-setting', rule, {
  valid: [
    { code: 'defaults\n    timeout client 10s\nfrontend www\n    timeout client 20s\n' },
    {
      name: 'different ones of a kind',
      code: 'defaults\n    timeout client 10s\n    timeout server 10s\n    errorfile 503 a.http\n    errorfile 504 a.http\n',
    },
    { name: 'several are kept', code: 'frontend www\n    bind :80\n    bind :81\n    log global\n    log stdout local0\n' },
    { name: 'one is taken back', code: 'backend b\n    cookie S insert\n    no cookie\n' },
    { name: 'what another rule reports', code: 'backend b\n    timeout server 10s\n    timeout server 20s\n' },
    { name: 'one or the other', code: '.if streq("$A","b")\nbackend b\n    mode tcp\n.else\nbackend c\n    mode http\n.endif\n' },
    { name: 'perhaps', code: 'backend b\n    balance source\n.if defined(A)\n    balance uri\n.endif\n' },
  ],
  invalid: [
    {
      code: 'defaults\n    timeout server 10s\n    balance uri\n    timeout server 20s # of late\n',
      errors: [
        {
          messageId: 'overridden',
          data: { setting: 'timeout server', line: 4 },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 23,
          related: [4],
        },
      ],
    },
    {
      name: 'three of them, one the same',
      code: 'backend b\n    balance uri\n    balance source\n    balance  "uri"\n',
      errors: [
        { messageId: 'repeated', data: { setting: 'balance', line: 4 }, line: 2, column: 5, endLine: 2, endColumn: 16, related: [4] },
        { messageId: 'overridden', data: { setting: 'balance', line: 4 }, line: 3, column: 5, endLine: 3, endColumn: 19, related: [4] },
      ],
    },
  ],
});
