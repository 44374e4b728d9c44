import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unsuitable-defaults.js';

const header = (line: number, endColumn: number, related: number) => ({ line, column: 1, endLine: line, endColumn, related: [related] });

new RuleTester({ describe, it }).run('unsuitable-defaults', rule, {
  valid: [
    { name: 'frontends share rules', code: 'defaults d\n    http-request deny\nfrontend f from d\nfrontend g from d\n' },
    { name: 'no rules', code: 'defaults d\n    mode http\nfrontend f from d\nbackend b from d\nlisten l from d\ndefaults e from d\n' },
    { name: 'the last defaults count', code: 'defaults d\n    http-request deny\ndefaults\nlisten l\n' },
    { name: 'rules are refused there anyway', code: 'defaults d\n    http-request deny\nlisten l from d\n', target: '2.4' },
    { name: 'undecided', code: 'defaults d\n.if feature(LUA)\n    http-request deny\n.endif\nlisten l from d\n' },
  ],
  invalid: [
    {
      code: 'defaults d\n    http-request deny\nlisten l from d\n',
      target: '3.0',
      errors: [{ messageId: 'kind', data: { kind: 'listen' }, ...header(3, 16, 2) }],
    },
    {
      code: 'defaults d\n    tcp-request content accept\ndefaults e from d\n',
      target: '3.4',
      errors: [{ messageId: 'kind', data: { kind: 'defaults' }, ...header(3, 18, 2) }],
    },
    {
      name: 'frontends and backends',
      code: 'defaults d\n    http-request deny\nfrontend f from d\nbackend b from d\n',
      target: '3.0',
      errors: [{ messageId: 'both', data: { kind: 'backend', others: 'frontends' }, ...header(4, 17, 2) }],
    },
    {
      name: 'connections are none of a backend',
      code: 'defaults d\n    http-request deny\n    tcp-request connection accept\nbackend b from d\n',
      errors: [{ messageId: 'side', data: { kind: 'backend', rule: 'tcp-request connection' }, ...header(4, 17, 3) }],
    },
    {
      name: 'places for captures are none of a backend',
      code: 'defaults d\n    mode http\n    http-request capture req.len len 10\nbackend b from d\n',
      target: '3.0',
      errors: [{ messageId: 'side', data: { kind: 'backend', rule: 'http-request capture' }, ...header(4, 17, 3) }],
    },
    {
      name: 'responses of servers are none of a frontend',
      code: 'defaults d\n    tcp-response content accept\nfrontend f from d\n',
      target: '2.6',
      errors: [{ messageId: 'side', data: { kind: 'frontend', rule: 'tcp-response content' }, ...header(3, 18, 2) }],
    },
  ],
});
