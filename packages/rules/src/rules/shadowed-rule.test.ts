import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './shadowed-rule.js';

const target = '3.0';
const www = (...lines: string[]) => ['frontend www', ...lines.map((line) => `    ${line}`), ''].join('\n');

new RuleTester({ describe, it }).run('shadowed-rule', rule, {
  valid: [
    { name: 'different paths', code: www('http-request deny if { path_beg /a }', 'http-request deny if { path_beg /b }'), target },
    {
      name: 'the narrower one first',
      code: www('http-request deny if { path_beg /a/b }', 'http-request allow if { path_beg /a }'),
      target,
    },
    { name: 'another ruleset', code: www('http-request deny if { path /a }', 'http-response deny if { path /a }'), target },
    { name: 'no final action', code: www('http-request set-header X a if { path /a }', 'http-request deny if { path /a }'), target },
    {
      name: 'the path changes in between',
      code: www('http-request deny if { path /a }', 'http-request set-path /b', 'http-request return status 204 if { path /a }'),
      target,
    },
    {
      name: 'an action of Lua may change anything',
      code: www('http-request deny if { path /a }', 'http-request lua.rewrite', 'http-request return status 204 if { path /a }'),
      target,
    },
    {
      name: 'one rule alone sees more',
      code: www('http-request deny if { path /a } { src 10.0.0.1 }', 'http-request deny if { path /a }'),
      target,
    },
    { name: 'case', code: www('http-request deny if { path /a }', 'http-request deny if { path -i /a }'), target },
    { name: 'patterns in files', code: www('http-request deny if { src -f a.lst }', 'http-request deny if { src -f b.lst }'), target },
    { name: 'a redirect that may lead nowhere', code: www('redirect prefix / ignore-empty', 'redirect prefix /b'), target },
    {
      name: 'HAProxy warns, and another rule reports it',
      code: www('http-request deny', 'http-request allow', 'http-request allow if { path /a }'),
      target,
    },
    { name: 'a condition that never holds', code: www('http-request deny if', 'http-request deny if { path /a }'), target },
    {
      name: 'numbers',
      code: www('tcp-request content reject if { dst_port gt 90 }', 'tcp-request content reject if { dst_port ge 90 }'),
      target,
    },
  ],
  invalid: [
    {
      name: 'the same condition',
      code: www('acl a path /a', 'http-request deny if a', 'http-request return status 204 if a'),
      target,
      errors: [
        { messageId: 'shadowed', data: { ruleset: 'http-request', line: 3 }, line: 4, column: 5, endLine: 4, endColumn: 40, related: [3] },
      ],
    },
    {
      name: 'a prefix of a prefix, one of them by name',
      code: www('acl a path_beg /a', 'use_backend b if a', 'use_backend c if { path_beg /a/b } { src 10.0.0.1 }'),
      target,
      errors: [
        { messageId: 'shadowed', data: { ruleset: 'use_backend', line: 3 }, line: 4, column: 5, endLine: 4, endColumn: 56, related: [3] },
      ],
    },
    {
      name: 'a network within a network, with harmless rules in between',
      code: www(
        'http-request deny if { src 10.0.0.0/8 192.168.0.0/16 }',
        'http-request set-header X a',
        'http-request allow if { src 10.1.0.0/16 }',
      ),
      target,
      errors: [
        { messageId: 'shadowed', data: { ruleset: 'http-request', line: 2 }, line: 4, column: 5, endLine: 4, endColumn: 46, related: [2] },
      ],
    },
    {
      name: 'case folded by the first one',
      code: www('http-request deny if { req.hdr(Host) -i WWW.example.com }', 'http-request deny if { hdr(host) www.example.com }'),
      target,
      errors: [
        { messageId: 'shadowed', data: { ruleset: 'http-request', line: 2 }, line: 3, column: 5, endLine: 3, endColumn: 55, related: [2] },
      ],
    },
    {
      name: 'unless',
      code: www('http-request redirect scheme https unless { ssl_fc }', 'http-request set-header X-Proto http if !{ ssl_fc }'),
      target,
      errors: [
        { messageId: 'shadowed', data: { ruleset: 'http-request', line: 2 }, line: 3, column: 5, endLine: 3, endColumn: 56, related: [2] },
      ],
    },
    {
      name: 'numbers, by operators and ranges',
      code: www('tcp-request content reject if { dst_port ge 90 }', 'tcp-request content accept if { dst_port 100:200 443 }'),
      target,
      errors: [
        {
          messageId: 'shadowed',
          data: { ruleset: 'tcp-request content', line: 2 },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 59,
          related: [2],
        },
      ],
    },
    {
      name: 'behind an action that ends the ruleset without HAProxy saying so',
      code: www('http-request silent-drop', 'http-request set-header a b', 'http-request deny'),
      target,
      errors: [
        {
          messageId: 'unconditional',
          data: { ruleset: 'http-request', line: 2 },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 32,
          related: [2],
        },
      ],
    },
    {
      name: 'behind one without a condition, once',
      code: www('use_backend a', 'use_backend b if { path /b }', 'use_backend c if { path /c }'),
      target,
      errors: [
        {
          messageId: 'unconditional',
          data: { ruleset: 'use_backend', line: 2 },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 33,
          related: [2],
        },
      ],
    },
  ],
});
