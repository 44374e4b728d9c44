import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './case-sensitive-host.js';

new RuleTester({ describe, it }).run('case-sensitive-host', rule, {
  valid: [
    { code: 'frontend www\n    acl a hdr(host) -i www.example.com\n', target: '3.0' },
    { name: 'made small', code: 'frontend www\n    acl a req.hdr(host),lower www.example.com\n', target: '3.0' },
    { name: 'a file', code: 'frontend www\n    acl a hdr(host) -f hosts.lst\n', target: '3.0' },
    { name: 'an address has no letters', code: 'frontend www\n    acl a hdr(host) 192.0.2.1\n', target: '3.0' },
    { name: 'a path has a case', code: 'frontend www\n    acl a path /A\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    acl a hdr(host) www.example.com example.com\n',
      target: '3.0',
      errors: [
        {
          messageId: 'sensitive',
          data: { example: 'Www.example.com' },
          line: 2,
          column: 21,
          endLine: 2,
          endColumn: 48,
          suggestions: [{ messageId: 'ignore', output: 'frontend www\n    acl a hdr(host) -i www.example.com example.com\n' }],
        },
      ],
    },
    {
      name: 'by its beginning, in braces',
      code: 'frontend www\n    use_backend b if { hdr_beg(host) api. }\n',
      target: '3.0',
      errors: [
        {
          messageId: 'sensitive',
          data: { example: 'Api.' },
          line: 2,
          column: 38,
          endLine: 2,
          endColumn: 42,
          suggestions: [{ messageId: 'ignore', output: 'frontend www\n    use_backend b if { hdr_beg(host) -i api. }\n' }],
        },
      ],
    },
    {
      name: 'made small, and compared with capitals',
      code: 'frontend www\n    acl a hdr(host),lower WWW.example.com\n',
      target: '3.0',
      errors: [{ messageId: 'never', data: { pattern: 'WWW.example.com' }, line: 2, column: 27, endLine: 2, endColumn: 42 }],
    },
  ],
});
