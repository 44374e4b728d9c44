import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unreachable-rule.js';

new RuleTester({ describe, it }).run('unreachable-rule', rule, {
  valid: [
    {
      name: 'rules of the statistics page with a condition, and rules of requests behind them',
      code: 'frontend f\n    stats http-request deny if TRUE\n    stats http-request allow\n    http-request deny\n',
    },
    {
      name: 'behind a rule whose condition is misspelt',
      code: 'frontend f\n    http-request deny iff TRUE\n    http-request set-header A b\n',
    },
    {
      name: 'a condition',
      code: 'frontend f\n    http-request deny if { path / }\n    http-request allow unless FALSE\n    http-request set-header a b\n',
    },
    { name: 'the last one', code: 'frontend f\n    http-request set-header a b\n    http-request deny\n' },
    {
      name: 'an action that goes on',
      code: 'frontend f\n    http-request set-header a b\n    http-request deny\n    http-response deny\n',
    },
    { name: 'another section', code: 'frontend f\n    http-request deny\nfrontend g\n    http-request allow\n' },
    { name: 'perhaps not read', code: 'frontend f\n.if feature(LUA)\n    http-request deny\n.endif\n    http-request allow\n' },
    {
      name: 'a redirect that may not be one',
      code: 'frontend f\n    http-request redirect location %[path] ignore-empty\n    http-request deny\n',
    },
  ],
  invalid: [
    {
      name: 'any rule of the statistics page without a condition',
      code: 'frontend f\n    stats http-request set-header a b\n    stats http-request deny if TRUE\n',
      errors: [
        {
          messageId: 'unreachable',
          data: { ruleset: 'stats http-request', action: 'set-header' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 36,
          related: [2],
        },
      ],
    },
    {
      code: 'frontend f\n    http-request deny\n    http-request set-header a b\n',
      errors: [
        {
          messageId: 'unreachable',
          data: { ruleset: 'http-request', action: 'deny' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 32,
          related: [2],
        },
      ],
    },
    {
      name: 'other rulesets between them',
      code: 'backend b\n    http-response return status 200\n    http-request deny\n    http-response set-header a b\n',
      errors: [
        {
          messageId: 'unreachable',
          data: { ruleset: 'http-response', action: 'return' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 33,
          related: [2],
        },
      ],
    },
  ],
});
