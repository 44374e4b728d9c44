import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './open-redirect.js';

new RuleTester({ describe, it }).run('open-redirect', rule, {
  valid: [
    { code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location https://www.example.com%[path]\n' },
    {
      name: 'known ones only',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location %[url_param(to)] if { url_param(to) -f targets.lst }\n',
    },
    {
      name: 'by a map',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location %[path,map(redirects.map)]\n',
    },
    {
      name: 'to the same host',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location https://%[hdr(host)]%[path]\n',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect location %[url_param(next)]\n',
      errors: [{ messageId: 'open', line: 4, column: 36, endLine: 4, endColumn: 54 }],
    },
    {
      name: 'a host from a header',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect code 301 prefix https://%[req.hdr(x-host)]\n',
      errors: [{ messageId: 'open', line: 4, column: 43, endLine: 4, endColumn: 69 }],
    },
  ],
});
