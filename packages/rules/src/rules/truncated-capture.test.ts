import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './truncated-capture.js';

const CAPTURE = 'capture cookie SID= len 64';

new RuleTester({ describe, it }).run('truncated-capture', rule, {
  valid: [
    { name: 'a number with more behind it', code: 'frontend f\n    capture cookie A len 5s\n' },
    { name: 'what fits', code: 'frontend f\n    capture cookie SID= len 63\n' },
    { name: 'more room', code: `global\n    tune.http.cookielen 64\nfrontend f\n    ${CAPTURE}\n` },
    { name: 'room that is not known', code: `global\n    tune.http.cookielen "\${LENGTH}"\nfrontend f\n    ${CAPTURE}\n` },
    { name: 'a number beyond 32 bits', code: 'frontend f\n    capture cookie SID= len 3000000000\n' },
    { name: 'a header', code: 'frontend f\n    capture request header Host len 200\n' },
  ],
  invalid: [
    {
      code: `frontend f\n    ${CAPTURE}\n`,
      errors: [
        {
          messageId: 'truncated',
          data: { section: 'frontend "f"', limit: 63, length: 64 },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 5 + CAPTURE.length,
        },
      ],
    },
    {
      name: 'less room',
      code: 'global\n    tune.http.cookielen 10\nlisten l\n    capture cookie A= len 5\n    capture cookie B= len 11\n',
      errors: [
        { messageId: 'truncated', data: { section: 'listen "l"', limit: 10, length: 11 }, line: 5, column: 5, endLine: 5, endColumn: 29 },
      ],
    },
  ],
});
