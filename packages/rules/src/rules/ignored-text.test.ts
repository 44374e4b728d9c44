import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-text.js';

new RuleTester({ describe, it }).run('ignored-text', rule, {
  valid: [
    { name: 'CRLF', code: 'global\r\n    daemon\r\n' },
    { name: 'a carriage return among spaces is a space', code: 'global\n    maxconn \r 10\n' },
  ],
  invalid: [
    {
      name: 'old Mac line ends hide all but the first line',
      code: 'global\r    daemon\r    maxconn 10\n',
      errors: [{ messageId: 'ignored', line: 1, column: 7, endLine: 1, endColumn: 33 }],
    },
  ],
});
