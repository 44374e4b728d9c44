import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-argument.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const TIME = 'a time such as 30s or 500ms (milliseconds where no unit is written)';

new RuleTester({ describe, it }).run('invalid-argument', rule, {
  valid: [
    { code: 'defaults\n    timeout client 30s\n    timeout server 500\n    timeout connect 2147483647\n    timeout tunnel 1d\n' },
    { name: 'a variable', code: 'defaults\n    timeout client "${CLIENT_TIMEOUT}"\n    timeout server "${SERVER_TIMEOUT-30s}"\n' },
    { name: 'a known variable', code: 'defaults\n    timeout client "${T}"\n', env: { T: '5s' } },
    { name: 'lines the target does not read', code: 'defaults\n.if version_before(2.0)\n    timeout client x\n.endif\n', target: '3.0.1' },
    { name: 'a missing argument is for another rule', code: 'defaults\n    timeout client\n' },
  ],
  invalid: [
    {
      name: 'in lines that may be hidden',
      code: 'defaults\n.if feature(X)\n    timeout client 30x\n.else\n    timeout client 31x\n.endif\n',
      errors: [
        { messageId: 'invalid', data: { name: 'time', value: '30x', expected: TIME }, ...at(3, 20, 23) },
        { messageId: 'invalid', data: { name: 'time', value: '31x', expected: TIME }, ...at(5, 20, 23) },
      ],
    },
    {
      code: 'defaults\n    timeout client 30x\n',
      errors: [{ messageId: 'invalid', data: { name: 'time', value: '30x', expected: TIME }, ...at(2, 20, 23) }],
    },
    {
      name: 'more milliseconds than a timer holds',
      code: 'defaults\n    timeout client 25d\n',
      errors: [
        {
          messageId: 'invalid',
          data: { name: 'time', value: '25d', expected: 'a time of at most 2147483647 milliseconds' },
          ...at(2, 20, 23),
        },
      ],
    },
    {
      name: 'the value of a known variable',
      code: 'defaults\n    timeout client "$T"\n',
      env: { T: 'soon' },
      errors: [{ messageId: 'invalid', data: { name: 'time', value: '$T', expected: TIME }, ...at(2, 20, 24) }],
    },
    {
      name: 'in the default of a variable',
      code: 'defaults\n    timeout client "${T-forever}"\n',
      errors: [{ messageId: 'invalid', data: { name: 'time', value: '${T-forever}', expected: TIME }, ...at(2, 20, 34) }],
    },
  ],
});
