import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unset-variable.js';

new RuleTester({ describe, it }).run('unset-variable', rule, {
  valid: [
    { code: 'frontend www\n    http-request set-var(txn.a) path\n    http-request set-header X %[var(txn.a)]\n', target: '3.0' },
    { name: 'with a default', code: 'frontend www\n    http-request set-header X %[var(txn.a,none)]\n', target: '3.0' },
    {
      name: 'set by a converter',
      code: 'frontend www\n    http-request set-header Y %[path,set-var(txn.a)]\n    http-request set-header X %[var(txn.a)]\n',
      target: '3.0',
    },
    {
      name: 'resolved',
      code: 'frontend www\n    http-request do-resolve(txn.ip,dns,ipv4) hdr(host)\n    http-request set-dst var(txn.ip)\n',
      target: '3.0',
    },
    {
      name: 'set in another section',
      code: 'frontend www\n    http-request set-var(txn.a) path\nbackend b\n    http-request set-header X %[var(txn.a)]\n',
      target: '3.0',
    },
    {
      name: 'perhaps set by an agent',
      code: 'frontend www\n    filter spoe config a.conf\n    http-request deny if { var(txn.a.score) gt 3 }\n',
      target: '3.0',
    },
    {
      name: 'perhaps set by a script',
      code: 'global\n    lua-load a.lua\nfrontend www\n    http-request deny if { var(txn.a) gt 3 }\n',
      target: '3.0',
    },
    { name: 'of the process', code: 'frontend www\n    http-request set-header X %[var(proc.a)]\n', target: '3.0' },
  ],
  invalid: [
    {
      code: 'frontend www\n    http-request set-header X %[var(txn.a)]\n',
      target: '3.0',
      errors: [{ messageId: 'unset', data: { name: 'txn.a' }, line: 2, column: 31, endLine: 2, endColumn: 44 }],
    },
    {
      name: 'misspelt',
      code: 'frontend www\n    http-request set-var(txn.host) hdr(host)\n    use_backend %[var(txn.hosst)]\n',
      target: '3.0',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'txn.hosst', nearest: 'txn.host' },
          line: 3,
          column: 17,
          endLine: 3,
          endColumn: 34,
          suggestions: [
            {
              messageId: 'write',
              data: { nearest: 'txn.host' },
              output: 'frontend www\n    http-request set-var(txn.host) hdr(host)\n    use_backend %[var(txn.host)]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'in a condition',
      code: 'frontend www\n    http-request unset-var(txn.seen)\n    http-request deny if { var(txn.seen) -m found }\n',
      target: '3.0',
      errors: [{ messageId: 'unset', data: { name: 'txn.seen' }, line: 3, column: 28, endLine: 3, endColumn: 41 }],
    },
  ],
});
