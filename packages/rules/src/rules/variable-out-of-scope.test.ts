import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './variable-out-of-scope.js';

new RuleTester({ describe, it }).run('variable-out-of-scope', rule, {
  valid: [
    { code: 'frontend www\n    http-request set-var(txn.a) path\n    http-response set-header X %[var(txn.a)]\n', target: '3.0' },
    {
      name: 'within the request',
      code: 'frontend www\n    http-request set-var(req.a) path\n    use_backend %[var(req.a)]\n',
      target: '3.0',
    },
    {
      name: 'within the response',
      code: 'frontend www\n    http-response set-var(res.a) status\n    http-response set-header X %[var(res.a)]\n    log-format "%[var(res.a)]"\n',
      target: '3.0',
    },
    {
      name: 'in the log, where HAProxy may have answered itself',
      code: 'frontend www\n    http-request set-var(req.a) path\n    log-format "%[var(req.a)]"\n',
      target: '3.0',
    },
    { name: 'never set, as another rule says', code: 'frontend www\n    http-response set-header X %[var(req.a)]\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    http-request set-var(req.a) path\n    http-response set-header X %[var(req.a)]\n',
      target: '3.0',
      errors: [
        {
          messageId: 'over',
          data: { name: 'req.a', better: 'txn.a' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 45,
          related: [2],
          suggestions: [
            {
              messageId: 'everywhere',
              data: { better: 'txn.a' },
              output: 'frontend www\n    http-request set-var(txn.a) path\n    http-response set-header X %[var(txn.a)]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'the better name is taken',
      code: 'frontend www\n    http-request set-var(req.a) path\n    http-request set-var(txn.a) path\n    http-response set-header X "%[var(req.a)] %[var(txn.a)]"\n',
      target: '3.0',
      errors: [
        { messageId: 'over', data: { name: 'req.a', better: 'txn.a' }, line: 4, column: 32, endLine: 4, endColumn: 61, related: [2] },
      ],
    },
    {
      name: 'too early',
      code: 'frontend www\n    http-response set-var(res.a) status\n    http-request set-header X %[var(res.a)]\n',
      target: '3.0',
      errors: [
        {
          messageId: 'early',
          data: { name: 'res.a', better: 'txn.a' },
          line: 3,
          column: 31,
          endLine: 3,
          endColumn: 44,
          related: [2],
          suggestions: [
            {
              messageId: 'everywhere',
              data: { better: 'txn.a' },
              output: 'frontend www\n    http-response set-var(txn.a) status\n    http-request set-header X %[var(txn.a)]\n',
            },
          ],
        },
      ],
    },
  ],
});
