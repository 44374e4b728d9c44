import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unstored-counter.js';

new RuleTester({ describe, it }).run('unstored-counter', rule, {
  valid: [
    {
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request track-sc0 src\n    http-request deny if { sc_http_req_rate(0) gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'of another proxy',
      code: 'backend rates\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\nfrontend www\n    http-request track-sc1 src table rates\n    http-request deny if { sc1_http_req_rate gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'named by the fetch',
      code: 'backend rates\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\nfrontend www\n    http-request deny if { src_http_req_rate(rates) gt 10 } || { src,table_gpc0(rates) gt 0 }\n',
      target: '3.0',
    },
    {
      name: 'an array stands for single counters',
      code: 'backend rates\n    stick-table type ip size 1m store gpc(2)\nfrontend www\n    http-request track-sc0 src table rates\n    http-request deny if { sc_get_gpc1(0) gt 0 }\n',
      target: '3.0',
    },
    {
      name: 'one of the tables stores it',
      code: 'backend a\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\nbackend b\n    stick-table type ip size 1m store conn_cur\nfrontend www\n    http-request track-sc0 src table a if { path /a }\n    http-request track-sc0 src table b if { path /b }\n    http-request deny if { sc_conn_cur(0) gt 9 }\n',
      target: '3.0',
    },
    {
      name: 'no table of that name',
      code: 'frontend www\n    http-request track-sc0 src table rates\n    http-request deny if { sc_http_req_rate(0) gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'what it stores is in a variable',
      code: 'frontend www\n    stick-table type ip size 1m store "${DATA}"\n    http-request track-sc0 src\n    http-request deny if { sc_conn_cur(0) gt 10 }\n',
      target: '3.0',
    },
    {
      name: 'in a peers section',
      code: 'peers p\n    table t type ip size 1m store conn_cur\nfrontend www\n    http-request track-sc0 src table p/t\n    http-request deny if { sc_conn_cur(0) gt 10 }\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request track-sc0 src\n    http-request deny if { sc_conn_rate(0) gt 10 }\n',
      target: '3.0',
      errors: [
        {
          messageId: 'unstored',
          data: { name: 'sc_conn_rate', table: 'www', data: 'conn_rate' },
          line: 4,
          column: 28,
          endLine: 4,
          endColumn: 40,
          related: [2],
        },
      ],
    },
    {
      name: 'by the client, in a log format',
      code: 'backend rates\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\nfrontend www\n    log-format "%ci %[src_conn_cur(rates)]"\n',
      target: '3.0',
      errors: [
        {
          messageId: 'unstored',
          data: { name: 'src_conn_cur', table: 'rates', data: 'conn_cur' },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 35,
          related: [2],
        },
      ],
    },
    {
      name: 'by a converter, in an ACL',
      code: 'backend rates\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\nfrontend www\n    acl busy src,table_kbytes_in(rates) gt 10\n',
      target: '3.0',
      errors: [
        {
          messageId: 'unstored',
          data: { name: 'table_kbytes_in', table: 'rates', data: 'bytes_in_cnt' },
          line: 4,
          column: 18,
          endLine: 4,
          endColumn: 33,
          related: [2],
        },
      ],
    },
    {
      name: 'tracked in the frontend, read in the backend',
      code: 'frontend www\n    stick-table type ip size 1m expire 1m store http_req_rate(10s),gpc0\n    http-request track-sc2 src\n    default_backend b\nbackend b\n    http-request set-header X %[sc2_http_err_rate]\n',
      target: '3.0',
      errors: [
        {
          messageId: 'unstored',
          data: { name: 'sc2_http_err_rate', table: 'www', data: 'http_err_rate' },
          line: 6,
          column: 33,
          endLine: 6,
          endColumn: 50,
          related: [2],
        },
      ],
    },
  ],
});
