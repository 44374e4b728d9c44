import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './trailing-space.js';

new RuleTester({ describe, it }).run('trailing-space', rule, {
  valid: [
    { code: 'global\n    daemon\n\n' },
    { name: 'belongs to the word', code: 'global\n    log a\\ \n    log "a  \n    log a\\\t\n' },
    { name: 'between carriage returns', code: 'global\n    daemon \r x\n' },
    { name: 'behind what is not read', code: 'global\n    daemon\0 \n    maxconn 10 \n' },
    { name: 'within quotes', code: 'global\n    log "a " b\n' },
  ],
  invalid: [
    {
      code: 'global  \n    daemon\t\n   \n    maxconn 10 # many \n',
      errors: [
        { messageId: 'trailing', line: 1, column: 7, endLine: 1, endColumn: 9 },
        { messageId: 'trailing', line: 2, column: 11, endLine: 2, endColumn: 12 },
        { messageId: 'trailing', line: 3, column: 1, endLine: 3, endColumn: 4 },
        { messageId: 'trailing', line: 4, column: 22, endLine: 4, endColumn: 23 },
      ],
      output: 'global\n    daemon\n\n    maxconn 10 # many\n',
    },
    {
      name: 'ends of lines',
      code: 'global \r\n    daemon\r\n',
      errors: [{ messageId: 'trailing', line: 1, column: 7, endLine: 1, endColumn: 8 }],
      output: 'global\r\n    daemon\r\n',
    },
    {
      name: 'behind quotes',
      code: 'global\n    log "a " \n    log a\\\\ \n',
      errors: [{ messageId: 'trailing', line: 2, column: 13, endLine: 2, endColumn: 14 }],
      output: 'global\n    log "a "\n    log a\\\\ \n',
    },
    {
      name: 'the last line',
      code: 'global\n    daemon \n\t',
      errors: [
        { messageId: 'trailing', line: 2, column: 11, endLine: 2, endColumn: 12 },
        { messageId: 'trailing', line: 3, column: 1, endLine: 3, endColumn: 2 },
      ],
      output: 'global\n    daemon\n',
    },
  ],
});
