import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './misread-pattern.js';

new RuleTester({ describe, it }).run('misread-pattern', rule, {
  valid: [
    { code: 'frontend www\n    acl a hdr(host) -i a.example.com\n' },
    { name: 'numbers have operators', code: 'frontend www\n    acl a hdr_cnt(x) gt 1\n' },
    { name: 'forced to be patterns', code: 'frontend www\n    acl a path -- -i eq\n' },
    { name: 'quoted', code: 'frontend www\n    acl a hdr(x) "eq" b\n' },
    { name: 'a word alone', code: 'frontend www\n    acl a hdr(x) eq\n    acl b hdr(x) or\n' },
    { name: 'names without a separator are words', code: 'frontend www\n    acl a path_sub src path url\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    acl a hdr(host) eq a.example.com\n',
      errors: [{ messageId: 'operator', data: { word: 'eq' }, line: 2, column: 21, endLine: 2, endColumn: 23 }],
    },
    {
      name: 'a flag behind',
      code: 'frontend www\n    http-request deny if { path /a -i /b }\n',
      errors: [{ messageId: 'flag', data: { word: '-i' }, line: 2, column: 36, endLine: 2, endColumn: 38 }],
    },
    {
      name: 'a second test',
      code: 'frontend www\n    acl a hdr(host) a.example.com path_beg /www/\n',
      errors: [{ messageId: 'test', data: { word: 'path_beg' }, line: 2, column: 35, endLine: 2, endColumn: 43 }],
    },
    {
      name: 'a joint',
      code: 'frontend www\n    acl a path /a or /b\n',
      errors: [{ messageId: 'joint', data: { word: 'or' }, line: 2, column: 19, endLine: 2, endColumn: 21 }],
    },
  ],
});
