import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './blank-line-between-sections.js';

new RuleTester({ describe, it }).run('blank-line-between-sections', rule, {
  valid: [
    { code: 'global\n    daemon\n\ndefaults\n    mode http\n' },
    { name: 'a comment above', code: '# Ours\nglobal\n    daemon\n  \n# All\n# of it\ndefaults\n    mode http\n' },
    { name: 'a file that begins with a blank line', code: '\n# Ours\nglobal\n    daemon\n' },
    { name: 'in a condition', code: 'global\n    daemon\n\n.if defined(A)\nfrontend a\n    bind :80\n.endif\nfrontend b\n    bind :81\n' },
  ],
  invalid: [
    {
      code: 'global\n    daemon\ndefaults\n    mode http\n',
      errors: [{ messageId: 'missing', data: { section: 'defaults' }, line: 3, column: 1, endLine: 3, endColumn: 9 }],
      output: 'global\n    daemon\n\ndefaults\n    mode http\n',
    },
    {
      name: 'the comments belong to it',
      code: 'global\r\n    daemon\r\n# All\r\n  # of it\r\ndefaults\r\n    mode http\r\n',
      errors: [{ messageId: 'missing', data: { section: 'defaults' }, line: 5, column: 1, endLine: 5, endColumn: 9 }],
      output: 'global\r\n    daemon\r\n\r\n# All\r\n  # of it\r\ndefaults\r\n    mode http\r\n',
    },
    {
      name: 'headers only',
      code: 'global\ndefaults from\\ a\n',
      errors: [{ messageId: 'missing', data: { section: 'defaults from\\ a' }, line: 2, column: 1, endLine: 2, endColumn: 17 }],
      output: 'global\n\ndefaults from\\ a\n',
    },
  ],
});
