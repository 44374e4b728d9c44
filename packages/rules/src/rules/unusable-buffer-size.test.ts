import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unusable-buffer-size.js';

const set = (...sizes: string[]) => `global\n${sizes.map((size) => `    tune.bufsize ${size}\n`).join('')}`;
const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unusable-buffer-size', rule, {
  valid: [
    { name: 'usual ones', code: set('16384') },
    { name: 'the least', code: set('337'), target: '2.6.0' },
    { name: 'the most', code: set('268435440'), target: '3.2.0' },
    { name: 'with a unit', code: set('16k'), target: '3.2.0' },
    { name: 'another line takes its place', code: set('100', '16384') },
    {
      name: 'another line may take its place',
      code: 'global\n    tune.bufsize 100\n    .if feature(X)\n    tune.bufsize 16384\n    .endif\n',
    },
    { name: 'more, on a branch that does not look', code: set('300000000'), target: '2.4.0' },
    { name: 'a variable', code: set('"$SIZE"') },
    { name: 'what is no size is for another rule', code: set('x') },
  ],
  invalid: [
    { code: set('336'), errors: [{ messageId: 'small', data: { size: 336, limit: 337 }, ...at(2, 18, 21) }] },
    {
      name: 'the last line counts',
      code: set('16384', '268435441'),
      target: '2.6.0',
      errors: [{ messageId: 'large', data: { size: 268435441, limit: 268435440 }, ...at(3, 18, 27) }],
    },
    {
      name: 'a unit that the branch does not read',
      code: set('16k'),
      target: '3.0.0',
      errors: [{ messageId: 'small', data: { size: 16, limit: 337 }, ...at(2, 18, 21) }],
    },
    {
      name: 'a unit that the branch reads',
      code: set('256m'),
      target: '3.2.0',
      errors: [{ messageId: 'large', data: { size: 268435456, limit: 268435440 }, ...at(2, 18, 22) }],
    },
    {
      name: 'more than an int holds',
      code: set('99999999999'),
      target: '3.0.0',
      errors: [{ messageId: 'large', data: { size: 1215752191, limit: 268435440 }, ...at(2, 18, 29) }],
    },
  ],
});
