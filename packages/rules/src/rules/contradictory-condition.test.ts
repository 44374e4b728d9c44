import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './contradictory-condition.js';

const target = '3.0';
const www = (...lines: string[]) => ['frontend www', ...lines.map((line) => `    ${line}`), ''].join('\n');

new RuleTester({ describe, it }).run('contradictory-condition', rule, {
  valid: [
    { code: www('acl a path /a', 'acl b src 10.0.0.1', 'http-request deny if a !b'), target },
    { name: 'alternatives', code: www('http-request deny if { path /a } || { path /b }'), target },
    { name: 'patterns side by side are alternatives', code: www('http-request deny if { path /a /b }'), target },
    { name: 'a header with several values', code: www('http-request deny if { req.hdr(x) a } { req.hdr(x) b }'), target },
    { name: 'overlapping networks', code: www('http-request deny if { src 10.0.0.0/8 } { src 10.1.0.0/16 }'), target },
    { name: 'the narrower one negated', code: www('http-request deny if { path_beg /a } !{ path_beg /a/b }'), target },
  ],
  invalid: [
    {
      name: 'behind a line of the same form that other names make possible',
      code: www('acl a path_beg /a', 'acl b path_beg /b', 'http-request deny if a !b', 'http-request deny if a !a'),
      target,
      errors: [{ messageId: 'negated', data: { first: 'a', second: '!a' }, line: 5, column: 28, endLine: 5, endColumn: 30, related: [5] }],
    },
    {
      name: 'behind a line of the same form that other patterns make possible',
      code: www(
        'http-request deny if { path /a } { path_beg /a } { path /a }',
        'http-request deny if { path /a } { path_beg /a } { path /b }',
      ),
      target,
      errors: [
        {
          messageId: 'never',
          data: { first: '{ path /a }', second: '{ path /b }' },
          line: 3,
          column: 54,
          endLine: 3,
          endColumn: 65,
          related: [3],
        },
      ],
    },
    {
      code: www('acl a path /a', 'http-request deny if a !a'),
      target,
      errors: [{ messageId: 'negated', data: { first: 'a', second: '!a' }, line: 3, column: 28, endLine: 3, endColumn: 30, related: [3] }],
    },
    {
      name: 'one path cannot be two',
      code: www('use_backend b if { path /a } { path /b } or { method GET }'),
      target,
      errors: [
        {
          messageId: 'never',
          data: { first: '{ path /a }', second: '{ path /b }' },
          line: 2,
          column: 34,
          endLine: 2,
          endColumn: 45,
          related: [2],
        },
      ],
    },
    {
      name: 'hosts, through names',
      code: www('acl a hdr(host) -i a.example.com', 'acl b hdr(host) -i b.example.com', 'use_backend b if a b'),
      target,
      errors: [{ messageId: 'never', data: { first: 'a', second: 'b' }, line: 4, column: 24, endLine: 4, endColumn: 25, related: [4] }],
    },
    {
      name: 'the wider one negated',
      code: www('http-request deny if { src 10.1.0.0/16 } !{ src 10.0.0.0/8 }'),
      target,
      errors: [
        {
          messageId: 'negated',
          data: { first: '{ src 10.1.0.0/16 }', second: '!{ src 10.0.0.0/8 }' },
          line: 2,
          column: 46,
          endLine: 2,
          endColumn: 65,
          related: [2],
        },
      ],
    },
  ],
});
