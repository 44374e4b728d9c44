import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './old-tls-version.js';

new RuleTester({ describe, it }).run('old-tls-version', rule, {
  valid: [
    { code: 'global\n    ssl-default-bind-options ssl-min-ver TLSv1.2\n' },
    { name: 'ruled out', code: 'global\n    ssl-default-bind-options no-sslv3 no-tlsv10\n' },
  ],
  invalid: [
    {
      code: 'global\n    ssl-default-bind-options ssl-min-ver TLSv1.0 no-tls-tickets\n',
      errors: [
        {
          messageId: 'minimum',
          data: { version: 'TLSv1.0' },
          line: 2,
          column: 42,
          endLine: 2,
          endColumn: 49,
          suggestions: [{ messageId: 'raise', output: 'global\n    ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets\n' }],
        },
      ],
    },
    {
      name: 'on lines',
      code: 'frontend www\n    bind :443 ssl crt a.pem force-tlsv11\nbackend b\n    server a 10.0.0.1:443 ssl verify none ssl-max-ver SSLv3\n',
      errors: [
        {
          messageId: 'forced',
          data: { word: 'force-tlsv11', version: 'TLSv1.1' },
          line: 2,
          column: 29,
          endLine: 2,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'replace',
              output:
                'frontend www\n    bind :443 ssl crt a.pem ssl-min-ver TLSv1.2\nbackend b\n    server a 10.0.0.1:443 ssl verify none ssl-max-ver SSLv3\n',
            },
          ],
        },
        {
          messageId: 'minimum',
          data: { version: 'SSLv3' },
          line: 4,
          column: 55,
          endLine: 4,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'raise',
              output:
                'frontend www\n    bind :443 ssl crt a.pem force-tlsv11\nbackend b\n    server a 10.0.0.1:443 ssl verify none ssl-max-ver TLSv1.2\n',
            },
          ],
        },
      ],
    },
  ],
});
