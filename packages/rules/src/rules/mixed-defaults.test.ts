import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './mixed-defaults.js';

const mixed = (line: number, endColumn: number) => ({
  messageId: 'mixed',
  data: { name: 'd' },
  line,
  column: 1,
  endLine: line,
  endColumn,
  related: [1],
});

new RuleTester({ describe, it }).run('mixed-defaults', rule, {
  valid: [
    { name: 'named by all', code: 'defaults d\nfrontend f from d\nbackend b from d\n', target: '3.0' },
    { name: 'the last one for all', code: 'defaults d\nfrontend f\nbackend b\n', target: '3.0' },
    { name: 'another one behind it', code: 'defaults d\nfrontend f from d\ndefaults\nbackend b\n', target: '3.0' },
    { name: 'before 2.9', code: 'defaults d\nfrontend f from d\nbackend b\n', target: '2.8' },
    { name: 'undecided', code: 'defaults d\nfrontend f from d\n.if feature(LUA)\nbackend b\n.endif\n', target: '3.0' },
  ],
  invalid: [
    { code: 'defaults d\nfrontend f from d\nbackend b\n', target: '3.0', errors: [mixed(3, 10)] },
    { code: 'defaults d\nfrontend f\nbackend b from d\nbackend c\n', target: '3.4', errors: [mixed(3, 17), mixed(4, 10)] },
    { name: 'by other defaults', code: 'defaults d\nfrontend f\ndefaults e from d\n', target: '2.9', errors: [mixed(3, 18)] },
  ],
});
