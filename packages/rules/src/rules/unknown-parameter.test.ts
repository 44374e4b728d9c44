import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-parameter.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unknown-parameter', rule, {
  valid: [
    {
      name: 'known ones, with their arguments',
      code: 'frontend f\n    bind :443,:8443 ssl crt /a.pem alpn h2,http/1.1\nbackend b\n    default-server check inter 2s\n    server a 192.0.2.1:443 weight 10 ssl verify none\n    server-template s 1-3 a.example:80 check\n',
    },
    { name: 'an argument that looks like nothing known', code: 'backend b\n    server a 192.0.2.1:80 cookie chek\n' },
    {
      name: 'behind a parameter that counts its arguments itself',
      code: 'backend b\n    server a 192.0.2.1:80 source 0.0.0.0 usesrc frobnicate chek\n',
    },
    { name: 'behind a variable', code: 'backend b\n    server a 192.0.2.1:80 "${MORE}" chek\n    server "${NAME[*]}" a chek\n' },
    { name: 'behind arguments of unknown number', code: 'backend b\n    server a 192.0.2.1:80 weight "${MORE[*]}" chek\n' },
    { name: 'behind an empty word', code: 'backend b\n    server a 192.0.2.1:80 check "" chek\n' },
    {
      name: 'an argument in parentheses',
      code: 'backend b\n    server a 192.0.2.1:80 set-proxy-v2-tlv-fmt(0xE1) %[src] check\n',
      target: '3.0',
    },
    { name: 'a peer that may be without an address', code: 'peers p\n    bind :10000\n    server a weight chek\n    peer b\n' },
    { name: 'a line that is refused as a whole', code: 'frontend f\n    server a 192.0.2.1:80 chek\n' },
    { name: 'of a build that may have it', code: 'backend b\n.if feature(OPENSSL)\n    server a 192.0.2.1:80 frobnicate\n.endif\n' },
    { name: 'other words behind stats', code: 'global\n    stats timeout frobnicate\n' },
  ],
  invalid: [
    {
      name: 'a slip in a line that may be hidden',
      code: 'backend b\n.if feature(OPENSSL)\n    server a 192.0.2.1:80 weigth 2\n.endif\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'weigth', kind: 'server', nearest: 'weight' },
          ...at(3, 27, 33),
          suggestions: [
            {
              messageId: 'write',
              data: { nearest: 'weight' },
              output: 'backend b\n.if feature(OPENSSL)\n    server a 192.0.2.1:80 weight 2\n.endif\n',
            },
          ],
        },
      ],
    },
    {
      code: 'backend b\n    server a 192.0.2.1:80 chek inter 2s frobnicate\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'chek', kind: 'server', nearest: 'check' },
          ...at(2, 27, 31),
          suggestions: [
            { messageId: 'write', data: { nearest: 'check' }, output: 'backend b\n    server a 192.0.2.1:80 check inter 2s frobnicate\n' },
          ],
        },
      ],
    },
    {
      name: 'every line that has parameters',
      code: 'global\n    stats socket /s frobnicate\nbackend b\n    bind :80 frobnicate\n    default-server frobnicate\n    server-template s 1-3 a:80 frobnicate\npeers p\n    bind :1 frobnicate\n    default-bind frobnicate\n    server a 192.0.2.1:1 frobnicate\nring r\n    server a 192.0.2.1:1 frobnicate\nlog-forward l\n    bind :1 frobnicate\n    dgram-bind :1 frobnicate\n',
      errors: [
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(2, 21, 31) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(4, 14, 24) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'server' }, ...at(5, 20, 30) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'server' }, ...at(6, 32, 42) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(8, 13, 23) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(9, 18, 28) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'server' }, ...at(10, 26, 36) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'server' }, ...at(12, 26, 36) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(14, 13, 23) },
        { messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(15, 19, 29) },
      ],
    },
    {
      name: 'behind arguments with variables',
      code: 'frontend f\n    bind "${ADDRESS}" ssl crt "${CERTIFICATE}" frobnicate\n',
      errors: [{ messageId: 'unknown', data: { name: 'frobnicate', kind: 'bind' }, ...at(2, 48, 58) }],
    },
    {
      name: 'a parameter of the other kind of line',
      code: 'backend b\n    server a 192.0.2.1:80 accept-proxy\n',
      errors: [{ messageId: 'of-the-other', data: { name: 'accept-proxy', kind: 'server', other: 'bind' }, ...at(2, 27, 39) }],
    },
    {
      name: 'of a newer branch',
      code: 'frontend f\n    bind :443 quic-socket listener\n',
      target: '2.8',
      errors: [{ messageId: 'too-new', data: { name: 'quic-socket', kind: 'bind', since: '2.9' }, ...at(2, 15, 26) }],
    },
    {
      name: 'gone',
      code: 'frontend f\n    bind :443 process 1\n',
      target: '3.0',
      errors: [{ messageId: 'replaced', data: { name: 'process', kind: 'bind', removed: '2.7', instead: 'thread' }, ...at(2, 15, 22) }],
    },
  ],
});
