import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-block-condition.js';

const block = (condition: string) => `global\n.if ${condition}\n    daemon\n.endif\n`;

new RuleTester({ describe, it }).run('invalid-block-condition', rule, {
  valid: [
    { name: 'operators', code: block('!feature(LUA) && (version_atleast(2.6) || 0)'), target: '2.6.0' },
    { name: 'an empty condition is false', code: 'global\n.if\n    daemon\n.endif\n', target: '2.4.0' },
    { name: 'a single term', code: block('feature(THREAD)'), target: '2.4.0' },
    { name: 'a number', code: block('0x10'), target: '2.4.0' },
    { name: '2.4 reads one word', code: block('1 || x'), target: '2.4.0' },
    { name: 'a missing argument of one is empty', code: block('defined'), target: '3.0.0' },
    { name: 'an arm that is not asked for', code: 'global\n.if 1\n.elif nonsense(1)\n.endif\n', target: '3.0.0' },
    { name: 'in a block that is not taken', code: 'global\n.if 0\n.if nonsense(1)\n.endif\n.endif\n', target: '3.0.0' },
    { name: 'a variable', code: block('"${PREDICATE}"'), target: '3.0.0' },
    {
      name: 'a realistic configuration',
      code: 'global\n    .if !ssllib_name_startswith(AWS-LC) && enabled(POLL)\n    daemon\n    .elif defined(DEBUG)\n    quiet\n    .endif\n',
      target: '2.8.0',
    },
  ],
  invalid: [
    {
      code: block('ssllib_name_startswith(AWS-LC)'),
      target: '2.4.0',
      errors: [
        {
          messageId: 'too-new',
          data: { macro: '.if', name: 'ssllib_name_startswith', since: '2.5' },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 35,
        },
      ],
    },
    {
      code: block('!feature(THREAD)'),
      target: '2.4.0',
      errors: [{ messageId: 'operator', data: { macro: '.if', text: '!feature(THREAD)' }, line: 2, column: 1, endLine: 2, endColumn: 21 }],
    },
    {
      code: block('version_atleast(2.6) && enabled(POLL)'),
      target: '2.6.0',
      errors: [
        { messageId: 'too-new', data: { macro: '.if', name: 'enabled', since: '2.8' }, line: 2, column: 1, endLine: 2, endColumn: 42 },
      ],
    },
    {
      code: block('(no_such_thing(1))'),
      target: '3.0.0',
      errors: [{ messageId: 'unknown', data: { macro: '.if', name: 'no_such_thing' }, line: 2, column: 1, endLine: 2, endColumn: 23 }],
    },
    {
      code: block('streq(a)'),
      target: '3.0.0',
      errors: [{ messageId: 'arguments', data: { name: 'streq', count: '2 arguments' }, line: 2, column: 1, endLine: 2, endColumn: 13 }],
    },
    {
      code: 'global\n.if 0\n.elif feature(A,B)\n.endif\n',
      target: '3.0.0',
      errors: [{ messageId: 'arguments', data: { name: 'feature', count: 'one argument' }, line: 3, column: 1, endLine: 3, endColumn: 19 }],
    },
    {
      code: block('1 &&'),
      target: '3.0.0',
      errors: [{ messageId: 'syntax', data: { macro: '.if' }, line: 2, column: 1, endLine: 2, endColumn: 9 }],
    },
  ],
});
