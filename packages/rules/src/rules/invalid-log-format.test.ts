import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-log-format.js';

const inFrontend = (line: string, mode = 'http') => `frontend f\n    mode ${mode}\n    ${line}\n`;

/** A line of a frontend, and what of it is reported. */
const refused = (line: string, messageId: string, data: Record<string, string>, text: string, target = '3.2.0', mode = 'http') => {
  const column = 5 + line.indexOf(text);
  const loc = { line: 3, column, endLine: 3, endColumn: column + text.length };
  return { name: `${line} (${mode}, ${target})`, code: inFrontend(line, mode), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('invalid-log-format', rule, {
  valid: [
    {
      name: 'formats of all kinds',
      code: `frontend f
    mode http
    log-format "%{+Q}o %ci:%cp [%tr] %ft %b/%s %{+Q}r %[src] 100%% %(name:str)ST"
    unique-id-format %{+X}o%ci:%cp_%fi:%fp_%Ts_%rt:%pid
    http-request set-header X-A "50%% of %[path]"
    http-request return status 200 content-type text/plain lf-string "%ci"
    http-request set-path /a%?b
`,
    },
    { name: 'plain strings', code: inFrontend('http-request return status 200 string "50% of %xyzzy"') },
    { name: 'a variable that may bring anything', code: inFrontend('log-format "%{+Q${A}"') },
    { name: 'nobody uses it', code: 'defaults\n    log-format %xyzzy\nbackend b\n' },
    { name: 'labels were text', code: inFrontend('log-format %(a)xyzzy'), target: '2.8.0' },
    { name: 'aliases of mode http', code: inFrontend('log-format %HM', 'tcp'), target: '3.2.0' },
    { name: 'aliases of mode http, in a later release', code: inFrontend('log-format %HM', 'tcp'), target: '3.0.11' },
    { name: 'known to old branches', code: inFrontend('log-format %Ci', 'tcp'), target: '2.4.0' },
    { name: 'shows no message', code: inFrontend('log-format %ci%[src]', 'tcp'), target: '3.0.0' },
    { name: 'may be upgraded', code: inFrontend('log-format %ST\n    tcp-request content switch-mode http', 'tcp'), target: '3.0.0' },
    { name: 'formats of mode tcp were let through', code: inFrontend('log-format %ST', 'tcp'), target: '2.8.0' },
  ],
  invalid: [
    refused('log-format "%ci %xyzzy now"', 'unknown-alias', { name: 'xyzzy' }, '%xyzzy'),
    refused('log-format %Ci', 'unknown-alias', { name: 'Ci' }, '%Ci'),
    refused('log-format %OG', 'unknown-alias', { name: 'OG' }, '%OG', '3.0.0'),
    refused('http-request set-header X-A "50% of"', 'lone-percent', {}, '%'),
    refused('use_backend b%', 'lone-percent', {}, '%'),
    refused('log-format %{+Q', 'unclosed-flags', {}, '%{'),
    refused('http-request redirect location %[path', 'unclosed-bracket', {}, '%['),
    refused('log-format %HM', 'http-alias', { name: 'HM', mode: 'tcp' }, '%HM', '3.0.0', 'tcp'),
    refused('http-request set-header X-A %HM', 'http-alias', { name: 'HM', mode: 'tcp' }, '%HM', '2.6.0', 'tcp'),
    refused('log-format %ST', 'http-format', { name: '%ST', mode: 'tcp' }, '%ST', '3.0.0', 'tcp'),
    refused('log-format %[status]', 'http-format', { name: 'status', mode: 'tcp' }, 'status', '3.0.0', 'tcp'),
  ],
});
