import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-value.js';

new RuleTester({ describe, it }).run('ignored-value', rule, {
  valid: [
    { code: 'cache c\n    total-max-size 4\n    max-age 60\n    process-vary on\n' },
    { name: 'a variable', code: 'cache c\n    process-vary "${VARY}"\n' },
    { name: 'any age that HAProxy reads', code: 'cache c\n    max-age soon\n' },
    { name: 'a line of another section', code: 'backend b\n    max-age\n' },
    { name: 'too many words, which is worse', code: 'cache c\n    process-vary on or off\n' },
  ],
  invalid: [
    {
      code: 'cache c\n    max-age\n    process-vary yes\n    process-vary\n',
      errors: [
        { messageId: 'missing', data: { keyword: 'max-age' }, line: 2, column: 5, endLine: 2, endColumn: 12 },
        {
          messageId: 'other',
          data: { keyword: 'process-vary', value: 'yes', values: 'on or off' },
          line: 3,
          column: 18,
          endLine: 3,
          endColumn: 21,
        },
        { messageId: 'missing', data: { keyword: 'process-vary' }, line: 4, column: 5, endLine: 4, endColumn: 17 },
      ],
    },
  ],
});
