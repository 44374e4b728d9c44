import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './reached-alert.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('reached-alert', rule, {
  valid: [
    'global\n.notice "read on"\n.warning here\n.diag "when asked"\n',
    { name: 'an arm that is not taken', code: '.if version_before(3.0)\n.alert "too old"\n.endif\n', target: '3.2' },
    { name: 'a condition that nobody knows', code: '.if defined(SITE)\n.alert "no site"\n.endif\n', target: '3.2' },
    { name: 'what a variable may leave nothing of', code: '.notice a "${MORE}"\n', target: '3.2' },
    { name: 'an empty word', code: '.notice a ""\n', target: '3.2' },
    { name: 'words that 2.4 passes over', code: '.notice a b\n', target: '2.4' },
    { name: 'an open quote', code: '.alert "a\n' },
    'global\n    maxconn 1000\n',
  ],
  invalid: [
    { code: 'global\n.alert "not here"\n', errors: [{ messageId: 'alert', data: { text: 'not here' }, ...at(2, 1, 18) }] },
    { code: '.alert\n', errors: [{ messageId: 'alert', data: { text: '' }, ...at(1, 1, 7) }] },
    {
      name: 'an arm that the target takes',
      code: '.if version_before(3.0)\n  .alert "too old"\n.endif\n',
      target: '2.8',
      errors: [{ messageId: 'alert', data: { text: 'too old' }, ...at(2, 3, 19) }],
    },
    {
      name: 'words that 2.4 passes over',
      code: '.alert a b\n',
      target: '2.4',
      errors: [{ messageId: 'alert', data: { text: 'a' }, ...at(1, 1, 11) }],
    },
    ...['.alert', '.warning', '.notice', '.diag'].map((macro) => ({
      code: `${macro} not here\n`,
      target: '3.2',
      errors: [{ messageId: 'words' as const, data: { word: 'here', macro }, ...at(1, macro.length + 6, macro.length + 10) }],
    })),
  ],
});
