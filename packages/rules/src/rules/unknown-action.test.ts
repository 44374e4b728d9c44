import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-action.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unknown-action', rule, {
  valid: [
    {
      name: 'known ones',
      code: 'frontend f\n    http-request deny\n    http-request set-var(txn.a) src\n    tcp-request connection track-sc0 src\n    tcp-request inspect-delay 5s\n    tcp-request content accept if HTTP\n    http-after-response set-header A b\nbackend b\n    tcp-check set-var(check.x) str(a)\n',
    },
    { name: 'what scripts register', code: 'frontend f\n    http-request lua.anything\n    http-response lua.other\n' },
    { name: 'an action that a variable decides', code: 'frontend f\n    http-request "${ACTION}"\n    http-request\n' },
    { name: 'a ruleset that the section refuses', code: 'global\n    http-request frobnicate\n' },
    { name: 'of a build that may have it', code: 'frontend f\n.if feature(OPENSSL)\n    http-request frobnicate\n.endif\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    http-request denny if TRUE\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'denny', ruleset: 'http-request', nearest: 'deny' },
          ...at(2, 18, 23),
          suggestions: [{ messageId: 'write', data: { nearest: 'deny' }, output: 'frontend f\n    http-request deny if TRUE\n' }],
        },
      ],
    },
    {
      name: 'with an argument in parentheses',
      code: 'frontend f\n    tcp-request content set-varr(txn.a) src\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'set-varr', ruleset: 'tcp-request content', nearest: 'set-var' },
          ...at(2, 25, 40),
          suggestions: [
            { messageId: 'write', data: { nearest: 'set-var' }, output: 'frontend f\n    tcp-request content set-var(txn.a) src\n' },
          ],
        },
      ],
    },
    {
      code: 'backend b\n    tcp-response content frobnicate\n',
      errors: [{ messageId: 'unknown', data: { name: 'frobnicate', ruleset: 'tcp-response content' }, ...at(2, 26, 36) }],
    },
    {
      name: 'a rule of a health check',
      code: 'backend b\n    http-check exprct status 200\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'exprct', ruleset: 'http-check', nearest: 'expect' },
          ...at(2, 16, 22),
          suggestions: [{ messageId: 'write', data: { nearest: 'expect' }, output: 'backend b\n    http-check expect status 200\n' }],
        },
      ],
    },
    {
      name: 'an action of other rules',
      code: 'backend b\n    http-response set-path /\n',
      errors: [{ messageId: 'of-others', data: { name: 'set-path', ruleset: 'http-response', others: 'http-request' }, ...at(2, 19, 27) }],
    },
    {
      name: 'of a newer branch',
      code: 'frontend f\n    http-request set-fc-mark 1\n',
      target: '2.8',
      errors: [{ messageId: 'too-new', data: { name: 'set-fc-mark', ruleset: 'http-request', since: '3.0' }, ...at(2, 18, 29) }],
    },
  ],
});
