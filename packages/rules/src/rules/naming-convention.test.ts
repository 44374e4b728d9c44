import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './naming-convention.js';

new RuleTester({ describe, it }).run('naming-convention', rule, {
  valid: [
    {
      name: 'one way',
      code: 'frontend web-in\n    acl is_api path /\n    acl is_old path /o\n\nbackend web-out\n    server web1 192.0.2.1:80\n',
    },
    { name: 'as many of each', code: 'frontend web-in\n\nbackend web_out\n' },
    { name: 'off', code: 'frontend a-b\n\nbackend c-d\n\nbackend e_f\n', options: [{ proxy: 'off' }] },
    { name: 'a regular expression', code: 'frontend fe-www\n\nbackend be_app\n', options: [{ proxy: '^(fe|be)[-_]' }] },
    { name: 'not one', code: 'frontend fe-www\n', options: [{ proxy: '(' }] },
    {
      name: 'variables and other lines',
      code: 'frontend a-b\n\nbackend c-d\n    server "${A}_x" 192.0.2.1:80\n    server "${B}-x" 192.0.2.1:80\n    server "${C}-x" 192.0.2.1:80\n',
    },
  ],
  invalid: [
    {
      name: 'one differs',
      code: 'frontend web-in\n\nbackend web-out\n\nbackend other_out\n',
      errors: [
        {
          messageId: 'separator',
          data: { other: '-', kind: 'proxy', name: 'other_out', separator: '_' },
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 18,
        },
      ],
    },
    {
      name: 'ACLs, once each',
      code: 'frontend a\n    acl is_a path /\n    acl is_b path /\n    acl is-c path /\n    acl is-c path /c\n',
      errors: [
        {
          messageId: 'separator',
          data: { other: '_', kind: 'ACL', name: 'is-c', separator: '-' },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 13,
        },
      ],
    },
    {
      name: 'servers',
      code: 'backend a\n    server s_1 192.0.2.1:80\n    server s_2 192.0.2.1:80\n    server-template s-3 1-3 a.example.com:80\n',
      errors: [
        {
          messageId: 'separator',
          data: { other: '_', kind: 'server', name: 's-3', separator: '-' },
          line: 4,
          column: 21,
          endLine: 4,
          endColumn: 24,
        },
      ],
    },
    {
      name: 'wanted',
      code: 'frontend WebIn\n\nbackend web-out\n\nbackend web_in\n',
      options: [{ proxy: 'kebab-case' }],
      errors: [
        {
          messageId: 'convention',
          data: { kind: 'proxy', name: 'WebIn', convention: 'kebab-case' },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 15,
        },
        {
          messageId: 'convention',
          data: { kind: 'proxy', name: 'web_in', convention: 'kebab-case' },
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 15,
        },
      ],
    },
    {
      name: 'wanted by a regular expression',
      code: 'frontend www\n',
      options: [{ proxy: '^fe-' }],
      errors: [
        {
          messageId: 'convention',
          data: { kind: 'proxy', name: 'www', convention: '/^fe-/' },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 13,
        },
      ],
    },
  ],
});
