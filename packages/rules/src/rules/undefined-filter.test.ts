import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-filter.js';

new RuleTester({ describe, it }).run('undefined-filter', rule, {
  valid: [
    {
      code: 'backend b\n    filter bwlim-out a default-limit 1m default-period 1s\n    http-response set-bandwidth-limit a\n',
      target: '3.0.0',
    },
    {
      name: 'any name where the last filter is a limit',
      code: 'backend b\n    filter bwlim-out a default-limit 1m default-period 1s\n    http-response set-bandwidth-limit b\n',
      target: '3.0.0',
    },
    { name: 'an engine', code: 'frontend f\n    filter spoe engine e config x.cfg\n    http-request send-spoe-group e g\n' },
    { name: 'the file names the engine', code: 'frontend f\n    filter spoe config x.cfg\n    http-request send-spoe-group e g\n' },
    {
      name: 'defaults that no checked proxy takes',
      code: 'defaults d\n    http-request send-spoe-group e g\nfrontend f from d\n    disabled\n',
    },
    { name: 'a disabled section is not checked', code: 'frontend f\n    disabled\n    http-request send-spoe-group e g\n' },
  ],
  invalid: [
    {
      name: 'in defaults, whatever the proxy has',
      code: 'defaults d\n    http-request send-spoe-group e g\nfrontend f from d\n    filter spoe engine e config x.cfg\n',
      errors: [{ messageId: 'inDefaults', data: { name: 'e', filter: '"filter spoe"' }, line: 2, column: 34, endLine: 2, endColumn: 35 }],
    },
    {
      code: 'frontend f\n    filter spoe engine d config x.cfg\n    http-request send-spoe-group e g\n',
      errors: [{ messageId: 'unknown', data: { name: 'e', filter: '"filter spoe"' }, line: 3, column: 34, endLine: 3, endColumn: 35 }],
    },
    {
      name: 'another filter is the last one',
      code: 'backend b\n    filter bwlim-in a default-limit 1m default-period 1s\n    filter trace\n    http-request set-bandwidth-limit b\n',
      target: '3.0.0',
      errors: [
        {
          messageId: 'unknown',
          data: { name: 'b', filter: '"filter bwlim-in" or "filter bwlim-out"' },
          line: 4,
          column: 38,
          endLine: 4,
          endColumn: 39,
        },
      ],
    },
  ],
});
