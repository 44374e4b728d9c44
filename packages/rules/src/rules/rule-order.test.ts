import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './rule-order.js';

const misplaced = (rule_: string, later: string, line: number, endColumn: number, first: number) => ({
  messageId: 'misplaced',
  data: { rule: rule_, later },
  line,
  column: 5,
  endLine: line,
  endColumn,
  related: [first],
});

new RuleTester({ describe, it }).run('rule-order', rule, {
  valid: [
    {
      name: 'as HAProxy does it',
      code: [
        'frontend f\n    tcp-request connection accept\n    tcp-request session accept\n    tcp-request inspect-delay 5s',
        '    tcp-request content accept\n    monitor fail if FALSE\n    http-request deny if FALSE\n    redirect location / if FALSE',
        '    use_backend a if FALSE\n    http-response set-header a b\n',
      ].join('\n'),
    },
    {
      name: 'the two that choose are equals',
      code: 'listen l\n    use-server s if FALSE\n    use_backend a if FALSE\n    use-server s if FALSE\n',
    },
    { name: 'another section', code: 'frontend f\n    use_backend a\nfrontend g\n    http-request deny\n' },
    { name: 'the delay is no rule', code: 'frontend f\n    http-request deny\n    tcp-request inspect-delay 5s\n' },
    { name: 'responses, before 3.1', code: 'backend b\n    http-response deny\n    tcp-response content accept\n', target: '3.0' },
    { name: 'in an undecided block', code: 'frontend f\n.if feature(LUA)\n    use_backend a\n.endif\n    http-request deny\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    use_backend a if FALSE\n    http-request deny\n',
      errors: [misplaced('http-request', 'use_backend', 3, 22, 2)],
    },
    {
      name: 'the nearest kind is named, at its first rule',
      code: 'frontend f\n    use_backend a\n    http-request deny\n    http-request allow\n    tcp-request content accept\n',
      errors: [
        misplaced('http-request', 'use_backend', 3, 22, 2),
        misplaced('http-request', 'use_backend', 4, 23, 2),
        misplaced('tcp-request content', 'http-request', 5, 31, 3),
      ],
    },
    {
      name: 'in a backend',
      code: 'backend b\n    use-server s if FALSE\n    redirect location /\n',
      errors: [misplaced('redirect', 'use-server', 3, 24, 2)],
    },
    {
      name: 'responses, from 3.1 on',
      code: 'backend b\n    http-response deny\n    tcp-response content accept\n',
      target: '3.1',
      errors: [misplaced('tcp-response content', 'http-response', 3, 32, 2)],
    },
  ],
});
