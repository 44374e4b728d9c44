import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './refused-section-header.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('refused-section-header', rule, {
  valid: [
    { name: 'behind an empty word, which ends the line', code: 'backend b "" more\n    balance roundrobin\n', target: '3.0' },
    { name: 'a name', code: 'frontend www\n    bind :80\n' },
    { name: 'a name and defaults', code: 'defaults d\nfrontend www from d\n    bind :80\n' },
    { name: 'a proxy called "from"', code: 'backend from\n    balance source\n' },
    { name: 'an old listen section without lines, which HAProxy lets pass', code: 'listen www 192.0.2.1:80\n', target: '3.2.0' },
    { name: 'a backend without lines', code: 'backend app extra\n', target: '3.4.0' },
    { name: 'other sections have headers of their own', code: 'defaults a from b\n    mode http\nuserlist u\n' },
    { name: 'a variable that may be empty', code: 'frontend www "${MORE[*]}"\n    bind :80\n' },
  ],
  invalid: [
    {
      name: 'words behind the defaults, even without lines',
      code: 'defaults d\nbackend b from d more\n',
      target: '2.4',
      errors: [{ messageId: 'extra', data: { text: 'more', kind: 'backend' }, line: 2, column: 18, endLine: 2, endColumn: 22 }],
    },
    {
      name: 'the address of old listen sections',
      code: 'listen www 192.0.2.1:80\n    mode http\n    server a 192.0.2.2:80\n',
      errors: [
        { messageId: 'address', data: { text: '192.0.2.1:80', kind: 'listen' }, ...at(1, 12, 24) },
        { messageId: 'line', ...at(2, 5, 14), related: [1] },
        { messageId: 'line', ...at(3, 5, 26), related: [1] },
      ],
      output: 'listen www\n    bind 192.0.2.1:80\n    mode http\n    server a 192.0.2.2:80\n',
    },
    {
      name: 'without lines, from 3.3 on',
      code: 'frontend www :80\n',
      target: '3.4.0',
      errors: [{ messageId: 'address', data: { text: ':80', kind: 'frontend' }, ...at(1, 14, 17) }],
      output: 'frontend www\n    bind :80\n',
    },
    {
      name: 'a word behind the name of a backend',
      code: 'backend app extra\n    balance source\n',
      errors: [
        { messageId: 'extra', data: { text: 'extra', kind: 'backend' }, ...at(1, 13, 18) },
        { messageId: 'line', ...at(2, 5, 19), related: [1] },
      ],
    },
    {
      name: '"from" without a name',
      code: 'backend app from\n    balance source\n',
      errors: [
        { messageId: 'extra', data: { text: 'from', kind: 'backend' }, ...at(1, 13, 17) },
        { messageId: 'line', ...at(2, 5, 19), related: [1] },
      ],
    },
    {
      name: 'a word behind the defaults',
      code: 'defaults d\nfrontend www from d extra\n    bind :80\n',
      errors: [
        { messageId: 'extra', data: { text: 'extra', kind: 'frontend' }, ...at(2, 21, 26) },
        { messageId: 'line', ...at(3, 5, 13), related: [2] },
      ],
    },
  ],
});
