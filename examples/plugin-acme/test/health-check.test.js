import { describe, it } from 'node:test';
import { RuleTester } from '@haplint/core/rule-tester';
import { healthCheck } from '../rules/health-check.js';

const TWO = 'backend app\n    server s1 10.0.0.1:80 check\n    server s2 10.0.0.2:80\n';

new RuleTester({ describe, it }).run('health-check', healthCheck, {
  valid: [
    { name: 'a single server', code: 'backend app\n    server s1 10.0.0.1:80\n' },
    { name: 'fewer servers than the option asks for', code: TWO, options: [{ minServers: 3 }] },
    { name: 'checked by default-server', code: TWO.replace('\n', '\n    default-server check\n') },
    { name: 'checked by what it inherits', code: `defaults\n    default-server inter 5s check\n${TWO}` },
    { name: 'a variable that may say it', code: TWO.replace('10.0.0.2:80', '10.0.0.2:80 "${OPTIONS}"') },
    { name: 'a variable that says it', code: TWO.replace('10.0.0.2:80', '10.0.0.2:80 "${OPTIONS}"'), env: { OPTIONS: 'check' } },
    { name: 'a backend out of service', code: `${TWO}    disabled\n` },
  ],
  invalid: [
    {
      name: 'the server that is not checked',
      code: TWO,
      errors: [{ messageId: 'unchecked', data: { server: 's2', backend: 'app' }, line: 3, column: 5, endLine: 3, endColumn: 26 }],
    },
    {
      name: 'one that takes the check back',
      code: TWO.replace('\n', '\n    default-server check\n').replace('10.0.0.2:80', '10.0.0.2:80 no-check'),
      errors: [{ messageId: 'unchecked', data: { server: 's2', backend: 'app' }, line: 4, column: 5, endLine: 4, endColumn: 35 }],
    },
  ],
});
