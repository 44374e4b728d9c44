import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './misplaced-check-step.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('misplaced-check-step', rule, {
  valid: [
    {
      code: 'backend b\n    option tcp-check\n    tcp-check comment a\n    tcp-check connect\n    tcp-check send a\n    tcp-check connect\n',
    },
    {
      name: 'several requests',
      code: 'backend b\n    option httpchk\n    http-check connect\n    http-check send\n    http-check expect status 200\n    http-check connect\n    http-check send\n',
    },
    {
      name: 'the request of the option comes behind',
      code: 'backend b\n    option httpchk\n    http-check connect\n    http-check send meth GET\n',
    },
    { name: 'the order is not looked at', code: 'backend b\n    http-check send\n    http-check send\n' },
    { name: 'the option comes later', code: 'backend b\n    http-check send\n    http-check send\n    option httpchk\n' },
    {
      name: 'another option comes later',
      code: 'backend b\n    option httpchk\n    option tcp-check\n    http-check send\n    http-check send\n',
    },
    {
      name: 'frontends do not inherit the option',
      code: 'defaults\n    option httpchk\nfrontend f\n    http-check send\n    http-check send\n',
    },
    { name: 'a line may not be read', code: 'backend b\n    tcp-check send a\n.if defined(X)\n    tcp-check connect\n.endif\n' },
    { name: 'a step that is refused clears those before', code: 'backend b\n    tcp-check send\n    tcp-check connect\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    tcp-check send a\n    tcp-check connect\n',
      errors: [{ messageId: 'late-connect', data: { check: 'tcp-check' }, ...at(3, 15, 22) }],
    },
    {
      name: 'two requests on one connection',
      code: 'backend b\n    option httpchk\n    http-check send\n    http-check send\n',
      errors: [{ messageId: 'order', data: { check: 'http-check', step: 'send', last: 'send', before: '"connect"' }, ...at(4, 16, 20) }],
    },
    {
      name: 'inherited',
      code: 'defaults\n    option httpchk\nbackend b\n    http-check connect\n    http-check expect status 200\n',
      errors: [
        {
          messageId: 'order',
          data: { check: 'http-check', step: 'expect', last: 'connect', before: '"send" or "expect"' },
          ...at(5, 16, 22),
        },
      ],
    },
    {
      name: 'a second connection before the first is used',
      code: 'backend b\n    option httpchk\n    http-check connect\n    http-check connect\n',
      errors: [
        { messageId: 'order', data: { check: 'http-check', step: 'connect', last: 'connect', before: '"expect"' }, ...at(4, 16, 23) },
      ],
    },
  ],
});
