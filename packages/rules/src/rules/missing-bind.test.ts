import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-bind.js';

new RuleTester({ describe, it }).run('missing-bind', rule, {
  valid: [
    { code: 'frontend f\n    bind :80\nlisten l\n    bind :81\nbackend b\n' },
    { name: 'disabled', code: 'frontend f\n    disabled\n' },
    { name: 'an undecided block may have one', code: 'frontend f\n.if feature(QUIC)\n    bind quic4@:443\n.endif\n' },
    { name: 'a line that cannot be read may be one', code: 'frontend f\n    bind "\n' },
    { name: 'an address in the header is another mistake', code: 'listen l :80\n' },
  ],
  invalid: [
    {
      name: 'a log-forward',
      code: 'log-forward l\n    dgram-bind\nlog-forward m\n    dgram-bind 192.0.2.1:514\n',
      errors: [
        {
          messageId: 'missing',
          data: { section: 'log-forward "l"', advice: 'Add one, or a "dgram-bind", or remove the section.' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
        },
      ],
    },
    {
      code: 'frontend f # of f\n    timeout client 5s\n',
      errors: [
        {
          messageId: 'missing',
          data: { section: 'frontend "f"', advice: 'Add one, or remove the section.' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
        },
      ],
    },
    {
      code: 'listen l\n    server s 192.0.2.1:80\n',
      errors: [
        {
          messageId: 'missing',
          data: { section: 'listen "l"', advice: 'Add one, or make it a "backend".' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 9,
        },
      ],
    },
  ],
});
