import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unsafe-global-switch.js';

new RuleTester({ describe, it }).run('unsafe-global-switch', rule, {
  valid: [{ code: 'global\n    master-worker\n' }, { name: 'taken back', code: 'global\n    no insecure-fork-wanted\n' }],
  invalid: [
    {
      code: 'global\n    insecure-fork-wanted\n    expose-experimental-directives\n',
      errors: [
        {
          messageId: 'unsafe',
          data: {
            switch: 'insecure-fork-wanted',
            consequence: 'the process may start others, so that a hole in it becomes a hole in the machine',
          },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 25,
        },
        {
          messageId: 'unsafe',
          data: {
            switch: 'expose-experimental-directives',
            consequence: 'features that are not finished are accepted, and may change or crash with any release',
          },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 35,
        },
      ],
    },
  ],
});
