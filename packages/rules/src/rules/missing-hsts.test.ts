import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-hsts.js';

new RuleTester({ describe, it }).run('missing-hsts', rule, {
  valid: [
    {
      code: 'frontend www\n    mode http\n    bind :443 ssl crt a.pem\n    http-response set-header Strict-Transport-Security max-age=31536000\n',
    },
    {
      name: 'in a backend',
      code: 'frontend www\n    mode http\n    bind :443 ssl crt a.pem\nbackend b\n    http-after-response set-header strict-transport-security "max-age=1"\n',
    },
    { name: 'without TLS', code: 'frontend www\n    mode http\n    bind :80\n' },
    { name: 'in mode tcp', code: 'frontend www\n    bind :443 ssl crt a.pem\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    bind :443 ssl crt a.pem\n',
      errors: [{ messageId: 'missing', data: { section: 'frontend "www"' }, line: 4, column: 5, endLine: 4, endColumn: 28 }],
    },
  ],
});
