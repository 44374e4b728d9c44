import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './misplaced-sample-fetch.js';

const inFrontend = (line: string) => `frontend f\n    ${line}\n`;

/** A line of a frontend, and what of it is reported. */
const refused = (line: string, messageId: string, data: Record<string, string>, text: string, target = '3.0.0') => {
  const column = 5 + line.indexOf(text);
  const loc = { line: 2, column, endLine: 2, endColumn: column + text.length };
  return { name: `${line} (${target})`, code: inFrontend(line), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('misplaced-sample-fetch', rule, {
  valid: [
    {
      name: 'where they are available',
      code: `frontend f
    tcp-request connection set-var(sess.a) src
    http-request set-header X-A %[req.hdr(host)]
    http-response set-header X-A %[status]
    log-format %[status]
`,
    },
    { name: 'conditions', code: inFrontend('http-request deny if { status 200 }') },
    { name: 'unknown ones', code: inFrontend('http-request set-header X-A %[xyzzy]') },
    { name: 'available in some release', code: inFrontend('http-response set-header X-A %[fc.timer.total]'), target: '3.2.26' },
    { name: 'formats that nobody uses', code: 'defaults\n    log-format %[req.hdr(host)]\nbackend b\n' },
    { name: 'a setting of the other side that is not read', code: 'backend b\n    log-format %[req.hdr(host)]\n' },
    { name: 'a line that is ignored and not read', code: inFrontend('stick on status') },
    { name: 'either side will do', code: 'listen l\n    http-request set-header X-A %[be_id]\n' },
  ],
  invalid: [
    refused('http-check set-var(check.a) fe_id', 'misplaced', { name: 'fe_id', place: 'at "tcp-check" of a backend' }, 'fe_id'),
    {
      name: 'a setting of the other side that is read',
      code: 'backend b\n    error-log-format %[path]\n',
      target: '3.0.0',
      errors: [{ messageId: 'misplaced', data: { name: 'path', place: 'in logs' }, line: 2, column: 24, endLine: 2, endColumn: 28 }],
    },
    refused('http-request set-header X-A %[status]', 'misplaced', { name: 'status', place: 'at "http-request" of a frontend' }, 'status'),
    refused('http-response set-var(txn.a) path', 'misplaced', { name: 'path', place: 'at "http-response" of a frontend' }, 'path'),
    refused('log-format %[req.hdr(host)]', 'misplaced', { name: 'req.hdr', place: 'in logs' }, 'req.hdr'),
    refused('tcp-request content set-dst res.len', 'misplaced', { name: 'res.len', place: 'at "http-request" of a frontend' }, 'res.len'),
    {
      name: 'of servers',
      code: 'backend b\n    server s 192.0.2.1:443 ssl sni status\n',
      target: '3.0.0',
      errors: [
        {
          messageId: 'misplaced',
          data: { name: 'status', place: 'when a server is connected to' },
          line: 2,
          column: 36,
          endLine: 2,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'before anything is running',
      code: 'global\n    set-var proc.a src\n',
      target: '3.0.0',
      errors: [
        {
          messageId: 'misplaced',
          data: { name: 'src', place: 'while the configuration is read' },
          line: 2,
          column: 20,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
  ],
});
