import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-option.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unknown-option', rule, {
  valid: [
    { name: 'known ones', code: 'defaults\n    option httplog\n    no option httpclose\n    option forwardfor except 127.0.0.1\n' },
    { name: 'another kind of section', code: 'fcgi-app a\n    option frobnicate\n' },
    { name: 'an option that a variable decides', code: 'defaults\n    option "${OPTION}"\n    option\n' },
    { name: 'of a build that may have it', code: 'defaults\n.if feature(OPENSSL)\n    option frobnicate\n.endif\n' },
    { name: 'since this very branch', code: 'defaults\n    option httpslog\n', target: '2.5' },
  ],
  invalid: [
    {
      code: 'defaults\n    no option httplogs\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'httplogs', nearest: 'httplog' },
          ...at(2, 15, 23),
          suggestions: [{ messageId: 'write', data: { nearest: 'httplog' }, output: 'defaults\n    no option httplog\n' }],
        },
      ],
    },
    { code: 'backend b\n    option frobnicate\n', errors: [{ messageId: 'unknown', data: { name: 'frobnicate' }, ...at(2, 12, 22) }] },
    {
      name: 'of a newer branch',
      code: 'defaults\n    option httpslog\n',
      target: '2.4',
      errors: [{ messageId: 'too-new', data: { name: 'httpslog', since: '2.5' }, ...at(2, 12, 20) }],
    },
    {
      name: 'gone, with something in its place',
      code: 'listen l\n    option forceclose\n',
      target: '3.0',
      errors: [{ messageId: 'replaced', data: { name: 'forceclose', removed: '2.5', instead: 'httpclose' }, ...at(2, 12, 22) }],
      output: 'listen l\n    option httpclose\n',
    },
    {
      name: 'gone and negated, with something in its place',
      code: 'listen l\n    no option  forceclose # why\n',
      target: '3.0',
      errors: [{ messageId: 'replaced', data: { name: 'forceclose', removed: '2.5', instead: 'httpclose' }, ...at(2, 16, 26) }],
      output: 'listen l\n    no option httpclose # why\n',
    },
    {
      name: 'gone, and without effect before',
      code: 'listen l\n    option http-use-htx\n    mode http\n',
      target: '3.0',
      errors: [{ messageId: 'removed', data: { name: 'http-use-htx', removed: '2.5' }, ...at(2, 12, 24) }],
      output: 'listen l\n    mode http\n',
    },
    {
      name: 'gone',
      code: 'listen l\n    option http-tunnel\n',
      target: '3.0',
      errors: [
        {
          messageId: 'removed',
          data: { name: 'http-tunnel', removed: '2.5' },
          ...at(2, 12, 23),
          suggestions: [{ messageId: 'remove', data: {}, output: 'listen l\n' }],
        },
      ],
    },
  ],
});
