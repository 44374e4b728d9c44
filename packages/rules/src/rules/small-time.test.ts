import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './small-time.js';

const small = (setting: string, line: string, column: number, output: (time: string) => string) => ({
  messageId: 'small',
  data: { time: '30', setting },
  line: 2,
  column,
  endLine: 2,
  endColumn: column + 2,
  suggestions: ['s', 'ms'].map((unit) => ({
    messageId: 'unit',
    data: { time: '30', unit },
    output: `${line}\n    ${output(`30${unit}`)}\n`,
  })),
});

new RuleTester({ describe, it }).run('small-time', rule, {
  valid: [
    { name: 'units', code: 'defaults\n    timeout client 30s\n    timeout server 30ms\n', target: '3.2' },
    { name: 'not small', code: 'defaults\n    timeout client 100\n    timeout server 30000\n', target: '3.2' },
    { name: 'none', code: 'defaults\n    timeout client 0\n', target: '3.2' },
    { name: 'before 3.1', code: 'defaults\n    timeout client 30\n', target: '3.0' },
    { name: 'not on all branches', code: 'defaults\n    timeout client 30\n' },
    { name: 'in a variable', code: 'defaults\n    timeout client "${T}"\n', target: '3.2' },
    { name: 'seconds in the first place', code: 'global\n    tune.lua.session-timeout 30\n', target: '3.2' },
  ],
  invalid: [
    {
      code: 'defaults\n    timeout client 30\n',
      target: '3.2',
      errors: [small('timeout client', 'defaults', 20, (time) => `timeout client ${time}`)],
    },
    {
      code: 'backend b\n    server s 192.0.2.1:80 check inter 30\n',
      target: '3.1',
      errors: [small('inter', 'backend b', 39, (time) => `server s 192.0.2.1:80 check inter ${time}`)],
    },
    {
      name: 'in quotes, which are left to the user',
      code: 'backend b\n    timeout queue "30"\n',
      target: '3.1',
      errors: [{ messageId: 'small', data: { time: '30', setting: 'timeout queue' }, line: 2, column: 19, endLine: 2, endColumn: 23 }],
    },
  ],
});
