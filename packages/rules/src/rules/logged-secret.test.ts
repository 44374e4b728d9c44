import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './logged-secret.js';

new RuleTester({ describe, it }).run('logged-secret', rule, {
  valid: [
    { code: 'frontend www\n    log-format "%ci %[req.hdr(user-agent)]"\n    capture request header User-Agent len 64\n' },
    { name: 'a hash of it', code: 'frontend www\n    log-format "%[req.hdr(authorization),sha2(256),hex]"\n' },
    { name: 'one cookie, captured by its name', code: 'frontend www\n    capture cookie SESSION= len 8\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    capture request header Authorization len 128\n',
      errors: [{ messageId: 'secret', data: { name: 'authorization' }, line: 2, column: 28, endLine: 2, endColumn: 41 }],
    },
    {
      name: 'in a log format',
      code: 'frontend www\n    log-format "%ci %[req.hdr(Cookie)]"\n',
      errors: [{ messageId: 'secret', data: { name: 'cookie' }, line: 2, column: 16, endLine: 2, endColumn: 40 }],
    },
    {
      name: 'by a rule',
      code: 'frontend www\n    http-request capture req.hdr(x-api-key) len 40\n',
      errors: [{ messageId: 'secret', data: { name: 'x-api-key' }, line: 2, column: 26, endLine: 2, endColumn: 44 }],
    },
  ],
});
