import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './late-global-setting.js';

const target = '3.0.11';

new RuleTester({ describe, it }).run('late-global-setting', rule, {
  valid: [
    { target, code: 'global\n    nbthread 4\nglobal\n    thread-groups 1\ndefaults\n    mode http\n' },
    { name: 'an older branch', target: '2.6.12', code: 'defaults\n    mode http\nglobal\n    nbthread 4\n' },
    { name: 'other settings', target, code: 'defaults\n    mode http\nglobal\n    maxconn 4\n' },
    { name: 'a section that may not be there', target, code: '.if defined(A)\nbackend b\n.endif\nglobal\n    nbthread 4\n' },
    { name: 'a line that may be of another section', target, code: 'backend b\n.if defined(A)\nglobal\n.endif\n    nbthread 4\n' },
  ],
  invalid: [
    {
      target,
      code: 'global\n    nbthread 4\ndefaults\n    mode http\nbackend b\nglobal\n    nbthread 4\n    thread-group 1 1-2\n',
      errors: [
        {
          messageId: 'late',
          data: { keyword: 'nbthread', section: 'defaults without a name' },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 13,
          related: [3],
        },
        {
          messageId: 'late',
          data: { keyword: 'thread-group', section: 'defaults without a name' },
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 17,
          related: [3],
        },
      ],
    },
  ],
});
