import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-name.js';

new RuleTester({ describe, it }).run('duplicate-name', rule, {
  valid: [
    {
      name: 'a certificate under another name',
      target: '3.0.11',
      code: 'crt-store web\n    load crt a.pem alias x\n    load crt a.pem\n    load crt b.pem alias b\n',
    },
    { name: 'names of their own', code: 'resolvers r\n    nameserver a 192.0.2.1:53\n    nameserver b 192.0.2.1:53\n' },
    { name: 'two sections', code: 'resolvers r\n    nameserver a 192.0.2.1:53\nresolvers s\n    nameserver a 192.0.2.1:53\n' },
    { name: 'a name that a variable makes', code: 'resolvers r\n    nameserver "$A" 192.0.2.1:53\n    nameserver "$A" 192.0.2.1:53\n' },
    {
      name: 'a line that is not read',
      code: 'resolvers r\n    nameserver a 192.0.2.1:53\n    .if false\n    nameserver a 192.0.2.1:53\n    .endif\n',
    },
    { name: 'namespaces', code: 'namespace_list\n    namespace red blue\n    namespace green\n' },
  ],
  invalid: [
    {
      code: 'resolvers r\n    nameserver a 192.0.2.1:53\n    nameserver a 192.0.2.2:53\n',
      errors: [
        {
          messageId: 'duplicate',
          data: { keyword: 'nameserver', name: 'a', section: 'resolvers "r"' },
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 17,
          related: [2],
        },
      ],
    },
    {
      code: 'namespace_list\n    namespace red red\n',
      errors: [
        {
          messageId: 'duplicate',
          data: { keyword: 'namespace', name: 'red', section: 'namespace_list without a name' },
          line: 2,
          column: 19,
          endLine: 2,
          endColumn: 22,
          related: [2],
        },
      ],
    },
    {
      code: 'crt-store web\n    load crt a.pem alias x\n    load crt x key b.key\n    load crt a.pem\n    load crt c.pem key a.key crt a.pem\n',
      target: '3.0.11',
      errors: [
        {
          messageId: 'duplicate',
          data: { keyword: 'load', name: 'x', section: 'crt-store "web"' },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 15,
          related: [2],
        },
        {
          messageId: 'duplicate',
          data: { keyword: 'load', name: 'a.pem', section: 'crt-store "web"' },
          line: 5,
          column: 34,
          endLine: 5,
          endColumn: 39,
          related: [4],
        },
      ],
    },
  ],
});
