import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-final-newline.js';

new RuleTester({ describe, it }).run('missing-final-newline', rule, {
  valid: [
    { code: 'global\n' },
    { name: 'an empty file', code: '' },
    { name: 'a binary file, which HAProxy gives up before', code: 'a\0b' },
    { name: 'CRLF', code: 'global\r\n' },
  ],
  invalid: [
    { code: 'global', errors: [{ messageId: 'missing', line: 1, column: 7, endLine: 1, endColumn: 7 }], output: 'global\n' },
    {
      name: 'a comment at the end',
      code: 'global\n# end',
      errors: [{ messageId: 'missing', line: 2, column: 6, endLine: 2, endColumn: 6 }],
      output: 'global\n# end\n',
    },
    {
      name: 'CRLF stays CRLF',
      code: 'global\r\n    daemon',
      errors: [{ messageId: 'missing', line: 2, column: 11, endLine: 2, endColumn: 11 }],
      output: 'global\r\n    daemon\r\n',
    },
  ],
});
