import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './small-dh-parameter.js';

new RuleTester({ describe, it }).run('small-dh-parameter', rule, {
  valid: [
    { code: 'global\n    tune.ssl.default-dh-param 2048\n' },
    { name: 'hidden', code: 'global\n    tune.ssl.default-dh-param "${BITS}"\n' },
  ],
  invalid: [
    {
      code: 'global\n    tune.ssl.default-dh-param 1024 # old\n',
      errors: [{ messageId: 'small', data: { bits: 1024 }, line: 2, column: 31, endLine: 2, endColumn: 35 }],
      output: 'global\n    tune.ssl.default-dh-param 2048 # old\n',
    },
  ],
});
