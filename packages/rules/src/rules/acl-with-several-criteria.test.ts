import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './acl-with-several-criteria.js';

new RuleTester({ describe, it }).run('acl-with-several-criteria', rule, {
  valid: [
    { code: 'frontend www\n    acl a path /a\n    acl a path_beg /b/\n', target: '3.0' },
    { name: 'in two sections', code: 'frontend www\n    acl a path /a\nfrontend api\n    acl a src 10.0.0.1\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    acl a path /a\n    acl a hdr(host) a.example.com\n',
      target: '3.0',
      errors: [
        {
          messageId: 'several',
          data: { name: 'a', here: 'req.hdr(host)', there: 'path', line: 2 },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 10,
          related: [2],
        },
      ],
    },
  ],
});
