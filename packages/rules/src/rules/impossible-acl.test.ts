import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './impossible-acl.js';

const inFrontend = (lines: string) => `frontend f\n    mode http\n    ${lines}\n`;

/** Lines of a frontend, the last of which is reported. */
const reported = (lines: string, messageId: string, data: Record<string, string>, text: string, target = '3.4.0') => {
  const all = lines.split('\n    ');
  const column = 5 + (all.at(-1) as string).lastIndexOf(text);
  const line = 2 + all.length;
  const loc = { line, column, endLine: line, endColumn: column + text.length };
  return { name: all.join(' / '), code: inFrontend(lines), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('impossible-acl', rule, {
  valid: [
    {
      name: 'predefined ACLs',
      code: 'frontend f\n    tcp-request session reject if TRUE LOCALHOST\n    tcp-request content reject unless HTTP\n',
    },
    {
      name: 'a predefined ACL that the section makes its own',
      code: 'frontend f\n    acl METH_GET src 192.0.2.1\n    tcp-request session reject if METH_GET\n',
    },
    { name: 'where it is available', code: inFrontend('http-request deny if { path /a } { src 10.0.0.1 }') },
    { name: 'of the response', code: inFrontend('http-response set-header A b if { status 200 }') },
    { name: 'predefined', code: inFrontend('http-response set-header A b if METH_GET') },
    { name: 'of scripts', code: inFrontend('http-response set-header A b if { lua.x 1 }') },
    {
      name: 'a name that a variable gives',
      code: inFrontend('acl "${A}" path /\n    acl a path /\n    http-response set-header A b if a'),
    },
    { name: 'no condition', code: inFrontend('http-response set-header A b') },
  ],
  invalid: [
    reported('tcp-request session reject if METH_GET', 'never', { name: 'METH_GET', fetch: 'method' }, 'METH_GET'),
    reported('http-response set-header A b if { path_beg /a }', 'anonymous', { fetch: 'path_beg' }, '{ path_beg /a }', '3.0.0'),
    reported('acl a path /\n    http-response set-header A b if a', 'never', { name: 'a', fetch: 'path' }, 'a'),
    reported('acl a path /\n    acl a status 200\n    http-response set-header A b if a', 'partly', { name: 'a', fetch: 'path' }, 'a'),
    reported('tcp-request connection reject if { req.len 0 }', 'anonymous', { fetch: 'req.len' }, '{ req.len 0 }'),
    reported('use_backend b if { res.len 0 } { status 200 }', 'anonymous', { fetch: 'res.len' }, '{ res.len 0 }'),
  ],
});
