import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-section-name.js';

new RuleTester({ describe, it }).run('invalid-section-name', rule, {
  valid: [
    { name: 'all that is permitted', code: 'frontend aZ09.:_-\npeers a.b\n' },
    { name: 'caches may be called anything', code: 'cache a&b\n' },
    { name: 'so may defaults that nobody names', code: 'defaults a&b\nfrontend f\n' },
    { name: 'in a variable', code: 'backend "${A}/b"\n' },
    { name: 'a kind that the branch does not know', code: 'log-profile a&b\n', target: '3.0' },
    {
      name: 'what 3.4 says and forgets when it takes settings from defaults',
      target: '3.4.0',
      code: 'defaults a&b\nfrontend f/g\nbackend h from a&b\n',
    },
  ],
  invalid: [
    {
      name: 'without defaults, in 3.4 too',
      target: '3.4.0',
      code: 'frontend f/g\n',
      errors: [
        { messageId: 'character', data: { name: 'f/g', kind: 'frontend', character: '/' }, line: 1, column: 10, endLine: 1, endColumn: 13 },
      ],
    },
    {
      name: 'with defaults, before 3.4',
      target: '3.2.0',
      code: 'defaults\nfrontend f/g\n',
      errors: [
        { messageId: 'character', data: { name: 'f/g', kind: 'frontend', character: '/' }, line: 2, column: 10, endLine: 2, endColumn: 13 },
      ],
    },
    {
      code: 'backend www/static\n',
      errors: [
        {
          messageId: 'character',
          data: { name: 'www/static', kind: 'backend', character: '/' },
          line: 1,
          column: 9,
          endLine: 1,
          endColumn: 19,
        },
      ],
    },
    {
      name: 'a blank in quotes',
      code: 'userlist "a b"\n',
      errors: [
        { messageId: 'character', data: { name: 'a b', kind: 'userlist', character: ' ' }, line: 1, column: 10, endLine: 1, endColumn: 15 },
      ],
    },
    {
      name: 'defaults that are named',
      target: '3.2.0',
      code: 'defaults a&b\nfrontend f from a&b\n',
      errors: [{ messageId: 'defaults', data: { name: 'a&b', character: '&' }, line: 2, column: 17, endLine: 2, endColumn: 20 }],
    },
    {
      name: 'by other defaults',
      target: '3.2.0',
      code: 'defaults a&b\ndefaults from a&b\n',
      errors: [{ messageId: 'defaults', data: { name: 'a&b', character: '&' }, line: 2, column: 15, endLine: 2, endColumn: 18 }],
    },
  ],
});
