import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './repeated-sample.js';

new RuleTester({ describe, it }).run('repeated-sample', rule, {
  valid: [
    {
      name: 'twice',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { path,regsub(a,b) x }\n    http-request deny if { path,regsub(a,b) y }\n',
      target: '3.0',
    },
    {
      name: 'cheap',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { path,lower x }\n    http-request deny if { path,lower y }\n    http-request deny if { path,lower z }\n',
      target: '3.0',
    },
    {
      name: 'not the same',
      code: "frontend www\n    mode http\n    bind :80\n    http-request deny if { req.body,json_query('$.a') x }\n    http-request deny if { req.body,json_query('$.b') y }\n    http-request deny if { req.body,json_query('$.c') z }\n",
      target: '3.0',
    },
    {
      name: 'changed in between',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { path,regsub(a,b) x }\n    http-request set-path /x\n    http-request deny if { path,regsub(a,b) y }\n    http-request deny if { path,regsub(a,b) z }\n',
      target: '3.0',
    },
    {
      name: 'kept in a variable',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request set-var(txn.p) path,regsub(a,b)\n    http-request deny if { var(txn.p) x } || { var(txn.p) y } || { var(txn.p) z }\n',
      target: '3.0',
    },
    {
      name: 'an ACL that nobody asks',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path,regsub(a,b) x\n    acl b path,regsub(a,b) y\n    acl c path,regsub(a,b) z\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      name: 'in conditions',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request deny if { path,regsub(a,b) x }\n    http-request deny if { path,regsub(a,b) y }\n    http-request deny if { path,regsub(a,b) z }\n',
      target: '3.0',
      errors: [
        {
          messageId: 'repeated',
          data: { sample: 'path,regsub(a,b)', count: 3, costly: 'regsub' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 48,
          related: [5, 6],
        },
      ],
    },
    {
      name: 'an ACL that several rules ask',
      code: 'frontend www\n    mode http\n    bind :80\n    acl bot req.hdr(user-agent),map_reg(/etc/haproxy/agents) bot\n    http-request deny if bot { path / }\n    http-request set-header x-bot 1 if bot\n    use_backend bots if !bot\n',
      target: '3.0',
      errors: [
        {
          messageId: 'repeated',
          data: { sample: 'req.hdr(user-agent),map_reg(/etc/haproxy/agents)', count: 3, costly: 'map_reg' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 40,
          related: [6, 7],
        },
      ],
    },
    {
      name: 'in formats, with quotes',
      code: "frontend www\n    mode http\n    bind :80\n    http-request set-header x-a %[req.hdr(authorization),http_auth_bearer,jwt_payload_query('$.sub')]\n    http-request set-header x-b %[req.hdr(authorization),http_auth_bearer,jwt_payload_query('$.sub'),lower]\n",
      target: '3.0',
      options: [{ times: 2 }],
      errors: [
        {
          messageId: 'repeated',
          data: { sample: 'req.hdr(authorization),http_auth_bearer,jwt_payload_query($.sub)', count: 2, costly: 'jwt_payload_query' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 102,
          related: [5],
        },
      ],
    },
  ],
});
