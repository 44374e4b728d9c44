import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-haplint-comment.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('invalid-haplint-comment', rule, {
  valid: [
    { name: 'a rule that is known', code: 'global # haplint-disable-line invalid-haplint-comment -- why not\n' },
    { name: 'all rules', code: '# haplint-disable\nglobal\n# haplint-enable\n' },
    { name: 'a target', code: '# haplint target: 3.0.3, 3.2\nglobal\n' },
    { name: 'prose', code: '# haplint is a linter\nglobal\n' },
  ],
  invalid: [
    {
      code: '# haplint-disable-nextline\nglobal\n',
      errors: [
        {
          messageId: 'unknown-directive',
          data: { text: 'haplint-disable-nextline' },
          ...at(1, 3, 27),
          suggestions: [
            { messageId: 'replace', data: { nearest: 'haplint-disable-next-line' }, output: '# haplint-disable-next-line\nglobal\n' },
          ],
        },
      ],
    },
    {
      code: 'global # haplint-disable-line invalid-haplint-coment, other\n',
      errors: [
        {
          messageId: 'unknown-rule',
          data: { text: 'invalid-haplint-coment' },
          ...at(1, 31, 53),
          suggestions: [
            {
              messageId: 'replace',
              data: { nearest: 'invalid-haplint-comment' },
              output: 'global # haplint-disable-line invalid-haplint-comment, other\n',
            },
          ],
        },
        { messageId: 'unknown-rule', data: { text: 'other' }, ...at(1, 55, 60) },
      ],
    },
    { code: 'global\n    daemon # haplint-disable-section\n', errors: [{ messageId: 'not-on-a-section-header', ...at(2, 12, 37) }] },
    {
      code: `# haplint target: ${Array.from({ length: 21 }, (_, i) => `3.0.${i}`).join()}\nglobal\n`,
      errors: [{ messageId: 'too-many-targets', data: { text: '3.0.20' }, ...at(1, 149, 155) }],
    },
    { code: '# haplint target: banana\nglobal\n', errors: [{ messageId: 'invalid-target', data: { text: 'banana' }, ...at(1, 19, 25) }] },
  ],
});
