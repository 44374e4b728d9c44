import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './text-behind-time.js';

new RuleTester({ describe, it }).run('text-behind-time', rule, {
  valid: [
    { name: 'a unit', code: 'defaults\n    timeout client 30s\n    timeout server 5ms\n    timeout connect 5m\n' },
    {
      name: 'variables that may be times',
      code: 'defaults\n    timeout client "$A"\n    timeout server "${B}s"\n    timeout connect "1$C"\n',
    },
    { name: 'a default', code: 'defaults\n    timeout client "${A-5s}"\n' },
    { name: 'what is refused', code: 'defaults\n    timeout client 30x\n' },
    { name: 'expressions', code: 'frontend a\n    mode http\n    http-request set-timeout server "$T,add(1)"\n' },
    { name: 'a template', code: 'defaults\n    timeout client "{% if a %}5s{% else %}10s{% endif %}"\n' },
    { name: 'something else', code: 'frontend a\n    description 5seconds\n' },
  ],
  invalid: [
    {
      code: 'defaults\n    timeout client 30sec\n    timeout server 1m30s\n',
      errors: [
        { messageId: 'behind', data: { rest: 'ec', time: '30s' }, line: 2, column: 20, endLine: 2, endColumn: 25 },
        { messageId: 'behind', data: { rest: '30s', time: '1m' }, line: 3, column: 20, endLine: 3, endColumn: 25 },
      ],
    },
    {
      name: 'parameters',
      code: 'backend a\n    server one 192.0.2.1:80 check inter 5sec\n',
      errors: [{ messageId: 'behind', data: { rest: 'ec', time: '5s' }, line: 2, column: 41, endLine: 2, endColumn: 45 }],
    },
    {
      name: 'a brace that is missing',
      code: 'defaults\n    timeout client "$A-5s}"\n',
      errors: [{ messageId: 'behindVariable', data: { rest: '-5s}' }, line: 2, column: 20, endLine: 2, endColumn: 28 }],
    },
  ],
});
