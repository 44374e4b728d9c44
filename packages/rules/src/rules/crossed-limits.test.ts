import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './crossed-limits.js';

new RuleTester({ describe, it }).run('crossed-limits', rule, {
  valid: [
    { name: 'within what is preset', target: '3.0.11', code: 'global\n    ocsp-update.mindelay 3600\n    ocsp-update.maxdelay 3600\n' },
    { name: 'in the right order', target: '3.0.11', code: 'global\n    ocsp-update.maxdelay 7200\n    ocsp-update.mindelay 7200\n' },
    { name: 'a variable', target: '3.0.11', code: 'global\n    ocsp-update.mindelay "$MIN"\n    ocsp-update.maxdelay 10\n' },
    { name: 'a branch that does not know it', target: '2.6.0', code: 'global\n    ocsp-update.maxdelay 10\n' },
    {
      name: 'behind a line that may be read',
      target: '3.0.11',
      code: 'global\n    .if defined(A)\n    ocsp-update.mindelay 5\n    .endif\n    ocsp-update.maxdelay 10\n',
    },
  ],
  invalid: [
    {
      target: '3.0.11',
      code: 'global\n    ocsp-update.maxdelay 299\n    tune.ssl.ocsp-update.mindelay 3601\n    ocsp-update.mindelay 10\n    ocsp-update.maxdelay 9\n',
      errors: [
        {
          messageId: 'below',
          data: { keyword: 'ocsp-update.maxdelay', value: 299, limit: 300, other: 'tune.ssl.ocsp-update.mindelay' },
          line: 2,
          column: 26,
          endLine: 2,
          endColumn: 29,
        },
        {
          messageId: 'above',
          line: 3,
          column: 35,
          endLine: 3,
          endColumn: 39,
          data: { keyword: 'tune.ssl.ocsp-update.mindelay', value: 3601, limit: 3600, other: 'tune.ssl.ocsp-update.maxdelay' },
        },
        {
          messageId: 'below',
          data: { keyword: 'ocsp-update.maxdelay', value: 9, limit: 10, other: 'ocsp-update.mindelay' },
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 27,
          related: [4],
        },
      ],
    },
  ],
});
