import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './forbidden-header-name.js';

const frontend = (...rules: string[]) => `frontend f\n    mode http\n${rules.map((each) => `    ${each}\n`).join('')}`;
const target = '3.0.11';

new RuleTester({ describe, it }).run('forbidden-header-name', rule, {
  valid: [
    { target, code: frontend("http-request set-header X-!#$%&'*+-.^_`|~9 a") },
    { name: 'a colon at the beginning', target, code: frontend('http-request set-header :path /') },
    { name: 'an older branch', target: '2.6.12', code: frontend('http-request set-header X: a') },
    { name: 'a variable', target, code: frontend('http-request set-header "X${V}:" a') },
    { name: 'a header that is looked for', target, code: frontend('http-request del-header X:', 'http-request replace-header X: a b') },
    { name: 'a line that is refused anyway', target, code: frontend('http-request set-header X:') },
    { name: 'an early hint of responses, which there is not', target, code: frontend('http-response early-hint X: a') },
  ],
  invalid: [
    {
      target,
      code: frontend(
        'http-request set-header X-A: a',
        'http-response add-header "X B" a',
        'http-request early-hint a,b c',
        'http-after-response set-header é a',
      ),
      errors: [
        { messageId: 'colon', data: { name: 'X-A:', character: '":"' }, line: 3, column: 29, endLine: 3, endColumn: 33 },
        { messageId: 'forbidden', data: { name: 'X B', character: 'space' }, line: 4, column: 30, endLine: 4, endColumn: 35 },
        { messageId: 'forbidden', data: { name: 'a,b', character: '","' }, line: 5, column: 29, endLine: 5, endColumn: 32 },
        { messageId: 'forbidden', data: { name: 'é', character: '"é"' }, line: 6, column: 36, endLine: 6, endColumn: 37 },
      ],
    },
  ],
});
