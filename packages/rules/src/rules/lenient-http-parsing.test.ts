import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './lenient-http-parsing.js';

new RuleTester({ describe, it }).run('lenient-http-parsing', rule, {
  valid: [
    { code: 'frontend www\n    option httplog\n' },
    { name: 'turned off', code: 'frontend www\n    no option accept-invalid-http-request\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    option accept-invalid-http-request\n',
      errors: [
        {
          messageId: 'lenient',
          data: { setting: 'option accept-invalid-http-request', what: 'requests that servers may read otherwise than HAProxy does' },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 39,
        },
      ],
    },
    {
      name: 'responses, and bodies anywhere',
      code: 'global\n    h1-accept-payload-with-any-method\nbackend b\n    option accept-invalid-http-response\n',
      errors: [
        {
          messageId: 'lenient',
          data: {
            setting: 'h1-accept-payload-with-any-method',
            what: 'bodies with methods that have none, which servers may take for the next request',
          },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 38,
        },
        {
          messageId: 'lenient',
          data: { setting: 'option accept-invalid-http-response', what: 'responses that clients may read otherwise than HAProxy does' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 40,
        },
      ],
    },
  ],
});
