import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './raw-sample-in-http-mode.js';

const inFrontend = (lines: string) => `frontend f\n    mode http\n    ${lines}\n`;

/** Lines of a frontend, the last of which is reported. */
const reported = (lines: string, messageId: string, data: Record<string, string>, text: string, target = '3.4.0') => {
  const all = lines.split('\n    ');
  const column = 5 + (all.at(-1) as string).lastIndexOf(text);
  const line = 2 + all.length;
  const loc = { line, column, endLine: line, endColumn: column + text.length };
  return { name: all.join(' / '), code: inFrontend(lines), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('raw-sample-in-http-mode', rule, {
  valid: [
    { name: 'mode tcp', code: 'frontend f\n    mode tcp\n    use_backend b if { req.ssl_sni a }\n' },
    { name: 'no raw bytes', code: inFrontend('use_backend b if { ssl_fc_sni a } { path / }') },
    { name: 'lines that HAProxy does not look through', code: inFrontend('redirect prefix / if { req.len 0 }') },
    { name: 'formats without raw bytes', code: inFrontend('http-request set-header X %[ssl_fc_sni]%ci') },
    {
      name: 'formats that are not for messages alone',
      code: inFrontend('http-request set-var-fmt(txn.a) %[req.ssl_sni]\n    use_backend %[req.ssl_sni]'),
    },
    { name: 'expressions', code: inFrontend('http-request set-var(txn.a) req.ssl_sni') },
    { name: 'a format of mode tcp', code: 'frontend f\n    mode tcp\n    log-format %[req.ssl_sni]\n' },
    { name: 'disabled', code: inFrontend('disabled\n    use_backend b if { req.ssl_sni a }') },
  ],
  invalid: [
    reported('http-request set-header X %ci%[req.ssl_sni,lower]', 'format', { name: 'req.ssl_sni' }, 'req.ssl_sni'),
    reported('http-response replace-header X a "%[res.len]"', 'format', { name: 'res.len' }, 'res.len'),
    reported(
      'stats http-request redirect location /%[req.payload(0,1)] if FALSE',
      'format',
      { name: 'req.payload' },
      'req.payload(0,1)',
      '2.6.0',
    ),
    {
      name: 'formats for messages in mode tcp',
      code: 'backend b\n    mode tcp\n    http-request set-path /%[req_len]\n',
      target: '3.2.0',
      errors: [{ messageId: 'format', data: { name: 'req_len' }, line: 3, column: 30, endLine: 3, endColumn: 37 }],
    },
    reported('use_backend b if { req.ssl_sni a }', 'raw', { name: 'req.ssl_sni' }, '{ req.ssl_sni a }'),
    reported('acl a req_ssl_sni a\n    http-request deny if a', 'raw', { name: 'req_ssl_sni' }, 'a'),
    reported(
      'tcp-request content reject if { path / } { payload(0,1) -m bin 00 }',
      'raw',
      { name: 'payload' },
      '{ payload(0,1) -m bin 00 }',
      '2.4.0',
    ),
  ],
});
