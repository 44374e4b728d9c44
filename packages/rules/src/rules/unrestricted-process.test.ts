import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unrestricted-process.js';

new RuleTester({ describe, it }).run('unrestricted-process', rule, {
  valid: [
    { code: 'global\n    chroot /var/lib/haproxy\n    user haproxy\n    group haproxy\n' },
    { name: 'by numbers, in two sections', code: 'global\n    chroot /var/empty\nglobal\n    uid 99\n    gid 99\n' },
    { name: 'no global section', code: 'frontend www\n' },
  ],
  invalid: [
    {
      code: 'global # here\n    maxconn 1000\n',
      errors: [
        {
          messageId: 'missing',
          data: { advice: '"chroot /var/lib/haproxy", "user haproxy" and "group haproxy"' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 7,
        },
      ],
    },
    {
      name: 'one is missing',
      code: 'global\n    user haproxy\n    group haproxy\n',
      errors: [{ messageId: 'missing', data: { advice: '"chroot /var/lib/haproxy"' }, line: 1, column: 1, endLine: 1, endColumn: 7 }],
    },
  ],
});
