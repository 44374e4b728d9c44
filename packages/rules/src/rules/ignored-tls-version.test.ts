import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-tls-version.js';

const BIND = 'bind :443 ssl crt /a.pem';
const RANGE = 'ssl-default-bind-options ssl-min-ver TLSv1.2';

const ignored = (line: number, text: string, single: string, range: string, related: number[]) => ({
  messageId: 'ignored' as const,
  data: { single, range },
  line,
  column: 5,
  endLine: line,
  endColumn: 5 + text.length,
  related,
});

new RuleTester({ describe, it }).run('ignored-tls-version', rule, {
  valid: [
    { name: 'two ranges', code: `frontend f\n    ${BIND} force-tlsv12 ssl-min-ver TLSv1.2\n` },
    { name: 'a range', code: `frontend f\n    ${BIND} ssl-min-ver TLSv1.2 ssl-max-ver TLSv1.3\n` },
    { name: 'single versions', code: `frontend f\n    ${BIND} no-sslv3 no-tlsv10\n` },
    { name: 'no TLS', code: `global\n    ${RANGE}\nfrontend f\n    bind :80 no-sslv3\n` },
    { name: 'defaults that come too late', code: `frontend f\n    ${BIND} no-sslv3\nglobal\n    ${RANGE}\n` },
    { name: 'defaults of the other kind', code: `global\n    ${RANGE}\nbackend b\n    server a 192.0.2.1:443 ssl no-sslv3\n` },
    { name: 'defaults that may not be read', code: `global\n.if feature(X)\n    ${RANGE}\n.endif\nfrontend f\n    ${BIND} no-sslv3\n` },
  ],
  invalid: [
    {
      code: `frontend f\n    ${BIND} no-sslv3 ssl-min-ver TLSv1.2\n`,
      errors: [ignored(2, `${BIND} no-sslv3 ssl-min-ver TLSv1.2`, 'no-sslv3', 'ssl-min-ver', [2, 2])],
    },
    {
      name: 'with defaults',
      code: `global\n    ${RANGE} no-tlsv10\nlisten l\n    ${BIND} force-tlsv12\n    ${BIND}\n    server a 192.0.2.1:443 ssl no-sslv3\n`,
      errors: [
        ignored(4, `${BIND} force-tlsv12`, 'no-tlsv10', 'force-tlsv12', [2, 4]),
        ignored(5, BIND, 'no-tlsv10', 'ssl-min-ver', [2, 2]),
      ],
    },
  ],
});
