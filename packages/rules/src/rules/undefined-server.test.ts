import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-server.js';

new RuleTester({ describe, it }).run('undefined-server', rule, {
  valid: [
    { code: 'backend b\n    use-server s if TRUE\n    server s 192.0.2.1:80\n' },
    { name: 'of a template', code: 'backend b\n    use-server s3 if TRUE\n    server-template s 2-3 192.0.2.1:80\n' },
    { name: 'requests tell which one', code: 'backend b\n    use-server %[hdr(a)] if TRUE\n' },
    { name: 'a variable names a server', code: 'backend b\n    use-server s if TRUE\n    server "${S}" 192.0.2.1:80\n' },
    { name: 'a disabled section is not checked', code: 'backend b\n    disabled\n    use-server s if TRUE\n' },
    {
      name: 'a server of another section',
      target: '3.0',
      code: 'backend b\n    server s rhttp@\nfrontend f\n    mode http\n    tcp-request session attach-srv b/s\n',
    },
    {
      name: 'a variable names that server',
      target: '3.0',
      code: 'backend b\n    server "$S" rhttp@\nfrontend f\n    mode http\n    tcp-request session attach-srv b/s\n',
    },
    { name: 'an action that is not known', target: '2.6', code: 'frontend f\n    tcp-request session attach-srv b/s\n' },
  ],
  invalid: [
    {
      name: 'a server that another section does not have',
      target: '3.0',
      code: 'backend b\n    server s rhttp@\nfrontend f\n    mode http\n    tcp-request session attach-srv b/t\n',
      errors: [{ messageId: 'elsewhere', data: { name: 'b/t' }, line: 5, column: 36, endLine: 5, endColumn: 39 }],
    },
    {
      code: 'backend b\n    use-server s if TRUE\n',
      errors: [{ messageId: 'unknown', data: { name: 's' }, line: 2, column: 16, endLine: 2, endColumn: 17 }],
    },
    {
      name: 'misspelt',
      code: 'backend b\n    use-server mian if TRUE\n    server main 192.0.2.1:80\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'mian', nearest: 'main' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 20,
          suggestions: [
            {
              messageId: 'write',
              data: { nearest: 'main' },
              output: 'backend b\n    use-server main if TRUE\n    server main 192.0.2.1:80\n',
            },
          ],
        },
      ],
    },
  ],
});
