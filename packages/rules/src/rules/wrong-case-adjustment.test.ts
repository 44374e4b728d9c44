import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './wrong-case-adjustment.js';

const adjusting = (...lines: string[]) => `global\n${lines.map((line) => `    h1-case-adjust ${line}\n`).join('')}`;

new RuleTester({ describe, it }).run('wrong-case-adjustment', rule, {
  valid: [
    { code: adjusting('content-type Content-Type', 'host HOST') },
    { name: 'a name that comes in two cases', code: adjusting('content-type Content-Type', 'Content-type CONTENT-TYPE') },
    { name: 'a variable', code: adjusting('content-type "$NAME"') },
    { name: 'not whole', code: adjusting('content-type') },
    { name: 'one or the other', code: 'global\n.if feature(LUA)\n    h1-case-adjust a A\n.else\n    h1-case-adjust a A\n.endif\n' },
  ],
  invalid: [
    {
      name: 'another name',
      code: adjusting('content-lenght Content-Length'),
      errors: [
        {
          messageId: 'differs',
          data: { from: 'content-lenght', to: 'Content-Length' },
          line: 2,
          column: 35,
          endLine: 2,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'twice, in two sections',
      code: `${adjusting('host Host')}${adjusting('host HOST')}`,
      errors: [{ messageId: 'duplicate', data: { from: 'host' }, line: 4, column: 20, endLine: 4, endColumn: 24, related: [2] }],
    },
    {
      name: 'behind one that is refused',
      code: adjusting('host Hots', 'host Host'),
      errors: [{ messageId: 'differs', data: { from: 'host', to: 'Hots' }, line: 2, column: 25, endLine: 2, endColumn: 29 }],
    },
  ],
});
