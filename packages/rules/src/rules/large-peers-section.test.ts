import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './large-peers-section.js';

/** Lines that declare peers `p1` to `pN`. */
const peers = (count: number, keyword = 'peer') =>
  Array.from({ length: count }, (_, i) => `    ${keyword} p${i + 1} 192.0.2.${i + 1}:10000\n`).join('');

const lines = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

new RuleTester({ describe, it }).run('large-peers-section', rule, {
  valid: [
    { name: '32 remote peers and the local one', code: `peers mesh\n${peers(33)}` },
    { name: 'as many as the option allows', code: `peers mesh\n${peers(5)}`, options: [{ max: 4 }] },
    { name: 'a section without peers', code: 'peers mesh\n    bind :10000\n' },
    { name: 'a disabled section does nothing', code: `peers mesh\n    disabled\n${peers(40)}` },
    { name: 'servers of a backend are no peers', code: `backend b\n${peers(40, 'server')}` },
    { name: 'peers for older versions only', code: `peers mesh\n.if version_before(2.8)\n${peers(40)}.endif\n`, target: '3.0.3' },
    { name: 'peers that some supported branch does not read', code: `peers mesh\n.if version_atleast(3.2)\n${peers(40)}.endif\n` },
    { name: 'peers for a build nobody knows', code: `peers mesh\n.if feature(OPENSSL)\n${peers(40)}.endif\n`, target: '3.0.3' },
    { name: 'two small sections', code: `peers a\n${peers(20)}peers b\n${peers(20)}` },
  ],
  invalid: [
    {
      name: 'one remote peer too many',
      code: `peers mesh\n${peers(34)}`,
      errors: [
        {
          messageId: 'tooMany',
          data: { name: 'mesh', count: 33, max: 32, sessions: 561 },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
          related: lines(2, 34),
        },
      ],
    },
    {
      name: 'with an option, and servers in place of peers',
      code: `global\n    maxconn 10\n\npeers mesh # of Paris\n    bind :10000\n${peers(3, 'server')}`,
      options: [{ max: 1 }],
      errors: [
        {
          messageId: 'tooMany',
          data: { name: 'mesh', count: 2, max: 1, sessions: 3 },
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 11,
          related: [6, 7, 8],
        },
      ],
    },
    {
      name: 'only the branch of .if that the target takes counts',
      code: `peers mesh\n.if version_atleast(3.0)\n${peers(3)}.else\n${peers(9)}.endif\n`,
      options: [{ max: 1 }],
      target: '3.0.3',
      errors: [
        {
          messageId: 'tooMany',
          data: { name: 'mesh', count: 2, max: 1, sessions: 3 },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
          related: [3, 4, 5],
        },
      ],
    },
    {
      name: 'enabled again',
      code: `peers mesh\n    disabled\n    enabled\n${peers(3)}`,
      options: [{ max: 1 }],
      errors: [
        {
          messageId: 'tooMany',
          data: { name: 'mesh', count: 2, max: 1, sessions: 3 },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
          related: [4, 5, 6],
        },
      ],
    },
  ],
});
