import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './exposed-control-socket.js';

new RuleTester({ describe, it }).run('exposed-control-socket', rule, {
  valid: [
    { code: 'global\n    stats socket /run/haproxy.sock mode 660 level admin\n' },
    { name: 'this machine only', code: 'global\n    stats socket ipv4@127.0.0.1:9999 level admin\n' },
    { name: 'for reading', code: 'global\n    stats socket :9999 level user\n    stats socket /run/ro.sock mode 666 level user\n' },
    { name: 'without a mode', code: 'global\n    stats socket /run/haproxy.sock level admin\n' },
    { name: 'hidden', code: 'global\n    stats socket "${SOCKET}" level admin\n' },
  ],
  invalid: [
    {
      code: 'global\n    stats socket :9999 level admin\n',
      errors: [{ messageId: 'network', data: { address: ':9999' }, line: 2, column: 18, endLine: 2, endColumn: 23 }],
    },
    {
      name: 'writable by all',
      code: 'global\n    stats socket /run/a.sock mode 666 level admin\n    stats socket /run/b.sock mode 0777\n',
      errors: [
        { messageId: 'writable', data: { mode: 666, level: ', as an administrator' }, line: 2, column: 35, endLine: 2, endColumn: 38 },
        { messageId: 'writable', data: { mode: '0777', level: '' }, line: 3, column: 35, endLine: 3, endColumn: 39 },
      ],
    },
  ],
});
