import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-reply-part.js';

const frontend = (...rules: string[]) => `frontend f\n    mode http\n${rules.map((each) => `    ${each}\n`).join('')}`;

/** What is found of the first rule, at a word of it. */
const found = (messageId: 'no-payload' | 'error-file' | 'header', part: string, text: string, word: string) => {
  const column = 5 + text.indexOf(word);
  return { messageId, data: { part }, line: 3, column, endLine: 3, endColumn: column + word.length };
};

const BARE = 'http-request return status 200 content-type text/plain hdr x-a b';
const FILE = 'http-response deny errorfiles e content-type text/plain hdr x-a b hdr x-b c';
const HEADER = 'http-request deny deny_status 403 content-type text/plain string no hdr Content-Length 2';
const EMPTY = 'http-request return status 200 content-type "text/plain" file /dev/null';

const STATS = 'stats http-request deny content-type text/plain';
const ERROR = 'http-error status 404 content-type text/plain hdr x-a b';

new RuleTester({ describe, it }).run('ignored-reply-part', rule, {
  valid: [
    { code: frontend('http-request return status 200 content-type text/plain string ok hdr x-a b if TRUE') },
    { name: 'nothing but a status', code: frontend('http-request deny deny_status 403', 'http-request return') },
    { name: 'headers without a payload', code: frontend('http-request return hdr x-a b') },
    { name: 'other actions', code: frontend('http-request redirect location /content-type', 'http-request set-header content-type b') },
    { name: 'other settings of statistics', code: frontend('stats realm content-type', 'stats http-request auth', 'stats') },
    { name: 'what is refused', code: frontend('http-request return content-type') },
    { name: 'a condition on a header', code: frontend('http-request deny if { hdr(content-type) a }') },
  ],
  invalid: [
    { code: frontend(BARE), errors: [found('no-payload', 'content-type', BARE, 'content-type')] },
    { name: 'an empty payload', code: frontend(EMPTY), errors: [found('no-payload', 'content-type', EMPTY, 'content-type')] },
    {
      name: 'error files',
      code: frontend(FILE),
      errors: [found('error-file', 'content-type', FILE, 'content-type'), found('error-file', 'hdr', FILE, 'hdr')],
    },
    { name: 'rules of statistics', code: frontend(STATS), errors: [found('no-payload', 'content-type', STATS, 'content-type')] },
    { name: 'responses to errors', code: frontend(ERROR), errors: [found('no-payload', 'content-type', ERROR, 'content-type')] },
    { name: 'headers of its own', code: frontend(HEADER), errors: [found('header', 'Content-Length', HEADER, 'Content-Length')] },
  ],
});
