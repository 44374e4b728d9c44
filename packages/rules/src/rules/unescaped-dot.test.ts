import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unescaped-dot.js';

new RuleTester({ describe, it }).run('unescaped-dot', rule, {
  valid: [
    { code: 'frontend www\n    acl a hdr_reg(host) ^www\\\\.example\\\\.com$\n', target: '3.0' },
    { name: 'any character, on purpose', code: 'frontend www\n    acl a hdr_reg(host) ^www.*example.+com$\n', target: '3.0' },
    { name: 'in a set', code: 'frontend www\n    acl a hdr_reg(host) ^www[.]example[.]com$\n', target: '3.0' },
    { name: 'a path', code: 'frontend www\n    acl a path_reg a.html\n', target: '3.0' },
    { name: 'no regular expression', code: 'frontend www\n    acl a hdr(host) www.example.com\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    acl a hdr_reg(host) -i ^www.example.com$\n',
      target: '3.0',
      errors: [
        {
          messageId: 'dot',
          data: { pattern: '^www.example.com$', example: 'wwwxexamplexcom' },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 45,
          suggestions: [{ messageId: 'escape', output: 'frontend www\n    acl a hdr_reg(host) -i ^www\\\\.example\\\\.com$\n' }],
        },
      ],
    },
    {
      name: 'by method, in braces',
      code: 'frontend www\n    use_backend b if { req.hdr(host),lower -m reg (www|api)\\\\.example.com }\n',
      target: '3.0',
      errors: [
        {
          messageId: 'dot',
          data: { pattern: '(www|api)\\.example.com', example: '(www|api).examplexcom' },
          line: 2,
          column: 51,
          endLine: 2,
          endColumn: 74,
        },
      ],
    },
    {
      name: 'SNI, quoted',
      code: 'frontend www\n    use_backend b if { req.ssl_sni -m reg "^a.example.com" }\n',
      target: '3.0',
      errors: [
        { messageId: 'dot', data: { pattern: '^a.example.com', example: 'axexamplexcom' }, line: 2, column: 43, endLine: 2, endColumn: 59 },
      ],
    },
  ],
});
