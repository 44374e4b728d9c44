import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './weak-password-hash.js';

new RuleTester({ describe, it }).run('weak-password-hash', rule, {
  valid: [
    {
      code: 'userlist u\n    user a password $6$abcdefgh$ijklmnop\n    user b password $5$abcdefgh$ijklmnop\n    user c password $2y$10$abc\n',
    },
    { name: 'not hashed at all, as another rule says', code: 'userlist u\n    user a insecure-password 0123456789abc\n' },
  ],
  invalid: [
    {
      code: 'userlist u\n    user a password $1$abcdefgh$ijklmnop\n',
      errors: [{ messageId: 'weak', data: { user: 'a', name: 'MD5' }, line: 2, column: 21, endLine: 2, endColumn: 41 }],
    },
    {
      name: 'DES',
      code: 'userlist u\n    user a password k6y3o.eP8JlXQ\n    user b password _J9..rasmBYk8r9AiWNc\n',
      errors: [
        { messageId: 'weak', data: { user: 'a', name: 'DES' }, line: 2, column: 21, endLine: 2, endColumn: 34 },
        { messageId: 'weak', data: { user: 'b', name: 'extended DES' }, line: 3, column: 21, endLine: 3, endColumn: 41 },
      ],
    },
  ],
});
