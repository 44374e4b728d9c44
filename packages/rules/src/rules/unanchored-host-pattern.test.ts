import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unanchored-host-pattern.js';

new RuleTester({ describe, it }).run('unanchored-host-pattern', rule, {
  valid: [
    { code: 'frontend www\n    acl a hdr_reg(host) ^www\\\\.example\\\\.com$\n', target: '3.0' },
    { name: 'with a port', code: 'frontend www\n    acl a hdr_reg(host) ^www\\\\.example\\\\.com(:[0-9]+)?$\n', target: '3.0' },
    { name: 'a part of a name', code: 'frontend www\n    acl a hdr_reg(host) ^www\n', target: '3.0' },
    { name: 'no regular expression', code: 'frontend www\n    acl a hdr_end(host) example.com\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    acl a hdr_reg(host) -i www\\\\.example\\\\.com\n',
      target: '3.0',
      errors: [{ messageId: 'both', data: { pattern: 'www\\.example\\.com' }, line: 2, column: 28, endLine: 2, endColumn: 47 }],
    },
    {
      name: 'open at the end',
      code: 'frontend www\n    use_backend b if { req.hdr(host) -m reg "^www\\\\.example\\\\.com" }\n',
      target: '3.0',
      errors: [{ messageId: 'end', data: { pattern: '^www\\.example\\.com' }, line: 2, column: 45, endLine: 2, endColumn: 67 }],
    },
  ],
});
