import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './duplicate-section.js';

/** The second of two sections on lines 1 and 2. */
const second = (name: string, first: string, kind: string, endColumn: number) => ({
  messageId: 'duplicate',
  data: { name, first, kind },
  line: 2,
  column: 1,
  endLine: 2,
  endColumn,
  related: [1],
});

new RuleTester({ describe, it }).run('duplicate-section', rule, {
  valid: [
    { name: 'a frontend and a backend', code: 'frontend a\nbackend a\n', target: '3.2' },
    { name: 'not on all branches', code: 'frontend a\nbackend a\n' },
    { name: 'the backend side of a listen section was not looked at', code: 'backend a\nlisten a\n', target: '3.0' },
    { name: 'kinds apart', code: 'peers a\nresolvers a\nmailers a\n' },
    { name: 'stores may come back', code: 'crt-store a\ncrt-store a\n', target: '3.2' },
    { name: 'userlists are ignored, not refused', code: 'userlist a\nuserlist a\n' },
    { name: 'nameless defaults', code: 'defaults\ndefaults\n' },
    { name: 'defaults that nobody names', code: 'defaults a\nfrontend f\ndefaults a\n', target: '3.2' },
    { name: 'names in variables', code: 'peers "${A}"\npeers "${A}"\n' },
    { name: 'one or the other', code: '.if feature(LUA)\npeers a\n.else\npeers a\n.endif\n' },
    { name: 'without a name', code: 'peers\npeers\n' },
  ],
  invalid: [
    { code: 'frontend a\nfrontend a\n', errors: [second('a', 'frontend "a"', 'frontend', 11)] },
    { code: 'listen a\nbackend a\n', errors: [second('a', 'listen "a"', 'backend', 10)] },
    { code: 'frontend a\nlisten a\n', errors: [second('a', 'frontend "a"', 'listen', 9)] },
    { code: 'backend a\nlisten a\n', target: '3.1', errors: [second('a', 'backend "a"', 'listen', 9)] },
    { code: 'frontend a\nbackend a\n', target: '3.3', errors: [second('a', 'frontend "a"', 'backend', 10)] },
    { code: 'defaults a\nbackend a\n', target: '3.3', errors: [second('a', 'defaults "a"', 'backend', 10)] },
    { code: 'backend a\ndefaults a\n', target: '3.4', errors: [second('a', 'backend "a"', 'defaults', 11)] },
    { code: 'peers a\npeers a\n', errors: [second('a', 'peers "a"', 'peers', 8)] },
    { code: 'cache a\ncache a\n', errors: [second('a', 'cache "a"', 'cache', 8)] },
    { code: 'log-forward a\nlog-forward a\n', errors: [second('a', 'log-forward "a"', 'log-forward', 14)] },
    { code: 'backend a\nlog-forward a\n', errors: [second('a', 'backend "a"', 'log-forward', 14)] },
    { code: 'log-forward a\nbackend a\n', errors: [second('a', 'log-forward "a"', 'backend', 10)] },
    {
      name: 'defaults that others name',
      code: 'defaults a\nfrontend f from a\ndefaults a\n',
      target: '3.2',
      errors: [
        {
          messageId: 'referenced',
          data: { name: 'a', first: 'defaults "a"' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 11,
          related: [1],
        },
      ],
    },
  ],
});
