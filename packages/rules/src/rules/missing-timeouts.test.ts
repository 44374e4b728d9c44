import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-timeouts.js';

const missing = (timeouts: string, section: string, place: readonly [number, number, number], related?: readonly number[]) => ({
  messageId: 'missing',
  data: { timeouts, section, them: timeouts.includes(' and ') ? 'them' : 'it' },
  line: place[0],
  column: place[1],
  endLine: place[0],
  endColumn: place[2],
  ...(related ? { related } : {}),
});

const all = '    timeout client 30s\n    timeout connect 5s\n    timeout server 30s\n';

new RuleTester({ describe, it }).run('missing-timeouts', rule, {
  valid: [
    { name: 'all of them in defaults', code: `defaults\n${all}frontend f\n    bind :80\nbackend b\n    server s 192.0.2.1:80\n` },
    { name: 'in the defaults it names', code: `defaults d\n${all}defaults\nlisten l from d\n    bind :80\n    server s 192.0.2.1:80\n` },
    { name: 'a backend without servers needs none', code: 'backend b\n    mode http\n' },
    {
      name: 'in mode tcp, the timeout of tunnels does for servers',
      code: 'backend b\n    timeout connect 5s\n    timeout tunnel 1h\n    server s 192.0.2.1:80\n',
    },
    { name: 'mode log has none', code: 'backend b\n    mode log\n    server s udp@192.0.2.1:514\n', target: '3.0' },
    { name: 'disabled', code: 'frontend f\n    disabled\n' },
    { name: 'a variable may set it', code: 'frontend f\n    timeout client "${T}"\n' },
    { name: 'a variable with a default', code: 'frontend f\n    timeout client "${T-5s}"\n' },
    { name: 'an undecided block may set it', code: 'frontend f\n.if feature(LUA)\n    timeout client 5s\n.endif\n' },
    { name: 'the mode is not known', code: 'frontend f\n    mode "${M}"\n' },
    { name: 'the defaults it names are missing, which is worse', code: 'frontend f from gone\n' },
    { name: 'an address in the header is another mistake', code: 'frontend f :80\n' },
    { name: 'defaults that may not be read', code: '.if feature(LUA)\ndefaults\n.endif\nfrontend f\n' },
  ],
  invalid: [
    {
      name: 'a ring',
      code: 'ring r\n    server s 192.0.2.1:514\n    timeout connect 5s\n    timeout server 0\nring q\n',
      errors: [missing('"timeout server"', 'ring "r"', [2, 5, 27])],
    },
    { code: 'frontend f\n    bind :80\n', errors: [missing('"timeout client"', 'frontend "f"', [2, 5, 13])] },
    {
      name: 'a listen section is both, and this one listens nowhere',
      code: 'listen l\n    mode http\n    timeout tunnel 1h\n    server s 192.0.2.1:80\n',
      errors: [missing('"timeout client", "timeout connect" and "timeout server"', 'listen "l"', [4, 5, 26])],
    },
    {
      name: 'zero is none',
      code: 'defaults\n    timeout client 30s\nfrontend f\n    timeout client 0\n',
      errors: [missing('"timeout client"', 'frontend "f"', [3, 1, 11], [4])],
    },
    {
      name: 'templates are servers',
      code: 'backend b\n    timeout connect 5s\n    server-template s 2 192.0.2.1:80\n',
      errors: [missing('"timeout server"', 'backend "b"', [3, 5, 37])],
    },
    {
      name: 'other timeouts do not help',
      code: 'frontend f\n    timeout client-fin 5s\n    timeout http-request 5s\n',
      errors: [missing('"timeout client"', 'frontend "f"', [1, 1, 11])],
    },
  ],
});
