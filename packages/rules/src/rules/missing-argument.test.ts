import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-argument.js';

new RuleTester({ describe, it }).run('missing-argument', rule, {
  valid: [
    { code: 'defaults\n    timeout client 30s\n' },
    { name: 'a variable that may be several words', code: 'defaults\n    timeout client "${T[*]}"\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    timeout server\n',
      errors: [{ messageId: 'missing', data: { name: 'time', last: 'server' }, line: 2, column: 13, endLine: 2, endColumn: 19 }],
    },
  ],
});
