import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unsupported-negation.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unsupported-negation', rule, {
  valid: [
    {
      name: 'what can be turned off',
      code: 'global\n    no log\n    no strict-limits\n    default set-dumpable\nbackend b\n    no option redispatch\n    default option httpclose\n    no log\n',
    },
    { name: 'an option up to 3.0', code: 'backend b\n    no option accept-invalid-http-response\n', target: '3.0.0' },
    { name: 'without a prefix', code: 'backend b\n    balance roundrobin\n    option httpchk\n' },
    { name: 'an unknown keyword or option', code: 'backend b\n    no frobnicate\n    no option frobnicate\n    no\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    no option accept-invalid-http-response\n',
      target: '3.1.0',
      errors: [{ messageId: 'option', data: { prefix: 'no', name: 'accept-invalid-http-response' }, ...at(2, 5, 7) }],
    },
    { code: 'backend b\n    no balance\n', errors: [{ messageId: 'keyword', data: { prefix: 'no', name: 'balance' }, ...at(2, 5, 7) }] },
    {
      name: 'a line that may be hidden',
      code: 'backend b\n.if feature(OPENSSL)\n    no balance\n.endif\n',
      errors: [{ messageId: 'keyword', data: { prefix: 'no', name: 'balance' }, ...at(3, 5, 7) }],
    },
    {
      code: 'frontend f\n    default maxconn 10\n',
      errors: [{ messageId: 'keyword', data: { prefix: 'default', name: 'maxconn' }, ...at(2, 5, 12) }],
    },
    {
      code: 'frontend f\n    no option httplog\n',
      errors: [{ messageId: 'option', data: { prefix: 'no', name: 'httplog' }, ...at(2, 5, 7) }],
    },
  ],
});
