import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './open-stats-page.js';

new RuleTester({ describe, it }).run('open-stats-page', rule, {
  valid: [
    { code: 'listen stats\n    mode http\n    bind :8404\n    stats enable\n    stats auth admin:secret\n' },
    { name: 'this machine only', code: 'listen stats\n    mode http\n    bind 127.0.0.1:8404\n    stats enable\n' },
    {
      name: 'rules may guard it',
      code: 'listen stats\n    mode http\n    bind :8404\n    stats enable\n    http-request deny unless { src 10.0.0.0/8 }\n',
    },
    {
      name: 'clients need a certificate',
      code: 'listen stats\n    mode http\n    bind :8404 ssl crt a.pem ca-file ca.pem verify required\n    stats enable\n',
    },
    { name: 'a backend is reached through frontends', code: 'backend stats\n    mode http\n    stats enable\n' },
    { name: 'no page', code: 'listen l\n    mode http\n    bind :80\n    server a 10.0.0.1:80\n' },
  ],
  invalid: [
    {
      code: 'listen stats\n    mode http\n    bind :8404\n    stats enable\n    stats uri /\n',
      errors: [{ messageId: 'open', data: { line: 3 }, line: 4, column: 5, endLine: 4, endColumn: 17, related: [3] }],
    },
    {
      name: 'inherited',
      code: 'defaults\n    mode http\n    stats uri /stats\nfrontend www # with statistics\n    bind :80\n',
      errors: [{ messageId: 'open', data: { line: 5 }, line: 4, column: 1, endLine: 4, endColumn: 13, related: [5] }],
    },
  ],
});
