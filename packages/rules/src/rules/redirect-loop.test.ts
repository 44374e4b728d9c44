import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './redirect-loop.js';

new RuleTester({ describe, it }).run('redirect-loop', rule, {
  valid: [
    {
      code: 'frontend www\n    mode http\n    bind :443 ssl crt a.pem\n    bind :80\n    http-request redirect scheme https unless { ssl_fc }\n',
    },
    { name: 'no TLS here', code: 'frontend www\n    mode http\n    bind :80\n    redirect scheme https\n' },
    { name: 'to another host', code: 'frontend www\n    mode http\n    bind :80\n    redirect location https://www.example.com/\n' },
    { name: 'with the path', code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location /a%[path]\n' },
    {
      name: 'an answer before it',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request return status 200 if { path /a }\n    http-request redirect location /a\n',
    },
    {
      name: 'a script before it',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request lua.login\n    http-request redirect location /a\n',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    mode http\n    bind :443 ssl crt a.pem\n    http-request set-header X a\n    http-request redirect scheme https code 301 # always\n',
      errors: [
        {
          messageId: 'scheme',
          data: { line: 3, open: '{', close: '}' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 48,
          related: [3],
          suggestions: [
            {
              messageId: 'guard',
              data: { guard: 'unless { ssl_fc }' },
              output:
                'frontend www\n    mode http\n    bind :443 ssl crt a.pem\n    http-request set-header X a\n    http-request redirect scheme https code 301 unless { ssl_fc } # always\n',
            },
          ],
        },
      ],
    },
    {
      name: 'old rules',
      code: 'listen www\n    mode http\n    bind :80\n    bind :443 ssl crt a.pem\n    redirect scheme https\n',
      errors: [
        {
          messageId: 'scheme',
          data: { line: 4, open: '{', close: '}' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 26,
          related: [4],
          suggestions: [
            {
              messageId: 'guard',
              data: { guard: 'unless { ssl_fc }' },
              output: 'listen www\n    mode http\n    bind :80\n    bind :443 ssl crt a.pem\n    redirect scheme https unless { ssl_fc }\n',
            },
          ],
        },
      ],
    },
    {
      name: 'to its own path',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location /login code 302\n',
      errors: [
        {
          messageId: 'path',
          data: { path: '/login', open: '{', close: '}' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 51,
          suggestions: [
            {
              messageId: 'guard',
              data: { guard: 'unless { path /login }' },
              output:
                'frontend www\n    mode http\n    bind :80\n    http-request redirect location /login code 302 unless { path /login }\n',
            },
          ],
        },
      ],
    },
  ],
});
