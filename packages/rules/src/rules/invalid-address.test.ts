import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-address.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('invalid-address', rule, {
  valid: [
    {
      name: 'addresses of many kinds',
      code: 'frontend f\n    bind :80,[::]:443,unix@/run/h.sock,quic4@:443 name x\n    bind 192.0.2.1:8000-8010\n',
    },
    { name: 'variables', code: 'frontend f\n    bind "${HOST}:${PORT}"\n    bind "${ALL[*]}"\n' },
    { name: 'servers', code: 'backend b\n    server a 192.0.2.1\n    server b 192.0.2.1:+1000\n    server c app:80 check\n' },
    { name: 'server templates', code: 'backend b\n    server-template a 1-3 app.example.com:80\n' },
    { name: 'the local server of peers has no address', code: 'peers p\n    bind :10000\n    server a\n' },
    { name: 'a malformed port, which 2.8 reads up to its end', code: 'frontend f\n    bind :80a\n', target: '2.8.1' },
    {
      name: 'a bind line that the target does not read',
      code: '.if version_before(2.0)\nfrontend f\n    bind 80\n.endif\n',
      target: '3.0.1',
    },
    { name: 'a missing address is for another rule', code: 'listen l\n    bind\n    server a\n' },
    { name: 'bind elsewhere means other things', code: 'backend b\n    bind 80\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    bind 80\n    bind 192.0.2.1: name x\n',
      errors: [
        { messageId: 'missing-port', data: { address: '80' }, ...at(2, 10, 12) },
        { messageId: 'missing-port', data: { address: '192.0.2.1' }, ...at(3, 10, 20) },
      ],
    },
    {
      name: 'one address of several',
      code: 'listen l\n    bind :80,"[::1]:0"\n',
      errors: [{ messageId: 'invalid-port', data: { part: '0', lowest: 1 }, ...at(2, 21, 23) }],
    },
    {
      code: 'frontend f\n    bind :90-80\n    bind :+80\n    bind :http\n',
      errors: [
        { messageId: 'invalid-port-range', data: { part: '90-80' }, ...at(2, 11, 16) },
        { messageId: 'port-offset-not-allowed', data: { part: '+80' }, ...at(3, 11, 14) },
        { messageId: 'invalid-port', data: { part: 'http', lowest: 1 }, ...at(4, 11, 15) },
      ],
    },
    {
      code: 'backend b\n    server a 192.0.2.1:80-90\n    server b 192.0.2.1:70000 check\n    server c http://192.0.2.1\n',
      errors: [
        { messageId: 'port-range-not-allowed', data: { part: '80-90', keyword: 'server' }, ...at(2, 24, 29) },
        { messageId: 'invalid-port', data: { part: '70000', lowest: 0 }, ...at(3, 24, 29) },
        { messageId: 'invalid-port', data: { part: '//192.0.2.1', lowest: 0 }, ...at(4, 19, 30) },
      ],
    },
    {
      name: 'a malformed port from 2.9 on',
      code: 'frontend f\n    bind :80a\n',
      target: '2.9',
      errors: [{ messageId: 'malformed-port', data: { part: '80a', lowest: 1 }, ...at(2, 11, 14) }],
    },
  ],
});
