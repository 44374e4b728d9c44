import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-sample-arguments.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

const inFrontend = (line: string) => `frontend f\n    ${line}\n`;

/** A line of a frontend, and what of it is reported. */
const refused = (line: string, messageId: string, data: Record<string, string | number>, text: string) => {
  const column = 5 + line.indexOf(text);
  return { name: line, code: inFrontend(line), target: '3.0.0', errors: [{ messageId, data, ...at(2, column, column + text.length) }] };
};

new RuleTester({ describe, it }).run('invalid-sample-arguments', rule, {
  valid: [
    {
      name: 'as many as there have to be',
      code: `frontend f
    acl api hdr_beg(host,1),lower -m beg api
    acl plain hdr(host) a
    http-request set-var(txn.a) req.hdr(host),field(1,:),map_str(/etc/a.map,b)
    http-request set-header X-A %[src(),ipmask(24),lower()] if { src_http_req_rate gt 1 } { url_param(a,,i) a }
    http-request set-header X-B %[str()]
    http-request set-header X-C %[rand(),add(txn.a)]
    http-request set-header X-D %[bin(ff),be2hex(),be2hex(,0),be2hex(-,1,1)]
    http-request set-header X-E %[path,jwt_verify(txn.a,key)]
`,
    },
    { name: 'a number that a variable gives', code: inFrontend('http-request set-header X-A "%[path,field(${A})]"') },
    { name: 'commas too many', code: inFrontend('http-request set-var(txn.a) src,,lower,') },
    { name: 'a converter that a variable may give', code: inFrontend('http-request set-var(txn.a) "src$REST"') },
    { name: 'what comes behind an unknown value', code: inFrontend('http-request set-var(txn.a) "str($TEXT)lower"') },
    { name: 'names that nobody knows', code: inFrontend('http-request set-header X-A %[xyzzy(1,2,3),xyzzy(1,2,3)]') },
    { name: 'formats that nobody uses', code: 'defaults\n    log-format %[src(1)]\nbackend b\n' },
  ],
  invalid: [
    refused('http-request set-var(txn.a) path lower(1)', 'too-many', { name: 'lower', limit: 'none', count: 1 }, 'lower(1)'),
    refused('acl a src(1) a', 'too-many', { name: 'src', limit: 'none', count: 1 }, 'src(1)'),
    refused('acl a hdr_beg(host,1,2) a', 'too-many', { name: 'hdr_beg', limit: 'at most 2', count: 3 }, 'hdr_beg(host,1,2)'),
    refused('http-request set-var(txn.a) src,add(1,2,3)', 'too-many', { name: 'add', limit: 'at most 1', count: 3 }, 'add(1,2,3)'),
    refused('http-request set-header X-A %[path,lower(1)]', 'too-many', { name: 'lower', limit: 'none', count: 1 }, 'lower(1)'),
    refused('http-request set-header X-A %[path,field(1)]', 'missing', { name: 'field', required: '2 arguments', count: 1 }, 'field(1)'),
    refused('http-request deny if { src,ipmask -m found }', 'missing', { name: 'ipmask', required: '1 argument', count: 0 }, 'ipmask'),
    refused(
      'http-request set-header X-A %[path,field(one,:)]',
      'invalid',
      { name: 'field', text: 'one', expected: 'a whole number' },
      'one',
    ),
    refused(
      'http-request set-header X-A %[bin(ff),be2hex(a,0)]',
      'invalid',
      { name: 'be2hex', text: '0', expected: 'a chunk size of at least 1' },
      '0',
    ),
    refused(
      'http-request set-header X-A %[path,jwt_verify(RS1,key)]',
      'invalid',
      { name: 'jwt_verify', text: 'RS1', expected: 'a signing algorithm such as RS256, or the name of a variable' },
      'RS1',
    ),
    refused('http-request set-var(txn.a) str(a)lower', 'missing-comma', { text: 'lower' }, 'lower'),
    refused('http-request track-sc0 src,lower)', 'missing-comma', { text: ')' }, ')'),
    {
      name: 'behind a converter in a word of its own',
      code: inFrontend('http-request set-var(txn.a) src lower)'),
      errors: [{ messageId: 'missing-comma', data: { text: ')' }, ...at(2, 42, 43) }],
    },
    refused('http-request track-sc0 src,(24)', 'missing-converter', {}, ','),
    refused('http-request set-header X-A %[req.hdr(host]', 'unclosed-arguments', {}, '('),
    refused('acl a hdr(host a', 'unclosed-arguments', {}, '('),
    refused(`http-request set-var(txn.a) "str('a)"`, 'unclosed-argument-quote', {}, `'`),
  ],
});
