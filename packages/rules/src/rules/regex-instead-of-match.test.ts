import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './regex-instead-of-match.js';

new RuleTester({ describe, it }).run('regex-instead-of-match', rule, {
  valid: [
    {
      name: 'needed',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg ^/api/v[0-9]+/\n    acl b path_reg ^/a.c\n    acl c path_reg /(a+|b)$\n    acl d path_reg (?i)^/api\n    acl e path_reg \\\\bapi\\\\b\n    acl f path_reg ^/a{2}\n    acl g path_reg ^/api(/|$)\n    acl h path_reg ^(?!/api)\n',
      target: '3.0',
    },
    {
      name: 'a dot that is any character',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a hdr_reg(host) ^www.example.com$\n',
      target: '3.0',
    },
    {
      name: 'beginnings and ends together',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg ^/api/ \\\\.php$\n',
      target: '3.0',
    },
    {
      name: 'nothing is looked for',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg .*\n    acl b path_reg ^$\n    acl c path_reg (a|)\n',
      target: '3.0',
    },
    {
      name: 'a file of patterns',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg -f /etc/haproxy/paths\n    acl b path_reg ^/api -f /etc/haproxy/paths\n',
      target: '3.0',
    },
    { name: 'a variable', code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg "^/${API}"\n', target: '3.0' },
    {
      name: 'values that may have line feeds',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path,url_dec -m reg foo$\n    acl b req.body -m reg foo.*bar$\n    acl c req.body -m reg foo$\n    acl d req.body -m reg .*foo\n',
      target: '3.0',
    },
    {
      name: 'no regular expression',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_beg /api/\n    acl b path -m beg /api/\n',
      target: '3.0',
    },
    {
      name: 'more text than expression',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg (a|b)(a|b)(a|b)(a|b)\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      name: 'a beginning',
      code: 'frontend www\n    mode http\n    bind :80\n    acl api path_reg ^/api/\n',
      target: '3.0',
      errors: [
        { messageId: 'literal', data: { pattern: '^/api/', instead: 'path_beg /api/' }, line: 4, column: 22, endLine: 4, endColumn: 28 },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl api path_beg /api/\n',
    },
    {
      name: 'a whole value, case ignored',
      code: 'frontend www\n    mode http\n    bind :80\n    acl site hdr_reg(host) -i ^www\\\\.example\\\\.com$\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: '^www\\.example\\.com$', instead: 'hdr(host) -i www.example.com' },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 52,
        },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl site hdr(host) -i www.example.com\n',
    },
    {
      name: 'ends, in braces',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { path_reg \\\\.(php|cgi)$ }\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: '\\.(php|cgi)$', instead: 'path_end .php .cgi' },
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 50,
        },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { path_end .php .cgi }\n',
    },
    {
      name: 'a part, in quotes',
      code: "frontend www\n    mode http\n    bind :80\n    acl bot hdr_reg(user-agent) -i 'curl|wget'\n",
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: 'curl|wget', instead: 'hdr_sub(user-agent) -i curl wget' },
          line: 4,
          column: 36,
          endLine: 4,
          endColumn: 47,
        },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl bot hdr_sub(user-agent) -i curl wget\n',
    },
    {
      name: 'by method',
      code: 'frontend www\n    mode http\n    bind :80\n    acl api path,lower -m reg -i ^/api/.*$\n    acl site req.hdr(host) -m reg ^(www\\\\.)?example\\\\.com$\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: '^/api/.*$', instead: 'path,lower -m beg -i /api/' },
          line: 4,
          column: 34,
          endLine: 4,
          endColumn: 43,
        },
        {
          messageId: 'literal',
          data: { pattern: '^(www\\.)?example\\.com$', instead: 'req.hdr(host) -m str example.com www.example.com' },
          line: 5,
          column: 35,
          endLine: 5,
          endColumn: 59,
        },
      ],
      output:
        'frontend www\n    mode http\n    bind :80\n    acl api path,lower -m beg -i /api/\n    acl site req.hdr(host) -m str example.com www.example.com\n',
    },
    {
      name: 'several patterns',
      code: 'frontend www\n    mode http\n    bind :80\n    acl api path_reg ^/api/ ^/v1/\n    acl old path_reg ^/old|^/legacy\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: '^/api/ ^/v1/', instead: 'path_beg /api/ /v1/' },
          line: 4,
          column: 22,
          endLine: 4,
          endColumn: 34,
        },
        {
          messageId: 'literal',
          data: { pattern: '^/old|^/legacy', instead: 'path_beg /old /legacy' },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 36,
        },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl api path_beg /api/ /v1/\n    acl old path_beg /old /legacy\n',
    },
    {
      name: 'one that another takes along',
      code: 'frontend www\n    mode http\n    bind :80\n    acl api path_reg ^/api/?\n',
      target: '3.0',
      errors: [
        { messageId: 'literal', data: { pattern: '^/api/?', instead: 'path_beg /api' }, line: 4, column: 22, endLine: 4, endColumn: 29 },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl api path_beg /api\n',
    },
    {
      name: 'options end',
      code: 'frontend www\n    mode http\n    bind :80\n    acl api path_reg -i -- ^/api/\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: '^/api/', instead: 'path_beg -i -- /api/' },
          line: 4,
          column: 28,
          endLine: 4,
          endColumn: 34,
        },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl api path_beg -i -- /api/\n',
    },
    {
      name: 'a character in brackets and quotes in the result',
      code: "frontend www\n    mode http\n    bind :80\n    acl a path_reg ^/a[.]b\n    acl b url_reg '^/a\\#b'\n",
      target: '3.0',
      errors: [
        { messageId: 'literal', data: { pattern: '^/a[.]b', instead: 'path_beg /a.b' }, line: 4, column: 20, endLine: 4, endColumn: 27 },
        { messageId: 'literal', data: { pattern: '^/a\\#b', instead: "url_beg '/a#b'" }, line: 5, column: 19, endLine: 5, endColumn: 27 },
      ],
      output: "frontend www\n    mode http\n    bind :80\n    acl a path_beg /a.b\n    acl b url_beg '/a#b'\n",
    },
    {
      name: 'a text that would go on with the sample',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg lower\n    acl b path_reg -i lower\n',
      target: '3.0',
      errors: [
        { messageId: 'literal', data: { pattern: 'lower', instead: 'path_sub lower' }, line: 4, column: 20, endLine: 4, endColumn: 25 },
        { messageId: 'literal', data: { pattern: 'lower', instead: 'path_sub -i lower' }, line: 5, column: 23, endLine: 5, endColumn: 28 },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg lower\n    acl b path_sub -i lower\n',
    },
    {
      name: 'a text that would be an option',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_reg ^-i\n',
      target: '3.0',
      errors: [{ messageId: 'literal', data: { pattern: '^-i', instead: 'path_beg -i' }, line: 4, column: 20, endLine: 4, endColumn: 23 }],
    },
    {
      name: 'no keyword of that matching',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a ssl_c_s_dn(cn),lower -m reg ^client\n    acl b hdr_reg(x-id) ^a$\n    acl c url_param(a) -m reg ^a$\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: '^client', instead: 'ssl_c_s_dn(cn),lower -m beg client' },
          line: 4,
          column: 39,
          endLine: 4,
          endColumn: 46,
        },
        { messageId: 'literal', data: { pattern: '^a$', instead: 'hdr(x-id) a' }, line: 5, column: 25, endLine: 5, endColumn: 28 },
        {
          messageId: 'literal',
          data: { pattern: '^a$', instead: 'url_param(a) -m str a' },
          line: 6,
          column: 31,
          endLine: 6,
          endColumn: 34,
        },
      ],
      output:
        'frontend www\n    mode http\n    bind :80\n    acl a ssl_c_s_dn(cn),lower -m beg client\n    acl b hdr(x-id) a\n    acl c url_param(a) -m str a\n',
    },
    {
      name: 'a body',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a req.body -m reg foo|bar\n',
      target: '3.0',
      errors: [
        {
          messageId: 'literal',
          data: { pattern: 'foo|bar', instead: 'req.body -m sub foo bar' },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 34,
        },
      ],
      output: 'frontend www\n    mode http\n    bind :80\n    acl a req.body -m sub foo bar\n',
    },
  ],
});
