import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './indentation.js';

new RuleTester({ describe, it }).run('indentation', rule, {
  valid: [
    { name: 'as most', code: 'global\n  daemon\n\n# A comment\nfrontend www\n  bind :80\n      # another\n  mode http\n' },
    { name: 'around conditions', code: 'global\n    daemon\n.if defined(A)\n        maxconn 10\n  .endif\n' },
    { name: 'other white space', code: 'global\n    daemon\n\v   maxconn 10\n' },
    { name: 'before the first section', code: 'daemon\nglobal\n    maxconn 10\n' },
    { name: 'a broken line', code: 'global\n    daemon\n  log "a\n' },
    { name: 'nothing', code: '\n' },
  ],
  invalid: [
    {
      name: 'one differs',
      code: 'global\n    daemon\n  maxconn 10\n    nbthread 2\n',
      errors: [{ messageId: 'indented', data: { expected: '4 spaces', found: '2 spaces' }, line: 3, column: 1, endLine: 3, endColumn: 3 }],
      output: 'global\n    daemon\n    maxconn 10\n    nbthread 2\n',
    },
    {
      name: 'tabs',
      code: 'global\r\n\tdaemon\r\n\tmaxconn 10\r\n    log "a  b" local0\\ # c\r\n',
      errors: [{ messageId: 'indented', data: { expected: '1 tab', found: '4 spaces' }, line: 4, column: 1, endLine: 4, endColumn: 5 }],
      output: 'global\r\n\tdaemon\r\n\tmaxconn 10\r\n\tlog "a  b" local0\\ # c\r\n',
    },
    {
      name: 'wanted',
      code: 'global\n    daemon\nmaxconn 10\n \t log "  x" local0\n',
      options: [{ style: 'space', size: 2 }],
      errors: [
        { messageId: 'indented', data: { expected: '2 spaces', found: '4 spaces' }, line: 2, column: 1, endLine: 2, endColumn: 5 },
        { messageId: 'indented', data: { expected: '2 spaces', found: 'nothing' }, line: 3, column: 1, endLine: 3, endColumn: 1 },
        {
          messageId: 'indented',
          data: { expected: '2 spaces', found: '1 tab and 2 spaces' },
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 4,
        },
      ],
      output: 'global\n  daemon\n  maxconn 10\n  log "  x" local0\n',
    },
    {
      name: 'tabs wanted',
      code: 'global\n    daemon\n',
      options: [{ style: 'tab' }],
      errors: [{ messageId: 'indented', data: { expected: '1 tab', found: '4 spaces' }, line: 2, column: 1, endLine: 2, endColumn: 5 }],
      output: 'global\n\tdaemon\n',
    },
    {
      name: 'headers',
      code: 'global\n    daemon\n  defaults\n    mode http\n',
      errors: [{ messageId: 'header', data: { found: '2 spaces' }, line: 3, column: 1, endLine: 3, endColumn: 3 }],
      output: 'global\n    daemon\ndefaults\n    mode http\n',
    },
  ],
});
