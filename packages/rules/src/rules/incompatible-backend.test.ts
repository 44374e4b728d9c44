import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './incompatible-backend.js';

const header = { line: 1, column: 1, endLine: 1, endColumn: 11 };
const at = { line: 3, column: 21, endLine: 3, endColumn: 22 };

new RuleTester({ describe, it }).run('incompatible-backend', rule, {
  valid: [
    { name: 'one mode', code: 'defaults\n    mode http\nfrontend f\n    default_backend b\nbackend b\n' },
    { name: 'connections in mode tcp can be upgraded', code: 'frontend f\n    default_backend b\nbackend b\n    mode http\n' },
    { name: 'a mode is not known', code: 'frontend f\n    mode http\n    default_backend b\nbackend b\n    mode "${M}"\n' },
    { name: 'requests tell which one', code: 'frontend f\n    mode http\n    use_backend %[path]\nbackend b\n' },
    { name: 'no such backend, which is worse', code: 'frontend f\n    mode http\n    default_backend b\n' },
    { name: 'disabled', code: 'frontend f\n    mode http\n    disabled\n    default_backend b\nbackend b\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    mode http\n    default_backend b\nbackend b\n    mode tcp\n',
      errors: [
        {
          messageId: 'mode',
          data: { section: 'frontend "f"', backend: 'backend "b"', mode: 'http', other: 'tcp', keyword: 'default_backend' },
          ...header,
          related: [3, 4, 2, 5],
        },
      ],
    },
    {
      name: 'the default mode is tcp',
      code: 'frontend f\n    mode http\n    use_backend b if TRUE\nbackend b\n',
      errors: [
        {
          messageId: 'mode',
          data: { section: 'frontend "f"', backend: 'backend "b"', mode: 'http', other: 'tcp', keyword: 'use_backend' },
          ...header,
          related: [3, 4, 2],
        },
      ],
    },
    {
      name: 'a loop',
      code: 'listen l\n    bind :80\n    default_backend l\n',
      errors: [{ messageId: 'loop', data: { name: 'l', section: 'listen "l"' }, ...at }],
    },
  ],
});
