import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './shared-proxy-name.js';

new RuleTester({ describe, it }).run('shared-proxy-name', rule, {
  valid: [
    { name: 'before 3.1', code: 'frontend a\nbackend a\n', target: '3.0' },
    { name: 'refused from 3.3 on, by another rule', code: 'frontend a\nbackend a\n', target: '3.3' },
    { name: 'refused already', code: 'listen a\nbackend a\n', target: '3.2' },
    { name: 'two names', code: 'frontend a\nbackend b\n', target: '3.2' },
    { name: 'other sections have names of their own', code: 'frontend a\npeers a\n', target: '3.2' },
  ],
  invalid: [
    {
      code: 'frontend a\nbackend a # of a\n',
      target: '3.2',
      errors: [
        { messageId: 'shared', data: { name: 'a', first: 'frontend "a"' }, line: 2, column: 1, endLine: 2, endColumn: 10, related: [1] },
      ],
    },
    {
      code: 'backend a\nfrontend a\n',
      target: '3.1',
      errors: [
        { messageId: 'shared', data: { name: 'a', first: 'backend "a"' }, line: 2, column: 1, endLine: 2, endColumn: 11, related: [1] },
      ],
    },
    {
      name: 'a proxy and its defaults',
      code: 'defaults a\nfrontend a\n',
      target: '3.2',
      errors: [
        { messageId: 'shared', data: { name: 'a', first: 'defaults "a"' }, line: 2, column: 1, endLine: 2, endColumn: 11, related: [1] },
      ],
    },
  ],
});
