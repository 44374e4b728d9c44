import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-http-request-timeout.js';

new RuleTester({ describe, it }).run('missing-http-request-timeout', rule, {
  valid: [
    { code: 'frontend www\n    mode http\n    bind :80\n    timeout http-request 10s\n' },
    { name: 'inherited', code: 'defaults\n    mode http\n    timeout http-request 5s\nfrontend www\n    bind :80\n' },
    { name: 'in mode tcp', code: 'frontend www\n    bind :80\n' },
    { name: 'this machine only', code: 'frontend www\n    mode http\n    bind 127.0.0.1:80\n' },
  ],
  invalid: [
    {
      code: 'defaults\n    mode http\n    timeout client 30s\nfrontend www\n    bind :80\n',
      errors: [{ messageId: 'missing', data: { section: 'frontend "www"' }, line: 5, column: 5, endLine: 5, endColumn: 13 }],
    },
  ],
});
