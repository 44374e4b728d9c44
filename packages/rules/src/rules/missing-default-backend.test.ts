import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-default-backend.js';

new RuleTester({ describe, it }).run('missing-default-backend', rule, {
  valid: [
    {
      code: 'frontend www\n    bind :80\n    use_backend a if { src 10.0.0.1 }\n    default_backend b\nbackend a\n    server s 10.0.0.1:80\nbackend b\n    server s 10.0.0.1:80\n',
    },
    {
      name: 'the last one has no condition',
      code: 'frontend www\n    bind :80\n    use_backend a if { src 10.0.0.1 }\n    use_backend b\nbackend a\n    server s 10.0.0.1:80\nbackend b\n    server s 10.0.0.1:80\n',
    },
    {
      name: 'the rest is answered',
      code: 'frontend www\n    mode http\n    bind :80\n    http-request return status 404 unless { path_beg /a }\n    http-request redirect scheme https\n    use_backend a if { path_beg /a }\nbackend a\n    server s 10.0.0.1:80\n',
    },
    { name: 'no backend at all, as another rule says', code: 'frontend www\n    bind :80\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend a if { path_beg /a }\nbackend a\n    mode http\n    server s 10.0.0.1:80\n',
      errors: [{ messageId: 'missing', data: { section: 'frontend "www"' }, line: 1, column: 1, endLine: 1, endColumn: 13 }],
    },
  ],
});
