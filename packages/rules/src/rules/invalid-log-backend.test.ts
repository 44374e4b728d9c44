import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-log-backend.js';

const logs = (...lines: string[]) => `backend logs\n    mode log\n${lines.map((line) => `    ${line}\n`).join('')}`;
const SERVER = 'server a udp@192.0.2.1:514';
const section = 'backend "logs"';

new RuleTester({ describe, it }).run('invalid-log-backend', rule, {
  valid: [
    { target: '3.2', code: logs('balance log-hash lower', 'hash-type map-based', SERVER, 'server b udp4@192.0.2.2:514') },
    { target: '3.2', name: 'draws', code: logs('balance random(2)', SERVER) },
    { target: '3.2', name: 'what HAProxy replaces', code: logs('balance uri', SERVER) },
    { target: '2.9', name: 'before it was looked at', code: logs('balance leastconn', SERVER) },
    { target: '3.2', name: 'another line behind', code: logs('balance leastconn', 'balance sticky', SERVER) },
    { target: '3.2', name: 'a hash that nothing uses', code: logs('balance sticky', 'hash-type consistent', SERVER) },
    {
      target: '3.2',
      name: 'streams',
      code: logs('server a 192.0.2.1:514', 'server b tcp@192.0.2.2:514', 'server c stream+ipv4@192.0.2.3:514'),
    },
    { target: '3.2', name: 'an address in a variable', code: logs(SERVER, 'server b "$LOG"', 'server c 192.0.2.3:514') },
    { target: '3.2', name: 'another mode', code: logs('balance leastconn', 'server a 192.0.2.1:514').replace('mode log', 'mode tcp') },
    { target: '3.2', name: 'disabled', code: logs('balance leastconn', 'disabled', SERVER) },
  ],
  invalid: [
    {
      target: '3.2',
      code: logs('balance leastconn', SERVER),
      errors: [{ messageId: 'algorithm', data: { algorithm: 'leastconn', section }, line: 3, column: 5, endLine: 3, endColumn: 22 }],
    },
    {
      target: '3.0',
      name: 'of the defaults',
      code: `defaults\n    balance rdp-cookie\n${logs(SERVER)}`,
      errors: [{ messageId: 'algorithm', data: { algorithm: 'rdp-cookie', section }, line: 3, column: 1, endLine: 3, endColumn: 13 }],
    },
    {
      target: '3.0',
      name: 'a frontend under the defaults of backends',
      code: 'defaults\n    mode log\nfrontend f\n    bind :80\n',
      errors: [{ messageId: 'frontend', data: { section: 'frontend "f"' }, line: 3, column: 1, endLine: 3, endColumn: 11 }],
    },
    {
      target: '2.9',
      name: 'a hash that cannot be',
      code: logs('balance log-hash lower', 'hash-type consistent', SERVER),
      errors: [{ messageId: 'hash', data: { type: 'consistent', section }, line: 4, column: 5, endLine: 4, endColumn: 25 }],
    },
    {
      target: '3.2',
      name: 'a stream among datagrams',
      code: logs(SERVER, 'server b udp@192.0.2.2:514', 'server c 192.0.2.3:514'),
      errors: [{ messageId: 'mixed', data: { kind: 'stream', section }, line: 5, column: 14, endLine: 5, endColumn: 27, related: [3] }],
    },
    {
      target: '3.2',
      name: 'servers of a template',
      code: logs('server a 192.0.2.1:514', 'server-template b 2 udp@logs.example.org:514'),
      errors: [{ messageId: 'mixed', data: { kind: 'datagram', section }, line: 4, column: 25, endLine: 4, endColumn: 49, related: [3] }],
    },
  ],
});
