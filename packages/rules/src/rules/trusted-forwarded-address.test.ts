import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './trusted-forwarded-address.js';

new RuleTester({ describe, it }).run('trusted-forwarded-address', rule, {
  valid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    http-request set-src req.hdr(x-forwarded-for) if { src 10.0.0.1 }\n',
      target: '3.0',
    },
    {
      name: 'a test of the real address',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if !{ src 10.0.0.0/8 }\n',
      target: '3.0',
    },
    {
      name: 'whether it is there',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { req.hdr(x-forwarded-for) -m found }\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    http-request set-src req.hdr(X-Forwarded-For)\n',
      target: '3.0',
      errors: [{ messageId: 'source', line: 4, column: 5, endLine: 4, endColumn: 50 }],
    },
    {
      name: 'a decision',
      code: 'frontend www\n    mode http\n    bind :80\n    acl internal req.hdr_ip(x-forwarded-for) 10.0.0.0/8\n    http-request deny unless internal\n',
      target: '3.0',
      errors: [{ messageId: 'decision', line: 4, column: 18, endLine: 4, endColumn: 56 }],
    },
    {
      name: 'in braces',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request allow if { hdr_ip(X-Real-IP,-1) 10.0.0.0/8 }\n',
      target: '3.0',
      errors: [{ messageId: 'decision', line: 4, column: 29, endLine: 4, endColumn: 60 }],
    },
  ],
});
