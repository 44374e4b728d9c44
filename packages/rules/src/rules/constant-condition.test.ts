import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './constant-condition.js';

new RuleTester({ describe, it }).run('constant-condition', rule, {
  valid: [
    { code: 'frontend www\n    http-request deny if { src 10.0.0.0/8 }\n', target: '3.0' },
    { name: 'negated', code: 'frontend www\n    http-request deny if !{ path_beg / }\n', target: '3.0' },
    { name: 'two alternatives', code: 'frontend www\n    acl a path /a\n    http-request deny if a or { path /b }\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    http-request deny if { src 0.0.0.0/0 } METH_GET\n',
      target: '3.0',
      errors: [
        {
          messageId: 'all',
          data: { term: '{ src 0.0.0.0/0 }', what: 'address of its family' },
          line: 2,
          column: 26,
          endLine: 2,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'by name',
      code: 'frontend www\n    acl all path_beg /\n    use_backend b if all\n',
      target: '3.0',
      errors: [{ messageId: 'all', data: { term: 'all', what: 'path' }, line: 3, column: 22, endLine: 3, endColumn: 25 }],
    },
    {
      name: 'one or the other',
      code: 'frontend www\n    acl a path_beg /a\n    use_backend b if a or !a\n',
      target: '3.0',
      errors: [{ messageId: 'either', data: { first: 'a', second: '!a' }, line: 3, column: 27, endLine: 3, endColumn: 29 }],
    },
    {
      name: 'every path, by a regular expression',
      code: 'frontend www\n    http-request deny if { path_reg .* }\n',
      target: '3.0',
      errors: [{ messageId: 'all', data: { term: '{ path_reg .* }', what: 'path' }, line: 2, column: 26, endLine: 2, endColumn: 41 }],
    },
  ],
});
