import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undeclared-error-status.js';

const ERRORS = 'http-errors e\n    errorfile 404 /dev/null\n    errorfile 0502 /dev/null\n';
const inBackend = (...lines: string[]) => `${ERRORS}backend b\n${lines.map((each) => `    ${each}\n`).join('')}`;

/** What is found at a word of the first line of the backend. */
const found = (status: number, text: string, word: string) => {
  const column = 5 + text.lastIndexOf(word);
  return {
    messageId: 'undeclared' as const,
    data: { status, name: 'e' },
    related: [1],
    line: 5,
    column,
    endLine: 5,
    endColumn: column + word.length,
  };
};

const reported = (text: string, status: number, word: string) => ({ code: inBackend(text), errors: [found(status, text, word)] });

new RuleTester({ describe, it }).run('undeclared-error-status', rule, {
  valid: [
    { name: 'declared', code: inBackend('errorfiles e 404 502', 'http-request return status 404 errorfiles e') },
    { name: 'by default', code: inBackend('errorfiles e', 'http-response deny errorfiles e') },
    { name: 'headers of other names', code: inBackend('http-request return status 404 hdr status 503 errorfiles e') },
    {
      name: 'other actions and lines',
      code: inBackend('http-request set-header errorfiles e', 'stats http-request auth', 'errorfile 503 /dev/null'),
    },
    { name: 'statistics, which HAProxy does not look through', code: inBackend('stats http-request deny errorfiles e') },
    { name: 'a section that is not there', code: inBackend('errorfiles f 503') },
    { name: 'what is refused', code: inBackend('errorfiles e 503 599') },
    { name: 'a disabled backend', code: inBackend('disabled', 'errorfiles e 503') },
    { name: 'a status from a variable', code: inBackend('errorfiles e "$S"', 'http-request return status "$S" errorfiles e') },
    {
      name: 'perhaps declared',
      code: 'http-errors e\n.if defined(X)\n    errorfile 503 /dev/null\n.endif\nbackend b\n    errorfiles e 503\n',
    },
    { name: 'two sections of one name', code: `${ERRORS}${inBackend('errorfiles e 503')}` },
    { name: 'defaults that nobody takes', code: `${ERRORS}defaults d\n    errorfiles e 503\ndefaults\nbackend b\n` },
  ],
  invalid: [
    reported('errorfiles e 404 503', 503, '503'),
    reported('http-request return errorfiles e', 200, 'e'),
    reported('http-request deny deny_status 500 errorfiles e if TRUE', 500, '500'),
    reported('http-request tarpit errorfiles e', 500, 'e'),
    reported('http-error status 503 errorfiles e', 503, '503'),
    reported('http-request deny status 401 status 429 errorfiles e', 429, '429'),
    {
      name: 'defaults that are taken',
      code: `${ERRORS}defaults\n    errorfiles e 403\nbackend b\n`,
      errors: [found(403, 'errorfiles e 403', '403')],
    },
  ],
});
