import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-section.js';

new RuleTester({ describe, it }).run('unused-section', rule, {
  valid: [
    { code: 'frontend www\n    default_backend b\nbackend b\n' },
    { name: 'chosen by the request', code: 'frontend www\n    use_backend %[req.hdr(host),lower]\nbackend b\n' },
    { name: 'perhaps chosen by a script', code: 'global\n    lua-load route.lua\nbackend b\n' },
    {
      name: 'perhaps named in the file of an SPOE agent',
      code: 'frontend www\n    filter spoe engine a config spoe.conf\nbackend agents\n',
    },
    { name: 'its table is tracked', code: 'frontend www\n    http-request track-sc0 src table rates\nbackend rates\n' },
    { name: 'asked for in a condition', code: 'frontend www\n    monitor fail if { nbsrv(pool) lt 2 }\nbackend pool\n' },
    {
      name: 'asked for in the first word of a pair',
      code: 'backend a\n    server s 10.0.0.1:80 track pool/s\nfrontend www\n    default_backend a\nbackend pool\n',
    },
    { name: 'a userlist in a condition', code: 'userlist u\nfrontend www\n    http-request auth unless { http_auth(u) }\n' },
    { name: "HAProxy's own resolvers", code: 'resolvers default\n' },
    { name: 'a name that a variable gives', code: 'backend "${NAME}"\n' },
    { name: 'a frontend is there for itself', code: 'frontend www\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    default_backend a\nbackend a\nbackend b # of old\n',
      errors: [
        {
          messageId: 'unused',
          data: { kind: 'backend', name: 'b', users: '"use_backend" or "default_backend" line' },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 10,
        },
      ],
    },
    {
      name: 'named by its own lines only',
      code: 'backend b\n    server b 10.0.0.1:80\n',
      errors: [
        {
          messageId: 'unused',
          data: { kind: 'backend', name: 'b', users: '"use_backend" or "default_backend" line' },
          line: 1,
          column: 9,
          endLine: 1,
          endColumn: 10,
        },
      ],
    },
    {
      name: 'userlists, resolvers and caches',
      code: 'userlist u\nresolvers r\ncache c\n',
      errors: [
        {
          messageId: 'unused',
          data: { kind: 'userlist', name: 'u', users: '"http_auth" in a condition' },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 11,
        },
        {
          messageId: 'unused',
          data: { kind: 'resolvers', name: 'r', users: '"resolvers" parameter or "do-resolve" rule' },
          line: 2,
          column: 11,
          endLine: 2,
          endColumn: 12,
        },
        {
          messageId: 'unused',
          data: { kind: 'cache', name: 'c', users: '"filter cache", "cache-use" or "cache-store"' },
          line: 3,
          column: 7,
          endLine: 3,
          endColumn: 8,
        },
      ],
    },
  ],
});
