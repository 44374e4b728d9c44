import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-address.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('invalid-address', rule, {
  valid: [
    {
      name: 'what nothing can look up, with resolvers to wait for',
      code: 'backend b\n    server a 999999999999 resolvers dns\n    server-template t 2 1.2.3.4.5 resolvers dns\nresolvers dns\n    nameserver n 192.0.2.53:53\n',
    },
    {
      name: 'addresses of many kinds',
      code: 'frontend f\n    bind :80,[::]:443,unix@/run/h.sock,quic4@:443 name x\n    bind 192.0.2.1:8000-8010\n',
    },
    { name: 'variables', code: 'frontend f\n    bind "${HOST}:${PORT}"\n    bind "${ALL[*]}"\n' },
    { name: 'servers', code: 'backend b\n    server a 192.0.2.1\n    server b 192.0.2.1:+1000\n    server c app:80 check\n' },
    {
      name: 'hosts that are not looked up, or elsewhere',
      code: 'backend b\n    default-server init-addr none\n    server a ::1\n    server b _http._tcp.example.com\nbackend c\n    server a _x.y resolvers r\n',
    },
    {
      name: 'experimental addresses that are let through',
      code: 'global\n    expose-experimental-directives\nfrontend f\n    bind rhttp@b/s\n',
      target: '3.0.1',
    },
    {
      name: 'targets of logs',
      code: 'global\n    log stdout local0\n    log ring@r local0\n    log fd@1 local0\n    log 192.0.2.1 local0\n',
    },
    { name: 'a listener of logs, whose address only costs a message', code: 'log-forward l\n    bind :99999\n', target: '2.8.1' },
    { name: 'server templates', code: 'backend b\n    server-template a 1-3 app.example.com:80\n' },
    { name: 'the local server of peers has no address', code: 'peers p\n    bind :10000\n    server a\n' },
    { name: 'a malformed port, which 2.8 reads up to its end', code: 'frontend f\n    bind :80a\n', target: '2.8.1' },
    {
      name: 'a bind line that the target does not read',
      code: '.if version_before(2.0)\nfrontend f\n    bind 80\n.endif\n',
      target: '3.0.1',
    },
    { name: 'a missing address is for another rule', code: 'listen l\n    bind\n    server a\n' },
    { name: 'bind elsewhere means other things', code: 'resolvers r\n    bind 80\n' },
  ],
  invalid: [
    {
      name: 'a line that HAProxy ignores, and reads',
      code: 'backend b\n    bind 80\n',
      errors: [{ messageId: 'missing-port', data: { address: '80' }, ...at(2, 10, 12) }],
    },
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
    {
      name: 'hosts, descriptors and transports',
      code: 'frontend f\n    bind ho!st:80\n    bind fd@x\n    bind udp@:80\n    bind :80,,:81\n    bind /run/s,quic+unix@/run/s\n',
      target: '3.0.1',
      errors: [
        { messageId: 'invalid-host', data: { part: 'ho!st' }, ...at(2, 10, 15) },
        { messageId: 'invalid-descriptor', data: { part: 'x' }, ...at(3, 13, 14) },
        { messageId: 'datagrams-not-allowed', data: { address: 'udp@:80', keyword: 'bind' }, ...at(4, 10, 17) },
        { messageId: 'empty-address', ...at(5, 14, 14) },
        { messageId: 'no-such-protocol', data: { address: 'quic+unix@/run/s' }, ...at(6, 17, 33) },
      ],
    },
    {
      name: 'servers that nothing can look up',
      code: 'backend b\n    server a ::1\n    server b _http._tcp.example.com\n    server c a..b\n    server d fd@3\n',
      errors: [
        { messageId: 'unresolvable-host', data: { part: ':' }, ...at(2, 14, 15) },
        { messageId: 'srv-record', data: { part: '_http._tcp.example.com' }, ...at(3, 14, 36) },
        { messageId: 'invalid-host', data: { part: 'a..b' }, ...at(4, 14, 18) },
        { messageId: 'descriptor-not-allowed', data: { address: 'fd@3', keyword: 'server' }, ...at(5, 14, 18) },
      ],
    },
    {
      name: 'servers by the mode of their proxy, from 2.9 on',
      code: 'backend b\n    server a udp@:80\nbackend c\n    mode log\n    server a udp@:80\n    server b /run/s\n',
      target: '3.0.1',
      errors: [
        { messageId: 'datagrams-not-allowed', data: { address: 'udp@:80', keyword: 'server' }, ...at(2, 14, 21) },
        { messageId: 'family-not-allowed', data: { address: '/run/s', keyword: 'server' }, ...at(6, 14, 20) },
      ],
    },
    {
      name: 'addresses elsewhere',
      code: 'global\n    stats socket 192.0.2.1\n    log 192.0.2.1:1-2 local0\nbackend b\n    server a :80 check addr 192.0.2.1:x source 192.0.2.1:+1\n',
      errors: [
        { messageId: 'missing-port', data: { address: '192.0.2.1' }, ...at(2, 18, 27) },
        { messageId: 'port-range-not-allowed', data: { part: '1-2', keyword: 'log' }, ...at(3, 19, 22) },
        { messageId: 'invalid-port', data: { part: 'x', lowest: 0 }, ...at(5, 39, 40) },
      ],
    },
    {
      name: 'reversed connections, which are experimental',
      code: 'frontend f\n    bind rhttp@b/s\n',
      target: '3.0.1',
      errors: [{ messageId: 'experimental', data: { address: 'rhttp@b/s' }, ...at(2, 10, 19) }],
    },
    {
      name: 'datagrams where streams come',
      code: 'log-forward l\n    dgram-bind tcp@:514\n',
      target: '3.0.1',
      errors: [{ messageId: 'streams-not-allowed', data: { address: 'tcp@:514', keyword: 'dgram-bind' }, ...at(2, 16, 24) }],
    },
  ],
});
