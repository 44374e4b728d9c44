import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unsupported-branch.js';

const code = '# first\nglobal\n    maxconn 5\n';

const finding = (branch: string, end: string, advice: string) => ({
  messageId: 'ended',
  data: { branch, end, advice },
  line: 2,
  column: 1,
  endLine: 2,
  endColumn: 7,
});

new RuleTester({ describe, it }).run('unsupported-branch', rule, {
  valid: [
    { name: 'no target, no verdict', code },
    { name: 'maintained', code, target: '3.0.3' },
    { name: 'in development', code, target: '3.5-dev5' },
  ],
  invalid: [
    {
      name: 'a branch with long-term support',
      code,
      target: '2.4.30',
      errors: [finding('2.4', 'the second quarter of 2026', 'The nearest branch with long-term support is 2.6, the newest 3.4.')],
    },
    {
      name: 'one without, its newest release',
      code,
      target: '2.9',
      errors: [finding('2.9', 'the first quarter of 2025', 'The nearest branch with long-term support is 3.0, the newest 3.4.')],
    },
    {
      name: 'no section, the first line',
      code: '# nothing\n',
      target: '2.9',
      errors: [
        {
          ...finding('2.9', 'the first quarter of 2025', 'The nearest branch with long-term support is 3.0, the newest 3.4.'),
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
        },
      ],
    },
  ],
});
