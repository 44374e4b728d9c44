import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './extra-argument.js';

new RuleTester({ describe, it }).run('extra-argument', rule, {
  valid: [
    { code: 'defaults\n    timeout client 30s # for people\n' },
    { name: 'a variable that may be empty', code: 'defaults\n    timeout client 30s "${MORE[*]}"\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    timeout server 30s 40s\n',
      errors: [{ messageId: 'extra', data: { text: '40s', keyword: 'timeout' }, line: 2, column: 24, endLine: 2, endColumn: 27 }],
    },
  ],
});
