import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-in-log-backend.js';

const SERVER = '    server a udp@192.0.2.1:514\n';
const logs = (...lines: string[]) => `backend logs\n    mode log\n${lines.map((line) => `    ${line}\n`).join('')}${SERVER}`;

const ignored = (what: string, line: number, column: number, endColumn: number) => ({
  messageId: 'ignored',
  data: { what, section: 'backend "logs"' },
  line,
  column,
  endLine: line,
  endColumn,
});

new RuleTester({ describe, it }).run('ignored-in-log-backend', rule, {
  valid: [
    { target: '3.2', code: logs('balance roundrobin', 'tcp-request inspect-delay 5s') },
    { target: '3.2', name: 'of another mode', code: logs('stick-table type ip size 1k').replace('mode log', 'mode tcp') },
    { target: '3.2', name: 'disabled', code: logs('disabled', 'stick-table type ip size 1k') },
    { target: '3.2', name: 'in a variable', code: logs('stick-table type ip size 1k').replace('mode log', 'mode "$MODE"') },
    {
      target: '3.2',
      name: 'rules of the defaults',
      code: `defaults d\n    tcp-request content accept\nbackend logs from d\n    mode log\n${SERVER}`,
    },
  ],
  invalid: [
    {
      target: '3.2',
      code: logs('tcp-request content accept', 'tcp-response content accept'),
      errors: [ignored('"tcp-request" rules', 3, 5, 31), ignored('"tcp-response" rules', 4, 5, 32)],
    },
    {
      target: '3.2',
      name: 'several lines',
      code: logs('use-server a if TRUE', 'use-server a if FALSE'),
      errors: [{ ...ignored('"use-server" rules', 3, 5, 25), related: [4] }],
    },
    {
      target: '2.9',
      name: 'settings of the defaults',
      code: `defaults\n    mode log\n    dynamic-cookie-key k\nbackend logs\n${SERVER}`,
      errors: [ignored('"dynamic-cookie-key"', 4, 1, 13)],
    },
  ],
});
