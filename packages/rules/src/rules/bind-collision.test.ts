import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './bind-collision.js';

new RuleTester({ describe, it }).run('bind-collision', rule, {
  valid: [
    { code: 'frontend a\n    bind :80\nfrontend b\n    bind :81\n' },
    { name: 'different addresses', code: 'frontend a\n    bind 192.0.2.1:80\nfrontend b\n    bind 192.0.2.2:80\n' },
    { name: 'all addresses and one of them', code: 'frontend a\n    bind :80\nfrontend b\n    bind 192.0.2.1:80\n' },
    { name: 'IPv4 and IPv6', code: 'frontend a\n    bind :443\n    bind :::443 v6only\n' },
    { name: 'TCP and QUIC', code: 'frontend a\n    bind :443 ssl crt a.pem\n    bind quic4@:443 ssl crt a.pem\n' },
    { name: 'told apart by interface', code: 'frontend a\n    bind :80 interface eth0\nfrontend b\n    bind :80 interface eth1\n' },
    { name: 'shared by threads on purpose', code: 'frontend a\n    bind :80 thread 1\n    bind :80 thread 2\n' },
    { name: 'disabled', code: 'frontend a\n    bind :80\nfrontend b\n    bind :80\n    disabled\n' },
    { name: 'sockets in files', code: 'frontend a\n    bind /run/a.sock\n    bind /run/b.sock\n' },
    { name: 'perhaps another port', code: 'frontend a\n    bind :80\nfrontend b\n    bind ":${PORT}"\n' },
  ],
  invalid: [
    {
      code: 'frontend a\n    bind :80\nfrontend b\n    bind *:80 name b\n',
      errors: [
        {
          messageId: 'same',
          data: { address: '*:80', line: 2, section: 'frontend "a"' },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 14,
          related: [2],
        },
      ],
    },
    {
      name: 'ranges and lists',
      code: 'frontend a\n    bind 192.0.2.1:8000-8010\nlisten b\n    bind 192.0.2.2:80,192.0.2.1:8010\n',
      errors: [
        {
          messageId: 'same',
          data: { address: '192.0.2.2:80,192.0.2.1:8010', line: 2, section: 'frontend "a"' },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 37,
          related: [2],
        },
      ],
    },
    {
      name: 'in one section',
      code: 'frontend a\n    bind [::]:443 ssl crt a.pem\n    bind ipv6@:443 ssl crt b.pem\n',
      errors: [
        { messageId: 'repeated', data: { address: 'ipv6@:443', line: 2 }, line: 3, column: 10, endLine: 3, endColumn: 19, related: [2] },
      ],
    },
    {
      name: 'an argument of which several addresses are taken by one line',
      code: 'frontend f\n    bind :80,:81\n    bind :80,:81\n',
      errors: [
        { messageId: 'repeated', data: { address: ':80,:81', line: 2 }, line: 3, column: 10, endLine: 3, endColumn: 17, related: [2] },
      ],
    },
    {
      name: 'QUIC',
      code: 'frontend a\n    bind quic4@:443 ssl crt a.pem\nfrontend b\n    bind quic4@0.0.0.0:443 ssl crt a.pem\n',
      errors: [
        {
          messageId: 'same',
          data: { address: 'quic4@0.0.0.0:443', line: 2, section: 'frontend "a"' },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 27,
          related: [2],
        },
      ],
    },
  ],
});
