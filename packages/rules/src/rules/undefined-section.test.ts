import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-section.js';

const unknown = (kind: string, column: number, line = 2) => ({
  messageId: 'unknown',
  data: { kind, name: 'gone' },
  line,
  column,
  endLine: line,
  endColumn: column + 4,
});

new RuleTester({ describe, it }).run('undefined-section', rule, {
  valid: [
    {
      name: 'a client of HAProxy that resolves nothing',
      code: 'global\n    httpclient.resolvers.id a\n    httpclient.resolvers.disabled on\n',
    },
    { name: 'the last one counts', code: 'global\n    httpclient.resolvers.id a\n    httpclient.resolvers.id default\n' },
    {
      name: 'all there',
      code: [
        'userlist users\n    user a insecure-password b',
        'cache small\n    total-max-size 4',
        'resolvers dns\npeers mesh\nmailers mail\nhttp-errors pages\nfcgi-app php',
        'backend b\n    acl known http_auth(users)\n    http-request auth unless { http_auth(users) }',
        '    http-request cache-use small\n    filter cache small\n    errorfiles pages\n    use-fcgi-app php',
        '    stick-table type ip size 1m peers mesh\n    server s a.example:80 resolvers dns',
        '    email-alert mailers mail\n    email-alert from a@example.org\n    email-alert to b@example.org\n',
      ].join('\n'),
    },
    { name: 'resolvers that HAProxy makes by itself', code: 'backend b\n    server s a.example:80 resolvers default\n', target: '2.6' },
    { name: 'a disabled proxy is not checked', code: 'backend b\n    disabled\n    errorfiles gone\n' },
    { name: 'in a variable', code: 'backend b\n    errorfiles "${PAGES}"\n' },
    { name: 'the name of a section is in a variable', code: 'http-errors "${PAGES}"\nbackend b\n    errorfiles gone\n' },
    {
      name: 'the alert is dropped for want of a sender',
      code: 'backend b\n    email-alert mailers gone\n    email-alert to b@example.org\n',
    },
    { name: 'rings are looked up at the start only', code: 'backend b\n    log ring@gone local0\n' },
    { name: 'text that looks like a fetch', code: 'backend b\n    http-request set-header x http_auth(gone)\n' },
    { name: 'names of HAProxy itself', code: 'backend b\n    acl a http_auth(.internal-stats-userlist)\n' },
    {
      name: 'in defaults that no proxy takes',
      code: 'defaults a\n    errorfiles gone\n    http-request deny errorfiles gone\ndefaults b\nbackend b from b\n',
    },
    { name: 'a cache in defaults is not looked up', code: 'defaults a\n    http-request cache-use gone\nbackend b\n' },
    { name: 'words of a reply that are others', code: 'backend b\n    http-request return status 200 hdr errorfiles gone\n' },
    { name: 'resolvers in the parentheses of another action', code: 'backend b\n    http-request set-var(txn.a,gone) src\n' },
    { name: 'resolvers of its own', code: 'backend b\n    http-request do-resolve(txn.a,default) src\n', target: '2.6' },
    { name: 'a server with that name', code: 'backend b\n    server resolvers 192.0.2.1:80\n' },
  ],
  invalid: [
    { code: 'backend b\n    errorfiles gone\n', errors: [unknown('http-errors', 16)] },
    { code: 'backend b\n    http-error status 404 errorfiles gone\n', errors: [unknown('http-errors', 38)] },
    { code: 'backend b\n    http-request deny errorfiles gone if TRUE\n', errors: [unknown('http-errors', 34)] },
    { code: 'backend b\n    http-response return status 404 errorfiles gone\n', errors: [unknown('http-errors', 48)] },
    {
      code: 'backend b\n    http-request do-resolve(txn.a,gone,ipv4) src\n',
      errors: [{ messageId: 'unknown', data: { kind: 'resolvers', name: 'gone' }, line: 2, column: 18, endLine: 2, endColumn: 45 }],
    },
    {
      name: 'a name in parentheses that is misspelt',
      code: 'resolvers dns\nbackend b\n    tcp-request content do-resolve(txn.a,dn) src\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { kind: 'resolvers', name: 'dn', nearest: 'dns' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 45,
          suggestions: [
            {
              messageId: 'write',
              data: { nearest: 'dns' },
              output: 'resolvers dns\nbackend b\n    tcp-request content do-resolve(txn.a,dns) src\n',
            },
          ],
        },
      ],
    },
    {
      name: "the resolvers of HAProxy's own client",
      code: 'global\n    httpclient.resolvers.id gone\n',
      errors: [unknown('resolvers', 29)],
    },
    {
      name: 'in defaults that a proxy takes',
      code: 'defaults a\n    errorfiles gone\n    http-request deny errorfiles gone\nbackend b\n',
      errors: [unknown('http-errors', 16), unknown('http-errors', 34, 3)],
    },
    { code: 'backend b\n    use-fcgi-app gone\n', errors: [unknown('fcgi-app', 18)] },
    { code: 'backend b\n    filter cache gone\n', errors: [unknown('cache', 18)] },
    { code: 'backend b\n    http-request cache-use gone if TRUE\n', errors: [unknown('cache', 28)] },
    { code: 'backend b\n    http-response cache-store gone\n', errors: [unknown('cache', 31)] },
    { code: 'backend b\n    stick-table type ip size 1m peers gone\n', errors: [unknown('peers', 39)] },
    { code: 'backend b\n    server s a.example:80 resolvers gone\n', errors: [unknown('resolvers', 37)] },
    {
      name: 'the default resolvers are of 2.6',
      code: 'backend b\n    server s a.example:80 resolvers default\n',
      target: '2.4',
      errors: [{ messageId: 'unknown', data: { kind: 'resolvers', name: 'default' }, line: 2, column: 37, endLine: 2, endColumn: 44 }],
    },
    {
      code: 'defaults\n    email-alert from a@example.org\n    email-alert to b@example.org\nbackend b\n    email-alert mailers gone\n',
      errors: [unknown('mailers', 25, 5)],
    },
    {
      code: 'backend b\n    acl known http_auth(gone)\n',
      errors: [{ messageId: 'unknown', data: { kind: 'userlist', name: 'gone' }, line: 2, column: 15, endLine: 2, endColumn: 30 }],
    },
    {
      name: 'misspelt in a condition',
      code: 'userlist users\nbackend b\n    http-request auth unless { http_auth(user) }\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { kind: 'userlist', name: 'user', nearest: 'users' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'write',
              data: { nearest: 'users' },
              output: 'userlist users\nbackend b\n    http-request auth unless { http_auth(users) }\n',
            },
          ],
        },
      ],
    },
  ],
});
