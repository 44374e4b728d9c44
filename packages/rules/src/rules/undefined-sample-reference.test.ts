import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-sample-reference.js';

const AROUND = `userlist admins
    user a insecure-password b
peers p
    table t type ip size 1k
backend rates
    stick-table type ip size 1k store gpc0
backend b
    server s 192.0.2.1:80
`;

const withLine = (line: string, kind = 'frontend') => `${AROUND}${kind} f\n    ${line}\n`;

/** A line of a frontend, and what of it is reported. */
const refused = (line: string, messageId: string, data: Record<string, string>, text: string, kind = 'frontend') => {
  const column = 5 + line.indexOf(text);
  const loc = { line: 10, column, endLine: 10, endColumn: column + text.length };
  return { name: `${line} (${kind})`, code: withLine(line, kind), target: '3.0.0', errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('undefined-sample-reference', rule, {
  valid: [
    {
      name: 'a ring, which is a backend too',
      code: 'ring r\n    server a 192.0.2.1:514\nfrontend f\n    tcp-request content reject if { nbsrv(r) lt 1 } or { srv_is_up(r/a) }\n',
      target: '3.2',
    },
    {
      name: 'what exists',
      code: `${AROUND}frontend f
    acl a nbsrv(b) gt 1
    acl b fe_conn gt 1
    acl c srv_is_up(b/s)
    acl d sc_get_gpc0(0,rates) gt 1
    acl e src_get_gpc0(p/t) gt 1
    acl f http_auth(admins)
    http-request set-header X-A %[src,table_gpc0(rates)]
    http-request set-header X-B %[sc0_get_gpc0]
`,
    },
    { name: 'servers of a template', code: 'backend b\n    server-template s 3 192.0.2.1:80\n    acl a srv_is_up(s1)\n' },
    { name: 'a backend with a variable for a name', code: 'backend "${B}"\nfrontend f\n    acl a nbsrv(b) 1\n' },
    { name: 'a name with a variable', code: withLine('acl a "nbsrv(${B})" 1') },
    { name: 'nothing checks it', code: 'backend b\n    disabled\n    acl a nbsrv(c) 1\n' },
  ],
  invalid: [
    refused('acl a nbsrv(bb) gt 1', 'backend', { name: 'nbsrv', value: 'bb' }, 'nbsrv(bb)'),
    refused('acl a nbsrv gt 1', 'no-backend', { name: 'nbsrv', value: '' }, 'nbsrv'),
    refused('acl a fe_conn gt 1', 'no-frontend', { name: 'fe_conn', value: '' }, 'fe_conn', 'backend'),
    refused('acl a fe_conn(b) gt 1', 'frontend', { name: 'fe_conn', value: 'b' }, 'fe_conn(b)'),
    refused('acl a srv_is_up(b/t)', 'server', { name: 'srv_is_up', value: 'b/t' }, 'srv_is_up(b/t)'),
    refused('acl a srv_is_up(c/s)', 'server', { name: 'srv_is_up', value: 'c/s' }, 'srv_is_up(c/s)'),
    refused('acl a srv_is_up', 'unnamed', { name: 'srv_is_up', value: '' }, 'srv_is_up'),
    refused('http-request deny if { sc_get_gpc0(0,rate) gt 1 }', 'table', { name: 'sc_get_gpc0', value: 'rate' }, 'sc_get_gpc0(0,rate)'),
    refused('acl a src_get_gpc0(p/u) gt 1', 'table', { name: 'src_get_gpc0', value: 'p/u' }, 'src_get_gpc0(p/u)'),
    refused('http-request set-header X-A %[src,table_gpc0]', 'no-table', { name: 'table_gpc0', value: '' }, 'table_gpc0'),
    refused('http-request set-var(txn.a) http_auth(users)', 'userlist', { name: 'http_auth', value: 'users' }, 'http_auth(users)'),
  ],
});
