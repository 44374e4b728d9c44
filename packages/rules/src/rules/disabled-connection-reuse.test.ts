import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './disabled-connection-reuse.js';

new RuleTester({ describe, it }).run('disabled-connection-reuse', rule, {
  valid: [
    {
      name: 'reuse',
      code: 'backend app\n    mode http\n    http-reuse safe\n    option http-keep-alive\n    server a 192.0.2.1:80\n',
      target: '3.0',
    },
    { name: 'turned off', code: 'backend app\n    mode http\n    no option httpclose\n    server a 192.0.2.1:80\n', target: '3.0' },
    { name: 'mode tcp', code: 'backend app\n    mode tcp\n    option httpclose\n    server a 192.0.2.1:80\n', target: '3.0' },
    {
      name: 'explained',
      code: 'backend app\n    mode http\n    # The application counts connections.\n    option httpclose\n    server a 192.0.2.1:80\n',
      target: '3.0',
    },
    {
      name: 'explained behind',
      code: 'backend app\n    mode http\n    http-reuse never # NTLM\n    server a 192.0.2.1:80\n',
      target: '3.0',
    },
    { name: 'nobody inherits it', code: 'defaults\n    mode http\n    option httpclose\n', target: '3.0' },
    { name: 'no servers', code: 'listen stats\n    mode http\n    bind :8404\n    option httpclose\n    stats enable\n', target: '3.0' },
  ],
  invalid: [
    {
      name: 'both sides',
      code: 'backend app\n    mode http\n    option httpclose\n    server a 192.0.2.1:80\n',
      target: '3.0',
      errors: [
        {
          messageId: 'both',
          data: { setting: 'option httpclose' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 21,
          suggestions: [{ messageId: 'remove', output: 'backend app\n    mode http\n    server a 192.0.2.1:80\n' }],
        },
      ],
    },
    {
      name: 'the server side, for all',
      code: 'defaults\n    mode http\n    option http-server-close\nbackend app\n    mode http\n    server a 192.0.2.1:80\n',
      target: '3.0',
      errors: [
        {
          messageId: 'server',
          data: { setting: 'option http-server-close' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 29,
          suggestions: [
            { messageId: 'remove', output: 'defaults\n    mode http\nbackend app\n    mode http\n    server a 192.0.2.1:80\n' },
          ],
        },
      ],
    },
    {
      name: 'not shared',
      code: 'backend app\n    mode http\n    # Timeouts.\n    timeout server 10s\n    http-reuse never\n    server a 192.0.2.1:80\n',
      target: '3.0',
      errors: [
        {
          messageId: 'alone',
          data: { setting: 'http-reuse never' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'remove',
              output: 'backend app\n    mode http\n    # Timeouts.\n    timeout server 10s\n    server a 192.0.2.1:80\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a frontend',
      code: 'frontend www\n    mode http\n    bind :80\n    option http-server-close\n',
      target: '3.0',
      errors: [
        {
          messageId: 'server',
          data: { setting: 'option http-server-close' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 29,
          suggestions: [{ messageId: 'remove', output: 'frontend www\n    mode http\n    bind :80\n' }],
        },
      ],
    },
  ],
});
