import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-mailers.js';

new RuleTester({ describe, it }).run('unused-mailers', rule, {
  valid: [
    {
      code: 'mailers m\n    mailer one 192.0.2.1:25\nbackend b\n    email-alert mailers m\n    email-alert from a\n    email-alert to b\n',
    },
    { name: 'named in defaults', code: 'mailers m\ndefaults\n    email-alert mailers m\n' },
    { name: 'perhaps named', code: 'mailers m\nbackend b\n    email-alert mailers "${M}"\n' },
    { name: 'a section that may not be', code: '.if feature(X)\nmailers m\n.endif\n' },
  ],
  invalid: [
    {
      code: 'mailers m\n    mailer one 192.0.2.1:25\nbackend b\n    email-alert mailers other\n    email-alert to m\n',
      errors: [{ messageId: 'unused', data: { name: 'm' }, line: 1, column: 9, endLine: 1, endColumn: 10 }],
    },
  ],
});
