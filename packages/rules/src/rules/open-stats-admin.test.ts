import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './open-stats-admin.js';

new RuleTester({ describe, it }).run('open-stats-admin', rule, {
  valid: [
    { code: 'listen stats\n    mode http\n    bind :8404\n    stats auth admin:secret\n    stats admin if TRUE\n' },
    { name: 'for some', code: 'listen stats\n    mode http\n    bind :8404\n    stats admin if LOCALHOST\n' },
    { name: 'this machine only', code: 'listen stats\n    mode http\n    bind 127.0.0.1:8404\n    stats admin if TRUE\n' },
    {
      name: 'others are kept out',
      code: 'listen stats\n    mode http\n    bind :8404\n    http-request deny unless { src 10.0.0.0/8 }\n    stats admin if TRUE\n',
    },
    { name: 'never', code: 'listen stats\n    mode http\n    bind :8404\n    stats admin unless TRUE\n' },
  ],
  invalid: [
    {
      code: 'listen stats\n    mode http\n    bind :8404\n    stats admin if TRUE\n',
      errors: [{ messageId: 'open', line: 4, column: 5, endLine: 4, endColumn: 24 }],
    },
    {
      name: 'by a fetch',
      code: 'listen stats\n    mode http\n    bind :8404\n    stats admin if { always_true }\n',
      errors: [{ messageId: 'open', line: 4, column: 5, endLine: 4, endColumn: 35 }],
    },
  ],
});
