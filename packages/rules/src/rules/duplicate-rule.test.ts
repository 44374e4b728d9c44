import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-rule.js';

new RuleTester({ describe, it }).run('duplicate-rule', rule, {
  valid: [
    { code: 'frontend www\n    http-request set-header X a\n    http-request set-header Y a\n' },
    {
      name: 'set to something else in between',
      code: 'frontend www\n    http-request set-header X a\n    http-request set-header x b if { path /b }\n    http-request set-header X a\n',
    },
    {
      name: 'what it sets changes in between',
      code: 'frontend www\n    http-request set-header X %[path]\n    http-request set-path /b\n    http-request set-header X %[path]\n',
    },
    {
      name: 'what it tests changes in between',
      code: 'frontend www\n    http-request set-header X a if { path /a }\n    http-request set-path /a\n    http-request set-header X a if { path /a }\n',
    },
    { name: 'it counts', code: 'frontend www\n    http-request sc-inc-gpc0(0)\n    http-request sc-inc-gpc0(0)\n' },
    { name: 'Lua may do anything', code: 'frontend www\n    http-request lua.a\n    http-request lua.a\n' },
    { name: 'requests and responses', code: 'frontend www\n    http-request set-header X a\n    http-response set-header X a\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    http-request set-header X a\n    http-request set-header Y b\n    http-request  set-header X "a"\n',
      errors: [
        {
          messageId: 'duplicate',
          data: { line: 2 },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 35,
          related: [2],
          suggestions: [
            { messageId: 'remove', output: 'frontend www\n    http-request set-header X a\n    http-request set-header Y b\n' },
          ],
        },
      ],
    },
    {
      name: 'with a condition, and nothing in between that matters',
      code: 'frontend www\n    http-request set-var(txn.a) src if { path /a }\n    http-request set-log-level silent\n    http-request set-var(txn.a) src if { path /a }\n',
      errors: [
        {
          messageId: 'duplicate',
          data: { line: 2 },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 51,
          related: [2],
          suggestions: [
            {
              messageId: 'remove',
              output: 'frontend www\n    http-request set-var(txn.a) src if { path /a }\n    http-request set-log-level silent\n',
            },
          ],
        },
      ],
    },
  ],
});
