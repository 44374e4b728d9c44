import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-content-type.js';

const inFrontend = (line: string) => `frontend f\n    mode http\n    ${line}\n`;
const at = (column: number, endColumn: number) => ({ line: 3, column, endLine: 3, endColumn });

new RuleTester({ describe, it }).run('missing-content-type', rule, {
  valid: [
    { name: 'before the file', code: inFrontend('http-request return status 200 content-type text/html file /a.html') },
    { name: 'behind the file', code: inFrontend('http-request deny file /a.html content-type text/html if TRUE') },
    { name: 'no body', code: inFrontend('http-request return status 200 hdr X-A file') },
    { name: 'a file that is empty', code: inFrontend('http-request return file /dev/null') },
    { name: 'a file that has its own headers', code: inFrontend('http-request return errorfile /a.http') },
    { name: 'a text, of which HAProxy says it itself', code: inFrontend('http-request return string a') },
    { name: 'what a variable may add', code: inFrontend('http-request return file /a.html "${TYPE[*]}"') },
    { name: 'a condition that says so', code: inFrontend('http-request return status 200 if { path -f /file }') },
  ],
  invalid: [
    {
      code: inFrontend('http-request return status 200 file /srv/a.html if { path /a }'),
      errors: [{ messageId: 'missing', ...at(36, 52) }],
    },
    { code: inFrontend('http-response deny deny_status 403 file "${FOLDER}/a.html"'), errors: [{ messageId: 'missing', ...at(40, 63) }] },
    { code: inFrontend('http-error status 503 file /a.html hdr X-A b'), errors: [{ messageId: 'missing', ...at(27, 39) }] },
  ],
});
