import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './repeated-keyword.js';

new RuleTester({ describe, it }).run('repeated-keyword', rule, {
  valid: [
    { name: 'once each', code: 'global\n    ca-base /etc/ssl\n    crt-base /etc/ssl\n' },
    { name: 'others go on', code: 'global\n    maxconn 10\n    maxconn 20\n' },
    { name: 'one of two branches', code: 'global\n.if feature(X)\n    ca-base /a\n.else\n    ca-base /b\n.endif\n' },
  ],
  invalid: [
    {
      code: 'global\n    ca-base /a\nglobal\n    ca-base /b\n',
      errors: [{ messageId: 'repeated', data: { keyword: 'ca-base' }, line: 4, column: 5, endLine: 4, endColumn: 12, related: [2] }],
    },
    {
      name: 'two names of one setting',
      code: 'global\n    tune.ssl.capture-buffer-size 10\n    tune.ssl.capture-cipherlist-size 20\n',
      errors: [
        {
          messageId: 'repeated',
          data: { keyword: 'tune.ssl.capture-cipherlist-size' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 37,
          related: [2],
        },
      ],
    },
  ],
});
