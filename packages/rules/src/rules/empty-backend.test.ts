import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './empty-backend.js';

new RuleTester({ describe, it }).run('empty-backend', rule, {
  valid: [
    { code: 'backend b\n    mode http\n    server s 10.0.0.1:80\n' },
    { name: 'a rule answers', code: 'backend b\n    mode http\n    http-request return status 204\n' },
    { name: 'an error file answers', code: 'backend b\n    mode http\n    errorfile 503 sorry.http\n' },
    { name: 'statistics', code: 'listen stats\n    mode http\n    bind :8404\n    stats enable\n' },
    { name: 'a table', code: 'backend rates\n    stick-table type ip size 1m store http_req_rate(10s)\n' },
    { name: 'servers from a template', code: 'backend b\n    server-template s 1-3 app:80\n' },
    { name: 'dispatch in its defaults', code: 'defaults\n    dispatch 10.0.0.1:80\nbackend b\n' },
    { name: 'a variable may be a server', code: 'backend b\n    "${SERVERS[*]}"\n' },
    { name: 'it leads elsewhere', code: 'listen l\n    bind :80\n    default_backend b\nbackend b\n    server s 10.0.0.1:80\n' },
    { name: 'disabled', code: 'backend b\n    disabled\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    mode http\n    balance roundrobin\n',
      errors: [{ messageId: 'http', data: { section: 'backend "b"' }, line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
    {
      name: 'in mode tcp',
      code: 'defaults\n    mode tcp\nbackend b # empty\n',
      errors: [{ messageId: 'tcp', data: { section: 'backend "b"' }, line: 3, column: 1, endLine: 3, endColumn: 10 }],
    },
  ],
});
