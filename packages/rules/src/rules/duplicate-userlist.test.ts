import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-userlist.js';

new RuleTester({ describe, it }).run('duplicate-userlist', rule, {
  valid: [
    { name: 'two lists', code: 'userlist a\n    user x insecure-password y\nuserlist b\n' },
    { name: 'other kinds', code: 'userlist a\npeers a\n' },
  ],
  invalid: [
    {
      code: 'userlist a\nuserlist b\nuserlist a\n',
      errors: [{ messageId: 'ignored', data: { name: 'a' }, line: 3, column: 1, endLine: 3, endColumn: 11, related: [1] }],
    },
  ],
});
