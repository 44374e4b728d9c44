import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './resolvers-without-nameserver.js';

new RuleTester({ describe, it }).run('resolvers-without-nameserver', rule, {
  valid: [
    { name: 'one', code: 'resolvers a\n    nameserver b 192.0.2.53:53\n' },
    { name: 'those of the system', code: 'resolvers a\n    parse-resolv-conf\n' },
    { name: 'one that may be read', code: 'resolvers a\n    .if defined(B)\n    nameserver b 192.0.2.53:53\n    .endif\n' },
    { name: 'another section', code: 'cache a\n    total-max-size 4\n' },
  ],
  invalid: [
    {
      code: 'resolvers a\n    hold valid 10s\n',
      errors: [{ messageId: 'missing', data: { section: 'resolvers "a"' }, line: 1, column: 1, endLine: 1, endColumn: 12 }],
    },
  ],
});
