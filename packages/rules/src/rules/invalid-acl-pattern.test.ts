import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-acl-pattern.js';

const inFrontend = (line: string) => `frontend f\n    ${line}\n`;

/** A line of a frontend, and what of it is reported. */
const refused = (line: string, messageId: string, data: Record<string, string>, text: string, target = '3.0.0') => {
  const column = 5 + line.indexOf(text);
  const loc = { line: 2, column, endLine: 2, endColumn: column + text.length };
  return { name: `${line} (${target})`, code: inFrontend(line), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('invalid-acl-pattern', rule, {
  valid: [
    {
      name: 'values of their kind',
      code: `frontend f
    acl a src 10.0.0.0/8 ::1/128 192.0.2.1/255.255.255.0 host.example 10-0-0-1 127.1
    acl b fe_conn gt 5 lt 10 1:2 3- -- -4
    acl c req.ssl_ver 3.0:3.3 gt 1
    acl d path -m reg ^/a(b|[)])$ "\\("
    acl e req.body -m bin 0aFF
    acl f path -m len 1:3
    acl g hdr(host) -i -m dom example.com -m end com
    acl h ssl_fc
    acl i req.body -m found whatever
    acl j var(txn.a) -m int -f /etc/haproxy/more.lst 3
`,
    },
    { name: 'given by a variable', code: inFrontend('acl a fe_conn "${LIMIT}" x') },
    { name: 'of scripts', code: inFrontend('acl a lua.x y') },
    { name: 'converters that go on', code: inFrontend('acl a req.hdr(a) length a') },
    { name: 'quoted text of PCRE', code: inFrontend('acl a path -m reg \\Q(\\E [\\]') },
  ],
  invalid: [
    ...['172.16.300.0/12', '127.0.0.', '1.2.3.4.5', '10.-1.0.1'].map((text) =>
      refused(`acl a src 10.0.0.1 ${text}`, 'pattern', { text, expected: 'an IPv4 or IPv6 address with or without a mask' }, text),
    ),
    refused(
      'acl a fe_conn gt many',
      'pattern',
      { text: 'many', expected: 'a whole number, a range such as 1:10, or one of the operators eq, le, lt, ge and gt' },
      'many',
    ),
    refused(
      'acl a fe_conn 5:1',
      'pattern',
      { text: '5:1', expected: 'a whole number, a range such as 1:10, or one of the operators eq, le, lt, ge and gt' },
      '5:1',
    ),
    refused(
      'acl a hdr_len(host) abc',
      'pattern',
      { text: 'abc', expected: 'a whole number, a range such as 1:10, or one of the operators eq, le, lt, ge and gt' },
      'abc',
    ),
    refused(
      'http-request deny if { fe_conn 99999999999999999999 }',
      'pattern',
      { text: '99999999999999999999', expected: 'a whole number, a range such as 1:10, or one of the operators eq, le, lt, ge and gt' },
      '99999999999999999999',
    ),
    refused(
      'acl a req.ssl_ver 3.70000',
      'pattern',
      {
        text: '3.70000',
        expected: 'a version such as 3.1, a range such as 3.0:3.1, or one of the operators eq, le, lt, ge and gt; its numbers end at 65535',
      },
      '3.70000',
    ),
    refused(
      'acl a src 10.0.0.0/33',
      'pattern',
      { text: '10.0.0.0/33', expected: 'an IPv4 or IPv6 address with or without a mask' },
      '10.0.0.0/33',
    ),
    refused(
      'acl a src -n host.example',
      'pattern',
      { text: 'host.example', expected: 'an IPv4 or IPv6 address with or without a mask' },
      'host.example',
    ),
    refused('acl a src ::1/129', 'pattern', { text: '::1/129', expected: 'an IPv4 or IPv6 address with or without a mask' }, '::1/129'),
    refused('acl a path_reg (a', 'pattern', { text: '(a', expected: 'a regular expression with a ")" for every "("' }, '(a'),
    refused('acl a req.body -m bin 0', 'pattern', { text: '0', expected: 'an even number of hexadecimal digits' }, '0'),
    refused(
      'acl a path -m xyzzy a',
      'unknown-method',
      { text: 'xyzzy', known: 'found, bool, int, ip, bin, len, str, beg, sub, dir, dom, end, reg, regm', nearest: '' },
      '-m xyzzy',
    ),
    refused(
      'acl a path -m strr a',
      'misspelt-method',
      { text: 'strr', known: 'found, bool, int, ip, bin, len, str, beg, sub, dir, dom, end, reg, regm', nearest: 'str' },
      '-m strr',
    ),
    refused('acl a method,sha1 -m int 1', 'unfit-method', { text: 'int', name: 'method' }, '-m int'),
    refused('acl a req.body x', 'no-method', { name: 'req.body' }, 'req.body'),
    refused('acl a path -f /a -m str', 'late-method', {}, '-m str'),
    refused('acl a path -u x a', 'not-an-id', { text: 'x' }, '-u x'),
  ],
});
