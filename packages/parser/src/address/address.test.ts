import { expect, it } from 'vitest';
import { checkAddress, type PortRules } from './address.js';

const BIND: PortRules = { required: true, range: true };
const SERVER: PortRules = { offset: true };

// Each verdict was asked of 2.6, 3.0 and 3.2; of malformed ports, 2.6 reads the number.
it.each<[string, PortRules, string | null]>([
  [':80', BIND, null],
  ['*:80', BIND, null],
  ['192.0.2.1:80', BIND, null],
  ['[::1]:80', BIND, null],
  ['::1:80', BIND, null],
  [':::80', BIND, null],
  ['ipv4@192.0.2.1:80', BIND, null],
  ['www.example.com:80', BIND, null],
  [':8000-8010', BIND, null],
  [':65535', BIND, null],
  ['/run/haproxy.sock', BIND, null],
  ['unix@/run/haproxy.sock', BIND, null],
  ['abns@name', BIND, null],
  ['fd@7', BIND, null],
  [':${PORT}', BIND, null],
  ['192.0.2.1', BIND, 'missing-port 0-9'],
  ['[::1]', BIND, 'missing-port 0-5'],
  ['192.0.2.1:', BIND, 'missing-port 0-10'],
  ['80', BIND, 'missing-port 0-2'],
  [':0', BIND, 'invalid-port 1-2'],
  [':65536', BIND, 'invalid-port 1-6'],
  [':8o', BIND, 'malformed-port 1-3'],
  [':http', BIND, 'invalid-port 1-5'],
  [':80-', BIND, 'invalid-port 1-4'],
  [':90-80', BIND, 'invalid-port-range 1-6'],
  [':+80', BIND, 'port-offset-not-allowed 1-4'],
  [':-80', BIND, 'port-offset-not-allowed 1-4'],
  ['192.0.2.1', SERVER, null],
  ['192.0.2.1:', SERVER, null],
  ['192.0.2.1:0', SERVER, null],
  ['192.0.2.1:+1000', SERVER, null],
  ['192.0.2.1:-1000', SERVER, null],
  ['app1', SERVER, null],
  ['::1', SERVER, null],
  ['192.0.2.1:80-90', SERVER, 'port-range-not-allowed 10-15'],
  ['192.0.2.1:70000', SERVER, 'invalid-port 10-15'],
  ['192.0.2.1:80a', SERVER, 'malformed-port 10-13'],
  ['192.0.2.1:x', SERVER, 'invalid-port 10-11'],
  ['http://192.0.2.1', SERVER, 'invalid-port 5-16'],
])('%s with %o: %s', (text, rules, expected) => {
  const problem = checkAddress(text, rules);
  expect(problem && `${problem.code} ${problem.from}-${problem.to}`).toBe(expected);
});
