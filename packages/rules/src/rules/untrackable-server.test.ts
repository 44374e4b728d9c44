import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './untrackable-server.js';

const backend = (...lines: string[]) => `backend pool\n${lines.map((line) => `    ${line}\n`).join('')}`;
const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const OTHER = 'backend other\n    server x 192.0.2.9:80 check\n    server y 192.0.2.9:80\n';

new RuleTester({ describe, it }).run('untrackable-server', rule, {
  valid: [
    backend('server a 192.0.2.1:80 check', 'server b 192.0.2.2:80 track a', 'server c 192.0.2.3:80 track b', 'server d 192.0.2.4:80'),
    { name: 'one of another backend', code: OTHER + backend('server b 192.0.2.2:80 track other/x') },
    { name: 'behind it', code: backend('server b 192.0.2.2:80 track a', 'server a 192.0.2.1:80 agent-check agent-port 9') },
    {
      name: 'checked by default',
      code: backend('default-server check', 'server a 192.0.2.1:80', 'server b 192.0.2.2:80 no-check track a'),
    },
    { name: 'what a template may make', code: backend('server-template a 3 example.com:80 check', 'server b 192.0.2.2:80 track a2') },
    { name: 'a name that a variable has', code: backend('server "$NAME" 192.0.2.1:80', 'server b 192.0.2.2:80 track a') },
    { name: 'a name in a variable', code: backend('server b 192.0.2.2:80 track "$NAME"') },
    {
      name: 'one that is there on a condition',
      code: backend('.if defined(X)', 'server a 192.0.2.1:80', '.endif', 'server b 192.0.2.2:80 track a'),
    },
    { name: 'a backend that variables name', code: `backend "$B"\n${backend('server b 192.0.2.2:80 track other/x')}` },
    { name: 'a proxy that is disabled', code: backend('disabled', 'server b 192.0.2.2:80 track none') },
    { name: 'a word that is none', code: backend('server track 192.0.2.2:80') },
  ],
  invalid: [
    {
      code: backend('server b 192.0.2.2:80 track a'),
      errors: [{ messageId: 'server', data: { name: 'a', section: 'backend "pool"' }, ...at(2, 33, 34) }],
    },
    {
      code: OTHER + backend('server b 192.0.2.2:80 track other/z', 'server c 192.0.2.3:80 track none/x'),
      errors: [
        { messageId: 'server', data: { name: 'z', section: 'backend "other"' }, ...at(5, 33, 40) },
        { messageId: 'section', data: { name: 'none' }, ...at(6, 33, 39) },
      ],
    },
    {
      code: OTHER + backend('server b 192.0.2.2:80 track other/y'),
      errors: [{ messageId: 'unchecked', data: { name: 'y' }, related: [3], ...at(5, 33, 40) }],
    },
    {
      name: 'a check that is taken back',
      code: backend('default-server check', 'server a 192.0.2.1:80 no-check', 'server b 192.0.2.2:80 track a'),
      errors: [{ messageId: 'unchecked', data: { name: 'a' }, related: [3], ...at(4, 33, 34) }],
    },
    { code: backend('server b 192.0.2.2:80 track b'), errors: [{ messageId: 'itself', ...at(2, 33, 34) }] },
    {
      name: 'by default',
      code: backend('default-server track a', 'server b 192.0.2.2:80'),
      errors: [{ messageId: 'server', data: { name: 'a', section: 'backend "pool"' }, ...at(3, 12, 13) }],
    },
    {
      name: 'each of many that differ in names alone',
      code: backend('server a 192.0.2.1:80 check', 'server b 192.0.2.2:80 track a', 'server c 192.0.2.3:80 track d'),
      errors: [{ messageId: 'server', data: { name: 'd', section: 'backend "pool"' }, ...at(4, 33, 34) }],
    },
  ],
});
