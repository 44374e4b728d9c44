import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-defaults.js';

new RuleTester({ describe, it }).run('unused-defaults', rule, {
  valid: [
    { code: 'defaults\n    mode http\nfrontend www\n' },
    {
      name: 'named by a proxy before it is replaced',
      code: 'defaults a\n    mode http\ndefaults b\n    mode tcp\nfrontend www from a\nfrontend tcp\n',
    },
    { name: 'empty', code: 'defaults\ndefaults\n    mode http\nfrontend www\n' },
    { name: 'no proxy in this file', code: 'defaults\n    mode http\n' },
    {
      name: 'a base of others',
      code: 'defaults a\n    mode http\ndefaults b from a\n    timeout client 1s\nfrontend www from b\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    bind :80\ndefaults\n    mode http # late\n',
      errors: [{ messageId: 'late', line: 3, column: 1, endLine: 3, endColumn: 9 }],
    },
    {
      name: 'replaced at once',
      code: 'defaults\n    mode http\ndefaults\n    mode tcp\nfrontend www\n',
      errors: [{ messageId: 'unused', line: 1, column: 1, endLine: 1, endColumn: 9 }],
    },
  ],
});
