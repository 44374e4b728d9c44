import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './empty-argument.js';

const CODE = 'frontend f\n    bind :80\n    http-request set-header X "" if TRUE\n';

new RuleTester({ describe, it }).run('empty-argument', rule, {
  valid: [
    { name: 'another branch', code: CODE, target: '3.2' },
    { name: 'words with something in them', code: 'frontend f\n    http-request set-header X " "\n', target: '3.4' },
    { name: 'a variable, which may be set', code: 'frontend f\n    http-request set-header X "${X}"\n', target: '3.4' },
  ],
  invalid: [
    { code: CODE, target: '3.4', errors: [{ messageId: 'refused', line: 3, column: 31, endLine: 3, endColumn: 33 }] },
    {
      name: 'a variable without a value',
      code: 'frontend f\n    http-request set-header X "${X-}"\n',
      target: '3.4',
      errors: [{ messageId: 'refused', line: 2, column: 31, endLine: 2, endColumn: 38 }],
    },
    {
      name: 'in a line that may be hidden',
      code: 'frontend f\n.if feature(X)\n    description ""\n.endif\n',
      target: '3.4',
      errors: [{ messageId: 'refused', line: 3, column: 17, endLine: 3, endColumn: 19 }],
    },
  ],
});
