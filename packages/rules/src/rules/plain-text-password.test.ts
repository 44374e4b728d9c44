import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './plain-text-password.js';

new RuleTester({ describe, it }).run('plain-text-password', rule, {
  valid: [
    { code: 'userlist u\n    user a password $6$abcdefgh$ijklmnop\n' },
    { name: 'not in the file', code: 'userlist u\n    user a insecure-password "${PASSWORD}"\n' },
  ],
  invalid: [
    {
      code: 'userlist u\n    user a insecure-password secret groups g\n',
      errors: [{ messageId: 'plain', data: { user: 'a' }, line: 2, column: 12, endLine: 2, endColumn: 29 }],
    },
  ],
});
