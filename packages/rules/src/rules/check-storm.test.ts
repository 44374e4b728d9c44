import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './check-storm.js';

new RuleTester({ describe, it }).run('check-storm', rule, {
  valid: [
    {
      name: 'usual',
      code: 'backend app\n    mode http\n    server a 192.0.2.1:80 check\n    server b 192.0.2.2:80 check inter 1s\n',
      target: '3.0',
    },
    {
      name: 'not checked',
      code: 'backend app\n    mode http\n    default-server check inter 10ms\n    server a 192.0.2.1:80 no-check\n    server b 192.0.2.1:80 track app/a\n    server c 192.0.2.1:80 disabled\n',
      target: '3.0',
    },
    {
      name: 'a template that is checked seldom',
      code: 'backend app\n    mode http\n    server-template s 1-200 app.example.com:80 check inter 10s\n',
      target: '3.0',
    },
    {
      name: 'another port is checked',
      code: 'backend app\n    mode http\n    default-server inter 300ms check\n    server a 192.0.2.1:80 port 81\n    server b 192.0.2.1:80 port 82\n',
      target: '3.0',
    },
    {
      name: 'not known',
      code: 'backend app\n    mode http\n    server a 192.0.2.1:80 check inter "$INTER"\n    server b 192.0.2.1:80 check inter 1ms\n    server-template "$N" 1000 app.example.com:80 check inter 1ms\n',
      target: '3.0',
    },
    {
      name: 'what a later line sets',
      code: 'backend app\n    mode http\n    server a 192.0.2.1:80 check\n    server b 192.0.2.1:80 check\n    default-server inter 1ms\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      name: 'a template',
      code: 'backend app\n    mode http\n    server-template s 1-500 app.example.com:80 check\n',
      target: '3.0',
      errors: [{ messageId: 'backend', data: { section: 'backend "app"', rate: 250 }, line: 1, column: 1, endLine: 1, endColumn: 12 }],
    },
    {
      name: 'a short interval',
      code: 'defaults\n    default-server check inter 20ms\nbackend app\n    mode http\n    server a 192.0.2.1:80\n    server b 192.0.2.2:80\n    server c 192.0.2.3:80\n',
      target: '3.0',
      errors: [{ messageId: 'backend', data: { section: 'backend "app"', rate: 150 }, line: 3, column: 1, endLine: 3, endColumn: 12 }],
    },
    {
      name: 'one server in several backends',
      code: 'backend b0\n    server a 192.0.2.1:80 check inter 1s\nbackend b1\n    server a 192.0.2.1:80 check inter 1s\nbackend b2\n    server a 192.0.2.1:80 check inter 1s\nbackend b3\n    server a 192.0.2.1:80 check inter 1s\nbackend b4\n    server a 192.0.2.1:80 check inter 1s\n',
      target: '3.0',
      errors: [
        {
          messageId: 'address',
          data: { address: '192.0.2.1:80', rate: 5, count: 5 },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 26,
          related: [4, 6, 8, 10],
        },
      ],
    },
    {
      name: 'limits',
      code: 'backend app\n    mode http\n    server a 192.0.2.1:80 check\n    server b 192.0.2.1:80 check\n',
      target: '3.0',
      options: [{ perBackend: 0.9, perAddress: 0.9 }],
      errors: [
        { messageId: 'backend', data: { section: 'backend "app"', rate: 1 }, line: 1, column: 1, endLine: 1, endColumn: 12 },
        {
          messageId: 'address',
          data: { address: '192.0.2.1:80', rate: 1, count: 2 },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 26,
          related: [4],
        },
      ],
    },
  ],
});
