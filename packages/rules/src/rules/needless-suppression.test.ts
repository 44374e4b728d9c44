import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import missingFinalNewline from './missing-final-newline.js';
import needlessSuppression from './needless-suppression.js';
import peersCrash from './peers-crash.js';
import syntaxError from './syntax-error.js';

const along = { 'syntax-error': syntaxError, 'missing-final-newline': missingFinalNewline };
const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('needless-suppression', needlessSuppression, {
  valid: [
    { name: 'on the line', code: 'global\n.else # haplint-disable-line syntax-error\n', with: along },
    { name: 'on the next line', code: '# haplint-disable-next-line syntax-error -- kept for the mutt\nglobal "\n', with: along },
    { name: 'for the section', code: 'global # haplint-disable-section\n    a "\n    b "\n', with: along },
    { name: 'up to the end of the file', code: '# haplint-disable\nglobal "\n', with: along },
    {
      name: 'a rule that waits for a target may be needed',
      code: 'peers p # haplint-disable-section peers-crash\n',
      with: { 'peers-crash': peersCrash },
    },
    { name: 'a rule that is not on may be needed elsewhere', code: 'global # haplint-disable-line some-rule\n', with: along },
    { name: 'an ordinary comment', code: 'global # disable haplint here?\n', with: along },
  ],
  invalid: [
    {
      name: 'a comment of its own goes with its line',
      code: '# haplint-disable-next-line syntax-error\nglobal\n',
      with: along,
      errors: [{ messageId: 'rule', data: { rule: 'syntax-error' }, ...at(1, 29, 41) }],
      output: 'global\n',
    },
    {
      name: 'a comment behind a directive',
      code: 'global   # haplint-disable-line syntax-error -- why\n    daemon\n',
      with: along,
      errors: [{ messageId: 'rule', data: { rule: 'syntax-error' }, ...at(1, 33, 45) }],
      output: 'global\n    daemon\n',
    },
    {
      name: 'one rule of two',
      code: '# haplint-disable-next-line missing-final-newline, syntax-error\nglobal "\n',
      with: along,
      errors: [{ messageId: 'rule', data: { rule: 'missing-final-newline' }, ...at(1, 29, 50) }],
      output: '# haplint-disable-next-line syntax-error\nglobal "\n',
    },
    {
      name: 'for all rules',
      code: 'global # haplint-disable-section\n    daemon\n',
      with: along,
      errors: [{ messageId: 'all', ...at(1, 8, 33) }],
      output: 'global\n    daemon\n',
    },
    {
      name: 'ended before it was needed',
      code: '# haplint-disable syntax-error\nglobal\n# haplint-enable syntax-error\nglobal "\n',
      with: along,
      errors: [{ messageId: 'rule', data: { rule: 'syntax-error' }, ...at(1, 19, 31) }],
      output: 'global\n# haplint-enable syntax-error\nglobal "\n',
    },
  ],
});
