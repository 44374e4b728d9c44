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
    { name: 'disabled', code: inFrontend('disabled\n    use_backend b if { req.ssl_sni a }') },
  ],
  invalid: [
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
