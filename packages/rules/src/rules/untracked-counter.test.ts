import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './untracked-counter.js';

new RuleTester({ describe, it }).run('untracked-counter', rule, {
  valid: [
    {
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    tcp-request content track-sc1 src\n    http-request deny if { sc_http_req_rate(1) gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'tracked by the frontend',
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request track-sc0 src\nbackend b\n    http-request deny if { sc0_http_req_rate gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'no number',
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request deny if { src_http_req_rate gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'a script may do it',
      code: 'global\n    lua-load a.lua\nfrontend www\n    http-request deny if { sc_http_req_rate(1) gt 10 }\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request track-sc0 src\n    http-request deny if { sc_http_req_rate(1) gt 10 }\n',
      target: '3.0',
      errors: [{ messageId: 'untracked', data: { name: 'sc_http_req_rate', number: 1 }, line: 4, column: 28, endLine: 4, endColumn: 44 }],
    },
    {
      name: 'none at all',
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request deny if { sc2_http_req_rate gt 10 }\n',
      target: '3.0',
      errors: [{ messageId: 'untracked', data: { name: 'sc2_http_req_rate', number: 2 }, line: 3, column: 28, endLine: 3, endColumn: 45 }],
    },
  ],
});
