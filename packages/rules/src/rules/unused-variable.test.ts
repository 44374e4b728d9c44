import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-variable.js';

new RuleTester({ describe, it }).run('unused-variable', rule, {
  valid: [
    { code: 'frontend www\n    http-request set-var(txn.a) path\n    http-request set-header X %[var(txn.a)]\n', target: '3.0' },
    {
      name: 'an argument of a converter',
      code: 'frontend www\n    http-request set-var(txn.a) int(1)\n    http-request set-header X %[int(2),add(txn.a)]\n',
      target: '3.0',
    },
    {
      name: 'in a log format',
      code: 'frontend www\n    log-format "%[var(txn.a)]"\n    http-request set-var(txn.a) path\n',
      target: '3.0',
    },
    {
      name: 'perhaps read by a script',
      code: 'global\n    lua-load a.lua\nfrontend www\n    http-request set-var(txn.a) path\n',
      target: '3.0',
    },
    { name: 'read on the command socket', code: 'global\n    set-var proc.a int(1)\n', target: '3.0' },
    {
      name: 'misspelt where it is read',
      code: 'frontend www\n    http-request set-var(txn.host) path\n    http-request set-header X %[var(txn.hosst)]\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    http-request set-var(txn.a) path\n',
      target: '3.0',
      errors: [{ messageId: 'unused', data: { name: 'txn.a' }, line: 2, column: 18, endLine: 2, endColumn: 32 }],
    },
    {
      name: 'in several places',
      code: 'frontend www\n    http-request set-var(txn.a) path\n    http-response set-var-fmt(txn.a) "%[status]"\n    http-request unset-var(txn.a)\n',
      target: '3.0',
      errors: [{ messageId: 'unused', data: { name: 'txn.a' }, line: 2, column: 18, endLine: 2, endColumn: 32, related: [3] }],
    },
  ],
});
