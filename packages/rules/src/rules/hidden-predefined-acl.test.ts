import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './hidden-predefined-acl.js';

new RuleTester({ describe, it }).run('hidden-predefined-acl', rule, {
  valid: [
    { code: 'frontend www\n    acl http path_beg /\n' },
    { name: 'not there yet', code: 'frontend www\n    acl HTTP_3.0 req.ver 3.0\n', target: '2.8' },
  ],
  invalid: [
    {
      code: 'frontend www\n    acl METH_GET method GET\n',
      errors: [{ messageId: 'hidden', data: { name: 'METH_GET' }, line: 2, column: 9, endLine: 2, endColumn: 17 }],
    },
    {
      name: 'since 2.9',
      code: 'frontend www\n    acl HTTP_3.0 req.ver 3.0\n',
      target: '3.0',
      errors: [{ messageId: 'hidden', data: { name: 'HTTP_3.0' }, line: 2, column: 9, endLine: 2, endColumn: 17 }],
    },
  ],
});
