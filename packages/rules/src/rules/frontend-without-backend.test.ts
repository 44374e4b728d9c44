import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './frontend-without-backend.js';

new RuleTester({ describe, it }).run('frontend-without-backend', rule, {
  valid: [
    { code: 'frontend www\n    bind :80\n    default_backend b\nbackend b\n    server s 10.0.0.1:80\n' },
    {
      name: 'only under a condition',
      code: 'frontend www\n    bind :80\n    use_backend b if { path / }\nbackend b\n    server s 10.0.0.1:80\n',
    },
    { name: 'it redirects', code: 'frontend www\n    mode http\n    bind :80\n    http-request redirect scheme https\n' },
    { name: 'it may answer from Lua', code: 'frontend www\n    mode http\n    bind :80\n    http-request lua.answer\n' },
    { name: 'in its defaults', code: 'defaults\n    default_backend b\nfrontend www\n    bind :80\nbackend b\n    server s 10.0.0.1:80\n' },
    { name: 'statistics', code: 'frontend stats\n    mode http\n    bind :8404\n    stats enable\n' },
    { name: 'it listens nowhere either', code: 'frontend www\n    mode http\n' },
  ],
  invalid: [
    {
      code: 'frontend www\n    mode http\n    bind :80\n    http-request set-header X a\n',
      errors: [{ messageId: 'http', data: { section: 'frontend "www"' }, line: 1, column: 1, endLine: 1, endColumn: 13 }],
    },
    {
      name: 'in mode tcp',
      code: 'frontend www\n    bind :80\n',
      errors: [{ messageId: 'tcp', data: { section: 'frontend "www"' }, line: 1, column: 1, endLine: 1, endColumn: 13 }],
    },
  ],
});
