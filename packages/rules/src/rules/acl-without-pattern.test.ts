import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './acl-without-pattern.js';

const acl = (...tests: string[]) => `frontend f\n${tests.map((test) => `    acl a ${test}\n`).join('')}`;

const none = (sample: string, line: number, column: number, endColumn: number) => ({
  messageId: 'none' as const,
  data: { sample },
  line,
  column,
  endLine: line,
  endColumn,
});

new RuleTester({ describe, it }).run('acl-without-pattern', rule, {
  valid: [
    { name: 'patterns', code: acl('path /a', 'hdr(host) -i a', 'hdr(host) -m found', 'nbsrv(b) gt 1', 'path --') },
    { name: 'booleans', code: acl('ssl_fc', 'src,in_table(b)', 'bool(true)', 'rand,bool') },
    { name: 'what HAProxy asks a way of matching for', code: acl('req.payload(0,1)', 'var(txn.a)', 'hdr(host),sha1') },
    { name: 'what Lua registers', code: acl('lua.test', 'path,lua.test') },
    { name: 'what a variable hides', code: acl('"${TEST}"', '"path,${CONVERTER}"') },
    { name: 'conditions', code: 'frontend f\n    mode http\n    http-request deny if { path /a } !{ ssl_fc } || { hdr(a) -m found }\n' },
    { name: 'a pattern in parentheses', code: acl('path -- (a', 'hdr(a) (a') },
  ],
  invalid: [
    {
      code: acl('path', 'hdr(host),lower', 'src', 'var(txn.a),lower', 'nbsrv(b)'),
      errors: [none('path', 2, 11, 15), none('hdr', 3, 11, 26), none('src', 4, 11, 14), none('var', 5, 11, 27), none('nbsrv', 6, 11, 19)],
    },
    {
      name: 'in conditions',
      code: 'frontend f\n    mode http\n    http-request deny if { path } or { hdr_beg(a) }\n',
      errors: [none('path', 3, 28, 32), none('hdr_beg', 3, 40, 50)],
    },
    {
      name: 'an argument behind a space',
      code: acl('hdr_dom (host)'),
      errors: [{ messageId: 'argument', data: { sample: 'hdr_dom', pattern: '(host)' }, line: 2, column: 11, endLine: 2, endColumn: 25 }],
    },
  ],
});
