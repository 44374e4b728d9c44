import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './extra-argument.js';

new RuleTester({ describe, it }).run('extra-argument', rule, {
  valid: [
    { code: 'defaults\n    timeout client 30s # for people\n' },
    { name: 'a variable that may be empty', code: 'defaults\n    timeout client 30s "${MORE[*]}"\n' },
    { name: 'headers', code: 'global\npeers p\nresolvers r more\nmailers m more\n', target: '3.0' },
    { name: 'an empty word ends a header', code: 'userlist u "" more\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'global now\nuserlist u more words\n',
      errors: [
        { messageId: 'header', data: { text: 'now', kind: 'global' }, line: 1, column: 8, endLine: 1, endColumn: 11 },
        { messageId: 'header', data: { text: 'more', kind: 'userlist' }, line: 2, column: 12, endLine: 2, endColumn: 16 },
      ],
    },
    {
      code: 'backend b\n    timeout server 30s 40s\n',
      errors: [{ messageId: 'extra', data: { text: '40s' }, line: 2, column: 24, endLine: 2, endColumn: 27 }],
    },
    {
      name: 'parameters that exclude each other, that come twice, and that have to come first',
      code: 'log-profile p\n    on accept drop drop\n    on close format "%ci" drop\n    on connect drop format "%ci"\nbackend b\n    cookie C insert prefix\n',
      target: '3.2',
      errors: [
        { messageId: 'repeated', data: { text: 'drop' }, line: 2, column: 20, endLine: 2, endColumn: 24 },
        { messageId: 'order', data: { text: 'drop', other: 'format' }, line: 3, column: 27, endLine: 3, endColumn: 31 },
        { messageId: 'conflict', data: { text: 'prefix', other: 'insert' }, line: 6, column: 21, endLine: 6, endColumn: 27 },
      ],
    },
  ],
});
