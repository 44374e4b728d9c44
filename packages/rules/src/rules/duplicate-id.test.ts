import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-id.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('duplicate-id', rule, {
  valid: [
    {
      name: 'numbers of their own',
      code: 'backend a\n    id 1\n    server a 192.0.2.1:80 id 1\n    server b 192.0.2.2:80 id 2\nlisten b\n    id 2\n    bind :80 id 1\n    server a 192.0.2.1:80 id 1\n',
    },
    { name: 'a server with that name', code: 'backend a\n    server id 192.0.2.1:80 id 1\n    server b 192.0.2.2:80\n' },
    {
      name: 'a value that reads so',
      code: 'backend a\n    server a 192.0.2.1:80 cookie id id 3\n    server b 192.0.2.2:80 cookie id weight 3\n',
    },
    { name: 'in a variable', code: 'backend a\n    id "${ID}"\nbackend b\n    id "${ID}"\n' },
    { name: 'lines that are not read', code: 'backend a\n    id 1\n.if version_before(2.0)\n    id 1\n.endif\n', target: '3.0.1' },
  ],
  invalid: [
    {
      name: 'proxies',
      code: 'backend a\n    id 10\nfrontend b\n    id 010\n',
      errors: [{ messageId: 'duplicate', data: { id: 10, other: 'backend "a"' }, ...at(4, 8, 11), related: [2] }],
    },
    {
      name: 'twice in a proxy, which counts as its first',
      code: 'backend a\n    id 10\n    id 11\nbackend b\n    id 11\n',
      errors: [{ messageId: 'again', data: { section: 'backend "a"' }, ...at(3, 8, 10), related: [2] }],
    },
    {
      name: 'servers',
      code: 'backend a\n    server x 192.0.2.1:80 id 3\n    server y 192.0.2.1:81 check id 3 weight 2\n',
      errors: [{ messageId: 'duplicate', data: { id: 3, other: 'server x' }, ...at(3, 36, 37), related: [2] }],
    },
    {
      name: 'listeners',
      code: 'frontend a\n    bind :80 id 3\n    bind :81 id 3\n',
      errors: [{ messageId: 'duplicate', data: { id: 3, other: 'bind :80' }, ...at(3, 17, 18), related: [2] }],
    },
  ],
});
