import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-log.js';

new RuleTester({ describe, it }).run('missing-log', rule, {
  valid: [
    { code: 'global\n    log stdout local0\ndefaults\n    log global\nfrontend www\n    bind :80\n' },
    { name: 'of its own', code: 'frontend www\n    bind :80\n    log 10.0.0.1 local0\n' },
    { name: 'this machine only', code: 'frontend www\n    bind 127.0.0.1:80\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    bind :80\n',
      errors: [{ messageId: 'missing', data: { section: 'frontend "www"' }, line: 1, column: 1, endLine: 1, endColumn: 13 }],
    },
    {
      name: 'nothing to take over',
      code: 'global\n    maxconn 100\ndefaults\n    mode http\n    log global\nlisten www\n    bind :80\n',
      errors: [{ messageId: 'missing', data: { section: 'listen "www"' }, line: 6, column: 1, endLine: 6, endColumn: 11 }],
    },
  ],
});
