import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './first-without-maxconn.js';

new RuleTester({ describe, it }).run('first-without-maxconn', rule, {
  valid: [
    { code: 'backend b\n    balance first\n    server a 10.0.0.1:80 maxconn 10\n    server b 10.0.0.2:80\n' },
    {
      name: 'by default',
      code: 'backend b\n    balance first\n    default-server maxconn 10\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n',
    },
    { name: 'a stand-in', code: 'backend b\n    balance first\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80 backup\n' },
    { name: 'another algorithm', code: 'backend b\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    balance first\n    server a 10.0.0.1:80 maxconn 10\n    server b 10.0.0.2:80\n    server c 10.0.0.3:80\n',
      errors: [{ messageId: 'endless', data: { name: 'b' }, line: 4, column: 12, endLine: 4, endColumn: 13, related: [2] }],
    },
  ],
});
