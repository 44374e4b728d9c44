import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-check-port.js';

const error = (server: string, line: number, column: number, endColumn: number) => ({
  messageId: 'missing' as const,
  data: { server },
  line,
  column,
  endLine: line,
  endColumn,
});

new RuleTester({ describe, it }).run('missing-check-port', rule, {
  valid: [
    { name: 'a port', code: 'backend b\n    server a 192.0.2.1:80 check\n' },
    { name: 'a port of its own', code: 'backend b\n    server a 192.0.2.1 check port 80\n' },
    { name: 'a port for all', code: 'backend b\n    default-server port 80\n    server a 192.0.2.1 check\n' },
    { name: 'no check', code: 'backend b\n    default-server check\n    server a 192.0.2.1 no-check\n' },
    { name: 'another address', code: 'backend b\n    server a 192.0.2.1 check addr 192.0.2.2:80\n' },
    { name: 'a name, which may stay without an address', code: 'backend b\n    server a app.example.org check\n' },
    { name: 'a socket', code: 'backend b\n    server a unix@/run/a check\n' },
    { name: 'any address', code: 'backend b\n    server a 0.0.0.0 check\n' },
    { name: 'hidden', code: 'backend b\n    server a "192.0.2.1${PORT}" check\n    server b 192.0.2.1 check port "${P}"\n' },
    { name: 'a step with a port', code: 'backend b\n    option tcp-check\n    tcp-check connect port 80\n    server a 192.0.2.1 check\n' },
    {
      name: 'a step of the defaults, with its option',
      code: 'defaults\n    option tcp-check\n    tcp-check connect port 80\nbackend b\n    server a 192.0.2.1 check\n',
    },
    { name: 'a section of its own', code: 'backend b\n    server a 192.0.2.1 check healthcheck ping\n', target: '3.4' },
    {
      name: 'a check that is not known',
      code: 'backend b\n    option "$CHECK"\n    tcp-check connect port 80\n    server a 192.0.2.1 check\n',
    },
    { name: 'a command', code: 'defaults\n    option external-check\nbackend b\n    server a 192.0.2.1 check\n' },
    { name: 'disabled', code: 'backend b\n    disabled\n    server a 192.0.2.1 check\n' },
  ],
  invalid: [
    { code: 'backend b\n    server a 192.0.2.1 check\n', errors: [error('a', 2, 14, 23)] },
    { name: 'a port that follows the client', code: 'backend b\n    server a 192.0.2.1:+2 check\n', errors: [error('a', 2, 14, 26)] },
    { name: 'port 0', code: 'backend b\n    server a 192.0.2.1 check port 0\n', errors: [error('a', 2, 14, 23)] },
    { name: 'port 0 of the server', code: 'backend b\n    server a 192.0.2.1:00 check port 0x50\n', errors: [error('a', 2, 14, 26)] },
    {
      name: 'what 2.6 reads as 0',
      target: '2.6.0',
      code: 'backend b\n    server a 192.0.2.1:0x50 check\n',
      errors: [error('a', 2, 14, 28)],
    },
    { name: 'by default', code: 'backend b\n    default-server check\n    server a [2001:db8::1]\n', errors: [error('a', 3, 14, 27)] },
    { name: 'templates', code: 'backend b\n    server-template a 2 192.0.2.1 check\n', errors: [error('a', 2, 25, 34)] },
    {
      name: 'a port of steps that another check does not read',
      code: 'backend b\n    option tcp-check\n    tcp-check connect port 80\n    option redis-check\n    server a 192.0.2.1 check\n',
      errors: [error('a', 5, 14, 23)],
    },
    {
      name: 'a port of steps without their option',
      code: 'backend b\n    tcp-check connect port 80\n    server a 192.0.2.1 check\n',
      errors: [error('a', 3, 14, 23)],
    },
    {
      name: 'a port of steps of the defaults, whose option is not there',
      code: 'defaults\n    tcp-check connect port 80\nbackend b\n    option tcp-check\n    server a 192.0.2.1 check\n',
      errors: [error('a', 5, 14, 23)],
    },
    {
      name: 'steps without a port',
      code: 'backend b\n    option tcp-check\n    tcp-check connect\n    server a 192.0.2.1 check\n',
      errors: [error('a', 4, 14, 23)],
    },
  ],
});
