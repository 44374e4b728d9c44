import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './late-crt-store.js';

const FRONTEND = 'frontend f\n    bind :443 ssl crt /etc/a.pem crt /etc/b.pem\n';
const target = '3.2.0';

new RuleTester({ describe, it }).run('late-crt-store', rule, {
  valid: [
    { name: 'above', code: `crt-store\n    load crt /etc/a.pem\n${FRONTEND}`, target },
    { name: 'a store with a name', code: `${FRONTEND}crt-store own\n    load crt /etc/a.pem\n`, target },
    { name: 'an alias', code: `${FRONTEND}crt-store\n    load crt /etc/a.pem alias a\n`, target },
    { name: 'another file', code: `${FRONTEND}crt-store\n    load crt /etc/c.pem key /etc/a.pem\n`, target },
    { name: 'a file from a variable', code: `${FRONTEND}crt-store\n    load crt "$CRT"\n`, target },
    {
      name: 'servers load theirs later',
      code: 'backend b\n    server s 192.0.2.1:443 ssl crt /etc/a.pem\ncrt-store\n    load crt /etc/a.pem\n',
      target,
    },
    { name: 'a line that may be left out', code: `.if defined(X)\n${FRONTEND}.endif\ncrt-store\n    load crt /etc/a.pem\n`, target },
  ],
  invalid: [
    {
      code: `${FRONTEND}crt-store\n    load crt /etc/b.pem key /etc/b.key\n`,
      target,
      errors: [
        { messageId: 'loaded', data: { name: '/etc/b.pem', line: 2 }, line: 4, column: 14, endLine: 4, endColumn: 24, related: [2] },
      ],
    },
    {
      name: 'in a disabled proxy, whose lines are read',
      code: 'frontend f\n    disabled\n    bind :443 ssl crt a.pem\ncrt-store\n    load key a.key crt a.pem\n',
      target,
      errors: [{ messageId: 'loaded', data: { name: 'a.pem', line: 3 }, line: 5, column: 24, endLine: 5, endColumn: 29, related: [3] }],
    },
  ],
});
