import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './incompatible-converter.js';

const inFrontend = (line: string) => `frontend f\n    ${line}\n`;

/** A line of a frontend, and what of it is reported. */
const refused = (line: string, messageId: string, data: Record<string, string>, text: string, target = '3.0.0') => {
  const column = 5 + line.indexOf(text);
  const loc = { line: 2, column, endLine: 2, endColumn: column + text.length };
  return { name: `${line} (${target})`, code: inFrontend(line), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('incompatible-converter', rule, {
  valid: [
    { name: 'what can be turned', code: inFrontend('http-request set-header X-A %[src,lower,add(1),sha1,hex,length,and(1),bool,not]') },
    { name: 'anything', code: inFrontend('http-request set-var(txn.a) var(txn.b),debug,sha1,set-var(txn.c),hex') },
    { name: 'of scripts', code: inFrontend('http-request set-header X-A %[lua.bytes,add(1)]') },
    { name: 'booleans as binary data', code: inFrontend('http-request set-header X-A %[ssl_fc,hex]'), target: '2.6.0' },
    { name: 'addresses that converters give', code: inFrontend('http-request set-header X-A %[src,ipmask(24),lower]'), target: '3.0.0' },
  ],
  invalid: [
    refused('http-request set-header X-A %[path,sha1,add(1)]', 'clash', { name: 'add', taken: 'a number', given: 'binary data' }, 'add'),
    refused('http-request set-var(txn.a) path,sha1 add(1)', 'clash', { name: 'add', taken: 'a number', given: 'binary data' }, 'add'),
    refused('acl a hdr(host),sha1,debug,neg 1', 'clash', { name: 'neg', taken: 'a number', given: 'binary data' }, 'neg'),
    refused('acl a method,neg 1', 'clash', { name: 'neg', taken: 'a number', given: 'a method' }, 'neg'),
    refused(
      'http-request deny if { ssl_fc,ipmask(24) -m found }',
      'clash',
      { name: 'ipmask', taken: 'an address', given: 'a boolean' },
      'ipmask',
    ),
    refused(
      'http-request set-header X-A %[ssl_fc,hex]',
      'clash',
      { name: 'hex', taken: 'binary data', given: 'a boolean' },
      'hex',
      '2.4.0',
    ),
  ],
});
