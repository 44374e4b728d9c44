import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-acl.js';

new RuleTester({ describe, it }).run('unused-acl', rule, {
  valid: [
    'frontend www\n    acl api path_beg /api\n    use_backend api if api\nbackend api\n',
    'frontend www\n    acl api path_beg /api\n    http-request deny if !api\n',
    'backend b\n    acl local src 127.0.0.1\n    stats admin if local\n',
    { name: 'a detached negation', code: 'frontend www\n    acl api path_beg /api\n    http-request deny if ! api\n' },
    { name: 'in the rules of a named defaults section', code: 'defaults d\n    acl api path_beg /api\n    http-request deny if api\n' },
    { name: 'a variable may name it', code: 'frontend www\n    acl api path_beg /api\n    http-request deny if "${COND}"\n' },
    { name: 'a variable may be the condition', code: 'frontend www\n    acl api path_beg /api\n    http-request deny "${CONDS[*]}"\n' },
    { name: 'hidden by the target', code: '.if version_atleast(3.0)\nfrontend www\n    acl api path_beg /api\n.endif\n', target: '2.8' },
  ].map((code) => (typeof code === 'string' ? { code } : code)),
  invalid: [
    {
      code: 'frontend www\n    acl api path_beg /api\n    acl web path_beg /web # of us\n    use_backend api if api\nbackend api\n',
      errors: [
        {
          messageId: 'unused',
          data: { name: 'web', section: 'frontend' },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 12,
          suggestions: [
            {
              messageId: 'remove',
              output: 'frontend www\n    acl api path_beg /api\n    use_backend api if api\nbackend api\n',
            },
          ],
        },
      ],
    },
    {
      name: 'all lines of the name together',
      code: 'frontend www\n    acl web path_beg /a\n    mode http\n    acl web path_beg /b',
      errors: [
        {
          messageId: 'unused',
          data: { name: 'web', section: 'frontend' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 12,
          related: [4],
          suggestions: [{ messageId: 'remove', output: 'frontend www\n    mode http\n' }],
        },
      ],
    },
    {
      name: 'whose name is a word of another section, but no condition of it',
      code: 'frontend www\n    acl key path_beg /web\ncrt-store c\n    load crt a.pem key a.key\n',
      target: '3.2',
      errors: [
        {
          messageId: 'unused',
          data: { name: 'key', section: 'frontend' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 12,
          suggestions: [{ messageId: 'remove', output: 'frontend www\ncrt-store c\n    load crt a.pem key a.key\n' }],
        },
      ],
    },
    {
      name: 'used where it does not reach',
      code: 'frontend www\n    acl web path_beg /web\nbackend b\n    http-request deny if web\n',
      errors: [
        {
          messageId: 'elsewhere',
          data: { name: 'web', section: 'frontend', other: 'backend "b"' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 12,
          suggestions: [{ messageId: 'remove', output: 'frontend www\nbackend b\n    http-request deny if web\n' }],
        },
      ],
    },
  ],
});
