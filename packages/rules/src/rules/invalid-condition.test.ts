import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './invalid-condition.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const frontend = (condition: string) => `frontend f\n    http-request deny ${condition}\n`;

new RuleTester({ describe, it }).run('invalid-condition', rule, {
  valid: [
    { code: frontend('if { path_beg -i /api /v1 } !METH_GET or { src -f /etc/list }') },
    { name: 'no condition', code: frontend('') },
    { name: 'nothing behind "if", which HAProxy accepts', code: frontend('if') },
    { name: 'a variable', code: frontend('if "${CONDITION}"') },
    { name: 'braces in a word that is no condition', code: 'frontend f\n    log-format "{ %ci"\n' },
  ],
  invalid: [
    { code: frontend('if { path_beg /api'), errors: [{ messageId: 'unclosed-acl', ...at(2, 26, 27) }] },
    { code: frontend('if a && b'), errors: [{ messageId: 'invalid-acl-name', data: { text: '&&' }, ...at(2, 28, 30) }] },
    { code: frontend('if {path_beg /api}'), errors: [{ messageId: 'invalid-acl-name', data: { text: '{path_beg' }, ...at(2, 26, 35) }] },
    { code: frontend('if { }'), errors: [{ messageId: 'missing-fetch', ...at(2, 27, 27) }] },
    { code: frontend('if { path -x /api }'), errors: [{ messageId: 'unknown-acl-flag', data: { text: '-x' }, ...at(2, 33, 35) }] },
    { code: frontend('if { path -m }'), errors: [{ messageId: 'missing-flag-value', data: { text: '-m' }, ...at(2, 33, 35) }] },
    { code: frontend('if { hdr(host -m str a }'), errors: [{ messageId: 'unclosed-arguments', ...at(2, 31, 32) }] },
    { code: 'frontend f\n    acl a "" b\n', errors: [{ messageId: 'missing-fetch', ...at(2, 11, 11) }] },
    { code: 'frontend f\n    acl a!b path /\n', errors: [{ messageId: 'acl-name', data: { text: 'a!b' }, ...at(2, 9, 12) }] },
    { code: 'frontend f\n    acl OR path /\n', errors: [{ messageId: 'reserved-name', data: { text: 'OR' }, ...at(2, 9, 11) }] },
    { code: 'frontend f\n    acl a path -x /\n', errors: [{ messageId: 'unknown-acl-flag', data: { text: '-x' }, ...at(2, 16, 18) }] },
  ],
});
