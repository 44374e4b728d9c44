import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './incomplete-section.js';

new RuleTester({ describe, it }).run('incomplete-section', rule, {
  valid: [
    { name: 'exactly half', code: 'cache c\n    total-max-size 1\n    max-object-size 524288\n' },
    { name: 'the last line counts', code: 'cache c\n    max-object-size 999999\n    total-max-size 1\n    total-max-size 4\n' },
    { name: 'perhaps there', code: 'cache c\n.if feature(X)\n    total-max-size 1\n.endif\n' },
    { name: 'a line that cannot be read', code: 'fcgi-app a\n    docroot "\n' },
    { name: 'a section that may not be', code: '.if feature(X)\nfcgi-app a\n.endif\n' },
    { name: 'variables', code: 'cache c\n    total-max-size "${SIZE}"\n    max-object-size 99999999\n' },
    {
      name: 'a realistic configuration',
      code: 'fcgi-app php\n    docroot /srv/www\n    index index.php\n    path-info ^(/.+\\.php)(/.*)?$\n',
    },
  ],
  invalid: [
    {
      name: 'the last size is none',
      code: 'cache c\n    total-max-size 4\n    total-max-size 0\n',
      errors: [{ messageId: 'nothing', line: 3, column: 20, endLine: 3, endColumn: 21 }],
    },
    {
      code: 'cache c\n    max-age 60\n',
      errors: [{ messageId: 'missing', data: { keyword: 'total-max-size', kind: 'cache' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      code: 'fcgi-app a\n    index index.php\n',
      errors: [{ messageId: 'missing', data: { keyword: 'docroot', kind: 'fcgi-app' }, line: 1, column: 1, endLine: 1, endColumn: 11 }],
    },
    {
      code: 'cache c\n    total-max-size 1\n    max-object-size 524289\n',
      errors: [{ messageId: 'object', data: { size: 524289, limit: 524288 }, line: 3, column: 21, endLine: 3, endColumn: 27 }],
    },
  ],
});
