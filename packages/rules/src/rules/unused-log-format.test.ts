import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unused-log-format.js';

const own = (line: number, endColumn: number, section = 'frontend "f"') => ({
  messageId: 'own',
  data: { section, hint: '' },
  line,
  column: 5,
  endLine: line,
  endColumn,
});

new RuleTester({ describe, it }).run('unused-log-format', rule, {
  valid: [
    { name: 'a target of its own', code: 'frontend f\n    option tcplog\n    log 192.0.2.1 local0\n' },
    { name: 'from defaults', code: 'defaults\n    log stdout local0\n    option tcplog\nfrontend f\n' },
    { name: 'from global', code: 'global\n    log 192.0.2.1 local0\ndefaults\n    log global\n    option tcplog\nfrontend f\n' },
    { name: 'no format', code: 'frontend f\n    bind :80\n' },
    { name: 'an empty format is none', code: 'frontend f\n    log-format ""\n' },
    { name: 'backends do not log', code: 'defaults\n    option tcplog\nbackend b\n' },
    { name: 'an undecided block may log', code: 'frontend f\n    option tcplog\n.if feature(LUA)\n    log 192.0.2.1 local0\n.endif\n' },
    { name: 'disabled', code: 'frontend f\n    disabled\n    option tcplog\n' },
  ],
  invalid: [
    { code: 'frontend f\n    option tcplog\n', errors: [own(2, 18)] },
    { code: 'listen l\n    log-format "%ci"\n', errors: [own(2, 21, 'listen "l"')] },
    { code: 'frontend f\n    log-format-sd "[a@1 b=%ci]"\n', errors: [own(2, 32)] },
    {
      name: 'from defaults',
      code: 'defaults\n    option tcplog\nfrontend f\n    bind :80\n',
      errors: [
        {
          messageId: 'inherited',
          data: { section: 'frontend "f"', hint: '' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 11,
          related: [2],
        },
      ],
    },
    {
      name: 'global has no target',
      code: 'frontend f\n    log global\n    option tcplog\n',
      errors: [
        {
          messageId: 'own',
          data: { section: 'frontend "f"', hint: ' to "global" above it, which "log global" takes over' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 18,
        },
      ],
    },
    { name: 'taken back', code: 'frontend f\n    log 192.0.2.1 local0\n    no log\n    option tcplog\n', errors: [own(4, 18)] },
  ],
});
