import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-companion.js';

const ALLOWED = 'global\n    external-check\n';
const APPLICATION = 'defaults\n    mode http\nfcgi-app php\n    docroot /srv\n';

new RuleTester({ describe, it }).run('missing-companion', rule, {
  valid: [
    { name: 'a program', code: `${ALLOWED}backend b\n    option external-check\n    external-check command /bin/true\n` },
    {
      name: 'a program and its path',
      code: `${ALLOWED}backend b\n    option external-check\n    external-check path /bin\n    external-check command true\n`,
    },
    { name: 'another check', code: 'backend b\n    option external-check\n    option tcp-check\n' },
    { name: 'a disabled backend', code: 'backend b\n    disabled\n    option external-check\n' },
    { name: 'a command from a variable', code: 'backend b\n    external-check command "$CHECK"\n' },
    { name: 'FastCGI', code: `${APPLICATION}backend b\n    use-fcgi-app php\n    server s 192.0.2.1:9000 proto fcgi\n` },
    {
      name: 'FastCGI by default',
      code: `${APPLICATION}backend b\n    use-fcgi-app php\n    default-server proto fcgi\n    server s 192.0.2.1:9000\n`,
    },
    { name: 'FastCGI as a filter', code: `${APPLICATION}backend b\n    filter fcgi-app php\n    server s 192.0.2.1:9000 proto fcgi\n` },
    { name: 'a protocol from a variable', code: `${APPLICATION}backend b\n    use-fcgi-app php\n    server s 192.0.2.1:9000 proto "$P"\n` },
    { name: 'QUIC in mode http', code: 'defaults\n    mode http\nfrontend f\n    quic-initial accept\n    mode tcp\n', target: '3.2.0' },
    { name: 'a mode from a variable', code: 'frontend f\n    mode "$M"\n    quic-initial accept\n', target: '3.2.0' },
    { name: 'defaults that say no mode', code: 'defaults d\n    quic-initial accept\n', target: '3.2.0' },
    { name: 'a frontend ignores it', code: 'frontend f\n    use-fcgi-app php\n' },
    { name: 'a server that redirects', code: 'backend b\n    mode http\n    server s 192.0.2.1:80 redir http://www.example.org\n' },
    { name: 'HTTP', code: 'backend b\n    mode http\n    server s 192.0.2.1:80\n' },
  ],
  invalid: [
    ...[
      {
        name: 'FastCGI in mode tcp',
        code: 'backend b\n    use-fcgi-app php\n',
        setting: 'use-fcgi-app',
        needs: '"mode http"',
        endColumn: 21,
      },
      {
        name: 'as a filter of a frontend',
        code: 'frontend f\n    filter fcgi-app php\n',
        setting: 'filter fcgi-app',
        needs: '"mode http"',
        endColumn: 24,
      },
      {
        name: 'FastCGI in a frontend, which has no servers',
        code: 'frontend f\n    filter fcgi-app php\n    mode http\n',
        setting: 'filter fcgi-app',
        needs: 'a server with "proto fcgi"',
        endColumn: 24,
      },
      {
        name: 'a server that redirects in mode tcp',
        code: 'backend b\n    server s 192.0.2.1:80 redir http://www.example.org\n',
        setting: 'redir',
        needs: '"mode http"',
        endColumn: 55,
      },
    ].map(({ name, code, setting, needs, endColumn }) => ({
      name,
      code,
      errors: [{ messageId: 'missing' as const, data: { setting, needs }, line: 2, column: 5, endLine: 2, endColumn }],
    })),
    {
      name: 'QUIC in another mode',
      code: 'frontend f\n    quic-initial accept\n    mode http\ndefaults d\n    mode tcp\n    quic-initial accept\n',
      target: '3.2.0',
      errors: [2, 6].map((line) => ({
        messageId: 'missing' as const,
        data: { setting: 'quic-initial', needs: '"mode http" above it' },
        line,
        column: 5,
        endLine: line,
        endColumn: 24,
      })),
    },
    {
      name: 'a server that redirects by default',
      code: 'backend b\n    default-server redir http://www.example.org\n    server s 192.0.2.1:80\n',
      errors: [{ messageId: 'missing', data: { setting: 'redir', needs: '"mode http"' }, line: 3, column: 5, endLine: 3, endColumn: 26 }],
    },
    {
      name: 'no permission',
      code: 'backend b\n    option external-check\n    external-check command /bin/true\n',
      errors: [
        {
          messageId: 'missing',
          data: { setting: 'option external-check', needs: '"external-check" in "global"' },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 26,
        },
      ],
    },
    {
      name: 'no program',
      code: `${ALLOWED}backend b\n    option external-check\n`,
      errors: [
        {
          messageId: 'missing',
          data: { setting: 'option external-check', needs: '"external-check command"' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 26,
        },
      ],
    },
    {
      name: 'no path, in defaults',
      code: 'defaults\n    external-check command true\nbackend b\n',
      errors: [
        {
          messageId: 'inherited',
          data: { setting: 'external-check command', needs: '"external-check path", or a "/" at the beginning of its command' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 10,
          related: [2],
        },
      ],
    },
    {
      name: 'a server that comes to HAProxy itself, in mode tcp',
      code: 'global\n    expose-experimental-directives\nbackend b\n    server s rhttp@\n',
      target: '3.0',
      errors: [{ messageId: 'missing', data: { setting: 'rhttp@', needs: '"mode http"' }, line: 4, column: 5, endLine: 4, endColumn: 20 }],
    },
    {
      name: 'no server for the application',
      code: `${APPLICATION}backend b\n    use-fcgi-app php\n    server s 192.0.2.1:9000\n`,
      errors: [
        {
          messageId: 'missing',
          data: { setting: 'use-fcgi-app php', needs: 'a server with "proto fcgi"' },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 21,
        },
      ],
    },
    {
      name: 'no application for the server',
      code: `${APPLICATION}backend b\n    server s 192.0.2.1:9000 proto fcgi\n`,
      errors: [
        {
          messageId: 'missing',
          data: { setting: 'proto fcgi', needs: '"use-fcgi-app" in its section' },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 39,
        },
      ],
    },
  ],
});
