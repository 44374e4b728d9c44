import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-capture.js';

new RuleTester({ describe, it }).run('undefined-capture', rule, {
  valid: [
    { code: 'frontend f\n    declare capture request len 9\n    http-request capture src id 0 if TRUE\n' },
    { name: 'a rule makes one', code: 'frontend f\n    http-request capture src id 0\n    http-request capture src len 9\n' },
    { name: 'of responses', code: 'frontend f\n    capture response header a len 9\n    http-response capture res.hdr(b) id 0\n' },
    { name: 'a backend uses those of any frontend', code: 'backend b\n    http-request capture src id 3\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    declare capture response len 9\n    http-request capture src id 0\n',
      errors: [{ messageId: 'unknown', data: { id: '0', count: 'none' }, line: 3, column: 33, endLine: 3, endColumn: 34 }],
    },
    {
      name: 'of responses',
      code: 'frontend f\n    declare capture response len 9\n    http-response capture res.hdr(a) id 1\n',
      errors: [{ messageId: 'unknown', data: { id: '1', count: '1' }, line: 3, column: 41, endLine: 3, endColumn: 42 }],
    },
  ],
});
