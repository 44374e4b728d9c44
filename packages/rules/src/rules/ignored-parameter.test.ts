import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-parameter.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('ignored-parameter', rule, {
  valid: [
    {
      name: 'what a server takes',
      code: 'backend b\n    server s 192.0.2.1:443 ssl verify none no-tlsv10 id 3\n    default-server ssl ssl-min-ver TLSv1.2 inter 2s\n',
    },
    { name: 'a value that reads like one', code: 'backend b\n    default-server cookie no-tlsv10\n' },
    { name: 'in mode http', code: 'backend b\n    mode http\n    server s 192.0.2.1:80 check observe layer7\n' },
    { name: 'in mode http from defaults', code: 'defaults\n    mode http\nbackend b\n    default-server check observe layer7\n' },
    { name: 'in a mode that is not known', code: 'backend b\n    mode "${MODE}"\n    server s 192.0.2.1:80 check observe layer7\n' },
    { name: 'another layer', code: 'backend b\n    server s 192.0.2.1:80 check observe layer4\n' },
    { name: 'behind a variable', code: 'backend b\n    default-server "${MORE[*]}" no-tlsv10\n' },
    { name: 'in a line that HAProxy refuses', code: 'backend b\n    default-server no-tlsv10 inter x\n' },
    { name: 'a line that may be hidden', code: 'backend b\n.if feature(X)\n    default-server no-tlsv10\n.endif\n' },
  ],
  invalid: [
    {
      code: 'defaults\n    default-server ssl no-sslv3 no-tlsv10 inter 2s\n',
      errors: [
        { messageId: 'version', data: { name: 'no-sslv3' }, ...at(2, 24, 32) },
        { messageId: 'version', data: { name: 'no-tlsv10' }, ...at(2, 33, 42) },
      ],
    },
    { code: 'backend b\n    default-server id 7\n', errors: [{ messageId: 'default', data: { name: 'id' }, ...at(2, 20, 22) }] },
    {
      name: 'a mode that comes too late',
      code: 'backend b\n    server s 192.0.2.1:80 check observe layer7\n    mode http\n',
      errors: [{ messageId: 'layer7', ...at(2, 33, 40) }],
    },
    {
      name: 'behind one that comes in time',
      code: 'backend a\n    mode http\n    server s 192.0.2.1:80 check observe layer7\nbackend b\n    server s 192.0.2.1:80 check observe layer7\n    mode http\n',
      errors: [{ messageId: 'layer7', ...at(5, 33, 40) }],
    },
    {
      code: 'defaults\n    mode tcp\n    default-server check observe layer7\n',
      errors: [{ messageId: 'layer7', ...at(3, 26, 33) }],
    },
  ],
});
