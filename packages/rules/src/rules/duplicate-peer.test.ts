import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-peer.js';

const LOCAL = 'global\n    localpeer a\n';
const A = '    peer a 192.0.2.1:1024\n';
const B = '    peer b 192.0.2.2:1024\n';

new RuleTester({ describe, it }).run('duplicate-peer', rule, {
  valid: [
    { name: 'names of their own', target: '3.0.11', code: `${LOCAL}peers mesh\n${A}${B}` },
    { name: 'two sections', target: '3.0.11', code: `${LOCAL}peers one\n${A}${B}peers two\n${A}${B}` },
    { name: 'a section without this process, which HAProxy leaves out', target: '3.0.11', code: `${LOCAL}peers mesh\n${B}${B}` },
    { name: 'a process of which the name is not known', target: '3.0.11', code: `peers mesh\n${A}${B}${B}` },
    { name: 'a name that a variable makes', target: '3.0.11', code: `global\n    localpeer "$ME"\npeers mesh\n${A}${B}${B}` },
    { name: 'a name that is given later', target: '3.0.11', code: `peers mesh\n${A}${B}${B}${LOCAL}` },
    { name: 'a section that is turned off', target: '3.0.11', code: `${LOCAL}peers mesh\n    disabled\n${A}${B}${B}` },
    { name: 'an old branch', target: '2.8.0', code: `${LOCAL}peers mesh\n${A}${B}${B}` },
    {
      name: 'peers without an address, which HAProxy leaves out',
      target: '3.0.11',
      code: `${LOCAL}peers mesh\n${A}${B}    peer b\n    peer a\n`,
    },
    { name: 'a line that is not read', target: '3.0.11', code: `${LOCAL}peers mesh\n${A}${B}    .if false\n${B}    .endif\n` },
  ],
  invalid: [
    {
      target: '3.0.11',
      code: `${LOCAL}peers mesh\n${A}${B}${B}${B}`,
      errors: [
        {
          messageId: 'duplicate',
          data: { name: 'b', section: 'peers "mesh"' },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 11,
          related: [7],
        },
        {
          messageId: 'duplicate',
          data: { name: 'b', section: 'peers "mesh"' },
          line: 6,
          column: 10,
          endLine: 6,
          endColumn: 11,
          related: [7],
        },
      ],
    },
    {
      name: 'this process, in all branches and where the section is turned off',
      target: '2.6.0',
      code: `${LOCAL}peers mesh\n    disabled\n${A}    server a 192.0.2.2:1024\n`,
      errors: [
        {
          messageId: 'duplicate',
          data: { name: 'a', section: 'peers "mesh"' },
          line: 6,
          column: 12,
          endLine: 6,
          endColumn: 13,
          related: [5],
        },
      ],
    },
    {
      name: 'this process without addresses',
      target: '3.0.11',
      code: `${LOCAL}peers mesh\n    bind :1024\n    server a\n    server a\n`,
      errors: [
        {
          messageId: 'duplicate',
          data: { name: 'a', section: 'peers "mesh"' },
          line: 6,
          column: 12,
          endLine: 6,
          endColumn: 13,
          related: [5],
        },
      ],
    },
  ],
});
