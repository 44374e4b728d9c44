import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-agent-port.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('missing-agent-port', rule, {
  valid: [
    {
      name: 'agents with a port, here or by default',
      code: 'backend b\n    server a 192.0.2.1:80 agent-check agent-port 5555\n    default-server agent-port 5555\n    server b 192.0.2.2:80 agent-check\n',
    },
    { name: 'no agent after all', code: 'backend b\n    default-server agent-check\n    server a 192.0.2.1:80 no-agent-check\n' },
    { name: 'what a variable hides', code: 'backend b\n    server a 192.0.2.1:80 agent-check "${AGENT[*]}"\n' },
  ],
  invalid: [
    {
      name: 'a server of a ring',
      code: 'ring r\n    server s 192.0.2.1:514 agent-check\n',
      target: '2.6',
      errors: [{ messageId: 'missing', data: { server: 's' }, line: 2, column: 12, endLine: 2, endColumn: 13 }],
    },
    {
      code: 'backend b\n    server a 192.0.2.1:80 check port 80 agent-check\n',
      errors: [{ messageId: 'missing', data: { server: 'a' }, ...at(2, 12, 13) }],
    },
  ],
});
