import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unusable-protocol.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unusable-protocol', rule, {
  valid: [
    { name: 'a server of a ring', code: 'ring r\n    server s 192.0.2.1:514 proto none\n', target: '2.6' },
    {
      name: 'protocols of their mode',
      code: 'listen a\n    mode http\n    bind :80 proto h2\n    server s 192.0.2.1:80 proto fcgi\nlisten b\n    mode tcp\n    bind :81 proto none\n    server s 192.0.2.1:81 proto none\n',
    },
    { name: 'a mode that is not known', code: 'frontend f\n    mode "${MODE}"\n    bind :80 proto h2\n' },
    { name: 'a proxy that is disabled', code: 'frontend f\n    disabled\n    bind :80 proto h2\n' },
    { name: 'a protocol that the branch does not have', code: 'frontend f\n    mode http\n    bind :80 proto spop\n', target: '3.0' },
    { name: 'what a variable hides', code: 'frontend f\n    bind :80 proto h2 "${MORE[*]}"\n' },
  ],
  invalid: [
    {
      name: 'a server of a ring, which is in mode tcp',
      code: 'ring r\n    server s 192.0.2.1:514 proto h2\n',
      target: '2.6',
      errors: [
        { messageId: 'mode', data: { protocol: 'h2', expected: 'http', mode: 'tcp' }, line: 2, column: 34, endLine: 2, endColumn: 36 },
      ],
    },
    {
      code: 'defaults\n    mode http\nlisten a\n    bind :80 proto none\n    bind :81 proto fcgi\n',
      errors: [
        { messageId: 'mode', data: { protocol: 'none', expected: 'tcp', mode: 'http' }, ...at(4, 20, 24) },
        { messageId: 'side', data: { protocol: 'fcgi' }, ...at(5, 20, 24) },
      ],
    },
    {
      name: 'agents, which have a mode of their own',
      code: 'backend b\n    mode http\n    server s 192.0.2.1:80 proto spop\n',
      target: '3.2',
      errors: [{ messageId: 'mode', data: { protocol: 'spop', expected: 'spop', mode: 'http' }, ...at(3, 33, 37) }],
    },
    {
      code: 'backend b\n    default-server proto h2\n    server s 192.0.2.1:80\n    server t 192.0.2.2:80 proto h1\n',
      errors: [
        { messageId: 'mode', data: { protocol: 'h2', expected: 'http', mode: 'tcp' }, ...at(3, 5, 26) },
        { messageId: 'mode', data: { protocol: 'h1', expected: 'http', mode: 'tcp' }, ...at(4, 33, 35) },
      ],
    },
  ],
});
