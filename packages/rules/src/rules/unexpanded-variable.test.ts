import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unexpanded-variable.js';

new RuleTester({ describe, it }).run('unexpanded-variable', rule, {
  valid: [
    { code: 'frontend www\n    bind "${ADDRESS}:80"\n    bind "$ADDRESS:81"\n' },
    { name: 'regular expressions', code: 'frontend www\n    http-request deny if { path_reg ^/a$ } || { path_reg ^/(a|b)$ }\n' },
    { name: 'escaped', code: 'frontend www\n    http-request set-header X \\${HOME}\n' },
    { name: 'no name', code: 'frontend www\n    http-request set-header X $1\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    bind ${ADDRESS}:80\n',
      errors: [
        {
          messageId: 'unexpanded',
          data: { variable: '${ADDRESS}', quoted: '${ADDRESS}:80' },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 20,
          suggestions: [{ messageId: 'quote', output: 'frontend www\n    bind "${ADDRESS}:80"\n' }],
        },
      ],
    },
    {
      name: 'in single quotes',
      code: "frontend www\n    http-request set-header X '$HOME/a'\n",
      errors: [{ messageId: 'unexpanded', data: { variable: '$HOME', quoted: '$HOME/a' }, line: 2, column: 32, endLine: 2, endColumn: 37 }],
    },
    {
      name: 'with a default',
      code: 'frontend www\n    bind :${PORT-80} ssl\n',
      errors: [
        {
          messageId: 'unexpanded',
          data: { variable: '${PORT-80}', quoted: ':${PORT-80}' },
          line: 2,
          column: 11,
          endLine: 2,
          endColumn: 21,
          suggestions: [{ messageId: 'quote', output: 'frontend www\n    bind ":${PORT-80}" ssl\n' }],
        },
      ],
    },
  ],
});
