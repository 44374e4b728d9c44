import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './syntax-error.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('syntax-error', rule, {
  valid: [
    { name: 'quotes and escapes', code: 'backend b\n    http-request set-header X "a \\"b\\" \\${c} \\x41" if { path \'/a b\' }\n' },
    { name: 'variables', code: 'frontend f\n    bind "${HOST}:${PORT-80}" "${MORE[*]}"\n' },
    { name: 'defaults of variables', code: 'frontend f\n    bind "${HOST-}:80"\n', target: '2.6.0' },
    { name: 'words behind .endif, which 2.4 passes over', target: '2.4.0', code: '.if 1\n.else now\n.endif now\n' },
    { name: 'a complete .if', code: '.if version_atleast(2.4)\nglobal\n.elif 0\n.else\n.notice "old"\n.endif\n' },
    { name: 'an unknown macro that no version reads', code: '.if 0\n.frobnicate\n.endif\nglobal\n' },
  ],
  invalid: [
    {
      code: 'global\n    description "two words\n    daemon\n',
      errors: [{ messageId: 'unmatched-quote', data: { text: '"' }, ...at(2, 17, 27) }],
    },
    {
      code: "global\n    description it's\n",
      errors: [{ messageId: 'unmatched-quote', data: { text: "'" }, ...at(2, 19, 21) }],
    },
    { code: 'global\n    description "${HOST"\n', errors: [{ messageId: 'unmatched-brace', data: { text: '${HOST' }, ...at(2, 18, 24) }] },
    { code: 'global\n    description "50 $ a"\n', errors: [{ messageId: 'invalid-variable-name', data: { text: '$' }, ...at(2, 21, 22) }] },
    {
      code: 'global\n    description "${.HOST}"\n',
      errors: [{ messageId: 'unknown-pseudo-variable', data: { text: '${.HOST' }, ...at(2, 18, 25) }],
    },
    {
      name: 'defaults of variables came with 2.5',
      code: 'frontend f\n    bind "${HOST-}:${PORT}" "name=${NAME-x}"\n',
      target: '2.4.0',
      errors: [
        { messageId: 'variable-default', data: { text: '${HOST-}', since: '2.5' }, ...at(2, 11, 19) },
        { messageId: 'variable-default', data: { text: '${NAME-x}', since: '2.5' }, ...at(2, 35, 44) },
      ],
    },
    { code: 'global\n    description a\\xg0\n', errors: [{ messageId: 'invalid-hex-escape', data: { text: '\\xg0' }, ...at(2, 18, 22) }] },
    {
      code: 'global\n    description "${A[1]}"\n',
      errors: [{ messageId: 'invalid-word-expansion', data: { text: '${A[' }, ...at(2, 18, 22) }],
    },
    { code: 'global\n    daemon\0\n', errors: [{ messageId: 'nul-character', ...at(2, 11, 12) }] },
    {
      name: 'nothing behind a NUL is read',
      code: 'global\0\n"\0\n.fi\n',
      errors: [{ messageId: 'nul-character', ...at(1, 7, 8) }],
    },
    { code: '\uFEFFglobal\n', errors: [{ messageId: 'byte-order-mark', ...at(1, 1, 2) }], output: 'global\n' },
    { code: '.if 1\nglobal\n', errors: [{ messageId: 'unterminated-if', ...at(1, 1, 6) }] },
    { code: '.elif 1\n', errors: [{ messageId: 'lone-elif', ...at(1, 1, 8) }] },
    { code: 'global\n.else\n', errors: [{ messageId: 'lone-else', ...at(2, 1, 6) }] },
    { code: 'global\n.endif\n', errors: [{ messageId: 'lone-endif', ...at(2, 1, 7) }] },
    { code: '.if 1\n.else\n.elif 1\n.endif\n', errors: [{ messageId: 'elif-after-else', ...at(3, 1, 8) }] },
    { code: '.if 1\n.else\n.else\n.endif\n', errors: [{ messageId: 'else-after-else', ...at(3, 1, 6) }] },
    { code: '.if 1\n.endif now\n', errors: [{ messageId: 'unexpected-macro-argument', data: { text: 'now' }, ...at(2, 8, 11) }] },
    {
      name: '.if within .if, a hundred times',
      code: `${'.if 1\n'.repeat(100)}${'.endif\n'.repeat(100)}`,
      errors: [{ messageId: 'too-deeply-nested-if', ...at(100, 1, 6) }],
    },
    {
      code: '.fi\n',
      errors: [
        {
          messageId: 'unknown-macro',
          data: { text: '.fi', known: '.if, .elif, .else, .endif, .alert, .warning, .notice, .diag' },
          ...at(1, 1, 4),
        },
      ],
    },
    {
      name: 'more words than HAProxy reads',
      code: `backend b\n    ${'a '.repeat(64)}b c\n`,
      errors: [{ messageId: 'too-many-words', ...at(2, 133, 136) }],
    },
  ],
});
