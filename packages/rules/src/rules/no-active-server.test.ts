import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './no-active-server.js';

new RuleTester({ describe, it }).run('no-active-server', rule, {
  valid: [
    { code: 'backend b\n    server a 10.0.0.1:80 weight 0\n    server b 10.0.0.2:80\n' },
    {
      name: 'all stand-ins at once',
      code: 'backend b\n    option allbackups\n    server a 10.0.0.1:80 backup\n    server b 10.0.0.2:80 backup\n',
    },
    { name: 'one stand-in is a server', code: 'backend b\n    server a 10.0.0.1:80 backup\n' },
    {
      name: 'values that are called like parameters',
      code: 'backend b\n    server a 10.0.0.1:80 cookie disabled\n    server b 10.0.0.2:80 cookie disabled\n',
    },
    { name: 'one enabled', code: 'backend b\n    server a 10.0.0.1:80 disabled\n    server b 10.0.0.2:80\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    server a 10.0.0.1:80 backup\n    server b 10.0.0.2:80 backup\n',
      errors: [{ messageId: 'backups', data: { count: 2, section: 'backend "b"' }, line: 2, column: 12, endLine: 2, endColumn: 13 }],
    },
    {
      name: 'no weight',
      code: 'backend b\n    server a 10.0.0.1:80 weight 0\n',
      errors: [{ messageId: 'weightless', data: { section: 'backend "b"' }, line: 2, column: 12, endLine: 2, endColumn: 13 }],
    },
    {
      name: 'disabled',
      code: 'listen l\n    bind :80\n    server a 10.0.0.1:80 disabled\n    server b 10.0.0.2:80 disabled\n',
      errors: [{ messageId: 'disabled', data: { section: 'listen "l"' }, line: 3, column: 12, endLine: 3, endColumn: 13 }],
    },
  ],
});
