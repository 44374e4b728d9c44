import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-server.js';

const twice = 'backend b\n    server a 192.0.2.1:80\n    server a 192.0.2.2:80\n';

const ring = twice.replace('backend b', 'ring r');

const duplicate = (section: string) => ({
  messageId: 'duplicate',
  data: { name: 'a', section },
  line: 3,
  column: 12,
  endLine: 3,
  endColumn: 13,
  related: [2],
});

new RuleTester({ describe, it }).run('duplicate-server', rule, {
  valid: [
    { name: 'names of their own', code: 'backend b\n    server a 192.0.2.1:80\n    server b 192.0.2.2:80\n' },
    { name: 'two sections', code: 'backend b\n    server a 192.0.2.1:80\nbackend c\n    server a 192.0.2.1:80\n' },
    { name: 'told apart by id', code: twice.replace(':80\n', ':80 id 1\n').replace('2.2:80', '2.2:80 id 2'), target: '3.2' },
    { name: 'disabled', code: `${twice}    disabled\n` },
    { name: 'in a variable', code: 'backend b\n    server "${A}" 192.0.2.1:80\n    server "${A}" 192.0.2.2:80\n' },
    {
      name: 'one or the other',
      code: 'backend b\n.if feature(LUA)\n    server a 192.0.2.1:80\n.else\n    server a 192.0.2.2:80\n.endif\n',
    },
    { name: 'not found among others', code: `${twice}    server c 192.0.2.3:80\n`, target: '3.4' },
    { name: 'in a ring of an old branch', code: ring, target: '2.4' },
    { name: 'not found among others on every branch', code: `${twice}    server c 192.0.2.3:80\n` },
  ],
  invalid: [
    { code: twice, errors: [duplicate('backend "b"')] },
    { name: 'in a ring', code: ring, target: '3.2', errors: [duplicate('ring "r"')] },
    { code: twice.replace('backend b', 'listen l'), target: '3.4', errors: [duplicate('listen "l"')] },
    { name: 'among others', code: `${twice}    server c 192.0.2.3:80\n`, target: '3.2', errors: [duplicate('backend "b"')] },
  ],
});
