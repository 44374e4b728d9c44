import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './peers-listeners.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('peers-listeners', rule, {
  valid: [
    {
      name: 'one listener',
      code: 'peers p\n    bind 192.0.2.1:10000\n    default-bind ssl crt a.pem\n    server a\n    server b 192.0.2.2:10000\n',
      target: '3.2.5',
    },
    { name: 'peer lines alone', code: 'peers p\n    peer a 192.0.2.1:10000\n    peer b 192.0.2.2:10000\n', target: '3.2.5' },
    { name: 'two lines up to 2.5', code: 'peers p\n    bind :10000\n    bind :10001\n    server a\n', target: '2.5.1' },
    { name: 'several addresses up to 2.8', code: 'peers p\n    bind :10000-10001\n    server a\n', target: '2.8.1' },
    { name: 'a list of one, and a range of one', code: 'peers p\n    bind :10000-10000,\n    server a\n', target: '3.2.5' },
  ],
  invalid: [
    {
      code: 'peers p\n    bind :10000\n    peer b 192.0.2.2:10000\npeers q\n    peer b 192.0.2.2:10000\n    bind :10001\n',
      target: '2.4.1',
      errors: [
        { messageId: 'mixed', data: { keyword: 'peer', other: 'bind' }, related: [2], ...at(3, 5, 9) },
        { messageId: 'mixed', data: { keyword: 'bind', other: 'peer' }, related: [5], ...at(6, 5, 9) },
      ],
    },
    {
      code: 'peers p\n    bind :10000\n    bind :10001\n    server a\n',
      target: '2.6.1',
      errors: [{ messageId: 'second', related: [2], ...at(3, 5, 9) }],
    },
    {
      code: 'peers p\n    bind :10000,:10001\npeers q\n    bind :10000-10001\n',
      target: '3.0.1',
      errors: [
        { messageId: 'several', data: { address: ':10000,:10001' }, ...at(2, 10, 23) },
        { messageId: 'several', data: { address: ':10000-10001' }, ...at(4, 10, 22) },
      ],
    },
  ],
});
