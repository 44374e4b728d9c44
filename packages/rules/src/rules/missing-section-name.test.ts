import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-section-name.js';

new RuleTester({ describe, it }).run('missing-section-name', rule, {
  valid: [
    { name: 'names, and sections that need none', code: 'global\ndefaults\nfrontend a\npeers b\n' },
    { name: 'a store needs none', code: 'crt-store\n', target: '3.0' },
    { name: 'a kind that the branch does not know', code: 'log-profile\n', target: '3.0' },
    { name: 'a name in a variable', code: 'frontend "${NAME}"\n' },
    { name: 'for another version', code: '.if version_before(2.0)\nfrontend\n.endif\n' },
  ],
  invalid: [
    {
      code: 'frontend\n    bind :80\n',
      errors: [{ messageId: 'missing', data: { kind: 'frontend' }, line: 1, column: 1, endLine: 1, endColumn: 9 }],
    },
    {
      code: 'log-profile\n',
      target: '3.1',
      errors: [{ messageId: 'missing', data: { kind: 'log-profile' }, line: 1, column: 1, endLine: 1, endColumn: 12 }],
    },
    {
      name: 'empty',
      code: 'cache ""\n',
      errors: [{ messageId: 'missing', data: { kind: 'cache' }, line: 1, column: 1, endLine: 1, endColumn: 9 }],
    },
  ],
});
