import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-defaults.js';

new RuleTester({ describe, it }).run('undefined-defaults', rule, {
  valid: [
    { code: 'defaults a\ndefaults b from a\nfrontend f from b\nbackend g\n' },
    { name: 'either of two', code: '.if feature(LUA)\ndefaults a\n.else\ndefaults a\n.endif\nfrontend f from a\n' },
    { name: 'in a variable', code: 'frontend f from "${A}"\n' },
    { name: 'the name of the defaults is in a variable', code: 'defaults "${A}"\nfrontend f from a\n' },
    { name: 'sections that take nothing', code: 'peers p from a\n' },
    { name: 'too many words, which is another mistake', code: 'frontend f from a b\n' },
    { name: 'two of them, in 3.4, which says so and forgets it', target: '3.4.0', code: 'defaults a\ndefaults a\nbackend b from a\n' },
  ],
  invalid: [
    {
      code: 'frontend f from gone\n',
      errors: [{ messageId: 'unknown', data: { name: 'gone' }, line: 1, column: 17, endLine: 1, endColumn: 21 }],
    },
    {
      name: 'misspelt',
      code: 'defaults http\nfrontend f from htp\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'htp', nearest: 'http' },
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 20,
          suggestions: [{ messageId: 'write', data: { nearest: 'http' }, output: 'defaults http\nfrontend f from http\n' }],
        },
      ],
    },
    {
      name: 'below',
      code: 'defaults from a\ndefaults a\n',
      errors: [{ messageId: 'later', data: { name: 'a' }, line: 1, column: 15, endLine: 1, endColumn: 16, related: [2] }],
    },
    {
      name: 'two of them',
      target: '3.2.0',
      code: 'defaults a\ndefaults a\nbackend b from a\n',
      errors: [{ messageId: 'ambiguous', data: { name: 'a', count: 2 }, line: 3, column: 16, endLine: 3, endColumn: 17, related: [1, 2] }],
    },
  ],
});
