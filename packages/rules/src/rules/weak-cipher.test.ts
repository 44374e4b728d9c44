import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './weak-cipher.js';

new RuleTester({ describe, it }).run('weak-cipher', rule, {
  valid: [
    { code: 'global\n    ssl-default-bind-ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:!RC4:!MD5\n' },
    { name: 'taken out again', code: 'global\n    ssl-default-bind-ciphers ALL:!aNULL:!LOW:!EXP:!RC4\n' },
    { name: 'strong ones', code: 'global\n    ssl-default-bind-ciphers HIGH:+SHA1:!aNULL\n' },
  ],
  invalid: [
    {
      code: 'global\n    ssl-default-bind-ciphers ECDHE-RSA-AES256-SHA:RC4-SHA:!MD5\n',
      errors: [{ messageId: 'weak', data: { cipher: 'RC4-SHA' }, line: 2, column: 51, endLine: 2, endColumn: 58 }],
    },
    {
      name: 'on a line',
      code: 'frontend www\n    bind :443 ssl crt a.pem ciphers "HIGH:3DES"\n',
      errors: [{ messageId: 'weak', data: { cipher: '3DES' }, line: 2, column: 43, endLine: 2, endColumn: 48 }],
    },
    {
      name: 'towards servers',
      code: 'global\n    ssl-default-server-ciphers ALL\n',
      errors: [{ messageId: 'weak', data: { cipher: 'ALL' }, line: 2, column: 32, endLine: 2, endColumn: 35 }],
    },
  ],
});
