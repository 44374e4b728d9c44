import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-userlist-member.js';

new RuleTester({ describe, it }).run('undefined-userlist-member', rule, {
  valid: [
    {
      name: 'a realistic configuration, in any order',
      code: 'userlist u\n    group admins users anna,bert\n    user anna password x groups ops\n    user bert insecure-password y\n    group ops\n',
    },
    { name: 'empty names', code: 'userlist u\n    group g users a,,\n    user a password x groups ,g\n' },
    { name: 'the last list counts', code: 'userlist u\n    user a groups g groups h\n    group h\n' },
    { name: 'a second line of a user is ignored', code: 'userlist u\n    user a\n    user a groups g\n' },
    { name: 'a list that goes on elsewhere', code: 'userlist u\n    user a groups g\nuserlist u\n    group g\n' },
    { name: 'a variable', code: 'userlist u\n    user a groups g\n    group "${NAME}"\n' },
    { name: 'lines that are not sure', code: 'userlist u\n    user a groups g\n.if feature(X)\n    group g\n.endif\n' },
  ],
  invalid: [
    {
      code: 'userlist u\n    user a password x groups g,h\n    group h\n',
      errors: [{ messageId: 'undefined', data: { member: 'group', name: 'g' }, line: 2, column: 30, endLine: 2, endColumn: 33 }],
    },
    {
      code: 'userlist u\n    group g users a\nuserlist v\n    user a\n',
      errors: [{ messageId: 'undefined', data: { member: 'user', name: 'a' }, line: 2, column: 19, endLine: 2, endColumn: 20 }],
    },
  ],
});
