import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-ca-file.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('missing-ca-file', rule, {
  valid: [
    { name: 'a server of a ring that is not verified', code: 'ring r\n    server s 192.0.2.1:514 ssl verify none\n', target: '2.6' },
    {
      name: 'servers that are verified, that are not, and that speak no TLS',
      code: 'backend b\n    server a 192.0.2.1:443 ssl ca-file /etc/ca.pem\n    server b 192.0.2.2:443 ssl verify none\n    server c 192.0.2.3:80 check\n',
    },
    { name: 'a file for all', code: 'backend b\n    default-server ca-file @system-ca\n    server a 192.0.2.1:443 ssl check\n' },
    { name: 'no TLS after all', code: 'backend b\n    default-server ssl\n    server a 192.0.2.1:80 no-ssl\n' },
    { name: 'none by default', code: 'global\n    ssl-server-verify none\nbackend b\n    server a 192.0.2.1:443 ssl\n' },
    {
      name: 'a check by TLS from 3.4 on, and steps without TLS',
      code: 'backend b\n    option tcp-check\n    tcp-check connect ssl\n    server a 192.0.2.1:80 check\n',
      target: '3.4.0',
    },
    {
      name: 'steps without TLS',
      code: 'backend b\n    tcp-check connect sni ssl\n    tcp-check comment ssl\n    server a 192.0.2.1:80 check\nbackend c\n    tcp-check connect ssl\n',
      target: '3.2.0',
    },
    { name: 'what a variable hides', code: 'backend b\n    server a 192.0.2.1:443 ssl "${TLS[*]}"\n' },
    { name: 'a backend that is disabled', code: 'backend b\n    disabled\n    server a 192.0.2.1:443 ssl\n' },
    { name: 'source takes more words than one', code: 'backend b\n    server a 192.0.2.1:443 ssl source 192.0.2.9 verify none\n' },
  ],
  invalid: [
    {
      name: 'a server of a ring',
      code: 'ring r\n    server s 192.0.2.1:514 ssl\n',
      target: '2.6',
      errors: [{ messageId: 'missing', data: { server: 's' }, line: 2, column: 12, endLine: 2, endColumn: 13 }],
    },
    {
      name: 'a check by TLS',
      code:
        'defaults\n    http-check connect port 443 ssl\nbackend b\n    server a 192.0.2.1:80 check\n    server b 192.0.2.2:80\n' +
        '    server c 192.0.2.3:80 verify none\n',
      target: '3.2.0',
      errors: [
        { messageId: 'missing', data: { server: 'a' }, ...at(4, 12, 13) },
        { messageId: 'missing', data: { server: 'b' }, ...at(5, 12, 13) },
      ],
    },
    {
      code: 'defaults\n    default-server ssl\nbackend b\n    server a 192.0.2.1:443\n    server-template t 1-2 app:443\n',
      errors: [
        { messageId: 'missing', data: { server: 'a' }, ...at(4, 12, 13) },
        { messageId: 'missing', data: { server: 't' }, ...at(5, 21, 22) },
      ],
    },
    {
      code: 'global\n    ssl-server-verify none\nbackend b\n    server a 192.0.2.1:80 check check-ssl verify required\n    default-server ca-file ca.pem\n',
      errors: [{ messageId: 'missing', data: { server: 'a' }, ...at(4, 12, 13) }],
    },
  ],
});
