import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-check-rules.js';

new RuleTester({ describe, it }).run('unused-check-rules', rule, {
  valid: [
    { code: 'backend b\n    option httpchk\n    server a 10.0.0.1:80 check\n' },
    { name: 'by default', code: 'defaults\n    default-server check\nbackend b\n    option httpchk\n    server a 10.0.0.1:80\n' },
    { name: 'in defaults, for those who check', code: 'defaults\n    option httpchk\nbackend b\n    server a 10.0.0.1:80\n' },
    { name: 'turned off', code: 'backend b\n    no option tcp-check\n    server a 10.0.0.1:80\n' },
    { name: 'followed', code: 'backend b\n    option httpchk\n    server a 10.0.0.1:80 track c/a\n' },
    { name: 'no server', code: 'backend b\n    option httpchk\n' },
    { name: 'perhaps', code: 'backend b\n    option httpchk\n    server a 10.0.0.1:80 "${OPTIONS[*]}"\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    mode http\n    option httpchk GET /\n    http-check expect status 200\n    server a 10.0.0.1:80\n',
      errors: [{ messageId: 'unused', line: 3, column: 5, endLine: 3, endColumn: 25 }],
    },
    {
      name: 'rules alone',
      code: 'listen l\n    tcp-check connect\n    server-template a 3 app:80\n',
      errors: [{ messageId: 'unused', line: 2, column: 5, endLine: 2, endColumn: 22 }],
    },
  ],
});
