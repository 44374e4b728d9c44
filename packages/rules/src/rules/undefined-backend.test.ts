import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-backend.js';

const web = 'backend web\n    server a 192.0.2.1:80\n';

new RuleTester({ describe, it }).run('undefined-backend', rule, {
  valid: [
    {
      name: 'a ring, which is a backend too',
      code: 'ring r\n    server a 192.0.2.1:514\nfrontend f\n    bind :80\n    default_backend r\n',
      target: '3.2',
    },
    {
      name: 'a backend and a listen section',
      code: `frontend f\n    use_backend stats if TRUE\n    default_backend web\nlisten stats\n${web}`,
    },
    { name: 'a disabled backend is one', code: 'frontend f\n    default_backend web\nbackend web\n    disabled\n' },
    { name: 'a disabled frontend is not checked', code: 'frontend f\n    disabled\n    default_backend web\n' },
    { name: 'requests tell which one', code: 'frontend f\n    use_backend %[req.hdr(host),lower]\n    use_backend be_%HV\n' },
    { name: 'a variable tells', code: 'frontend f\n    default_backend "${BACKEND}"\n' },
    { name: 'the name of a backend is in a variable', code: 'frontend f\n    default_backend web\nbackend "${NAME}"\n' },
    { name: 'for another version', code: '.if version_before(2.0)\nfrontend f\n    default_backend web\n.endif\n' },
    {
      name: 'a frontend sets another one than its defaults',
      code: `defaults\n    default_backend gone\nfrontend f\n    default_backend web\n${web}`,
    },
    { name: 'defaults that no frontend takes from', code: `defaults\n    default_backend gone\n${web}` },
    { name: 'taken back by a later line', code: `frontend f\n    default_backend gone\n    default_backend web\n${web}` },
  ],
  invalid: [
    {
      code: 'frontend f\n    default_backend web\n',
      errors: [{ messageId: 'unknown', data: { name: 'web' }, line: 2, column: 21, endLine: 2, endColumn: 24 }],
    },
    {
      name: 'misspelt',
      code: `frontend f\n    use_backend wep if { path / }\n${web}`,
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'wep', nearest: 'web' },
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 20,
          suggestions: [{ messageId: 'write', data: { nearest: 'web' }, output: `frontend f\n    use_backend web if { path / }\n${web}` }],
        },
      ],
    },
    {
      name: 'in quotes, which are left to the user',
      code: `frontend f\n    use_backend "wep"\n${web}`,
      errors: [{ messageId: 'misspelt', data: { name: 'wep', nearest: 'web' }, line: 2, column: 17, endLine: 2, endColumn: 22 }],
    },
    {
      name: 'a frontend is none',
      code: 'frontend f\n    default_backend g\nfrontend g\n    bind :80\n',
      errors: [{ messageId: 'frontend', data: { name: 'g' }, line: 2, column: 21, endLine: 2, endColumn: 22, related: [3] }],
    },
    {
      name: 'HAProxy checks it in backends too, where it does nothing',
      code: 'backend b\n    default_backend gone\n',
      errors: [{ messageId: 'unknown', data: { name: 'gone' }, line: 2, column: 21, endLine: 2, endColumn: 25 }],
    },
    {
      name: 'in defaults, for two frontends once',
      code: 'defaults\n    default_backend gone\nfrontend f\n    bind :80\nfrontend g\n    bind :81\n',
      errors: [{ messageId: 'unknown', data: { name: 'gone' }, line: 2, column: 21, endLine: 2, endColumn: 25 }],
    },
  ],
});
