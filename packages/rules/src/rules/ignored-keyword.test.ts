import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './ignored-keyword.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('ignored-keyword', rule, {
  valid: [
    { name: 'sides that fit', code: 'frontend f\n    monitor-uri /up\nbackend b\n    balance roundrobin\n' },
    { name: 'both sides', code: 'listen l\n    monitor-uri /up\n    balance roundrobin\n    option httplog\n    option httpchk\n' },
    { name: 'defaults', code: 'defaults\n    balance roundrobin\n    monitor-uri /up\n    option dontlognull\n    option redispatch\n' },
    { name: 'what is refused', code: 'frontend f\n    server a 192.0.2.1:80\n' },
    { name: 'a line that may be hidden', code: 'frontend f\n.if feature(OPENSSL)\n    balance roundrobin\n.endif\n' },
    { name: 'an option that is refused', code: 'frontend f\n    option prefer-last-server\n', target: '3.2' },
    { name: 'an unknown option', code: 'frontend f\n    option frobnicate\n    option "${OPTION}"\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    balance roundrobin\n',
      errors: [
        {
          messageId: 'keyword',
          data: { name: 'balance', section: 'a frontend', places: 'a "defaults" section, a backend or a "listen" section' },
          ...at(2, 5, 12),
        },
      ],
    },
    {
      code: 'backend b\n    bind :80\n',
      errors: [
        {
          messageId: 'keyword',
          data: { name: 'bind', section: 'a backend', places: 'a frontend or a "listen" section' },
          ...at(2, 5, 9),
        },
      ],
    },
    {
      name: 'a second word',
      code: 'backend b\n    timeout client 30s\n',
      errors: [
        {
          messageId: 'keyword',
          data: { name: 'timeout client', section: 'a backend', places: 'a "defaults" section, a frontend or a "listen" section' },
          ...at(2, 13, 19),
        },
      ],
    },
    {
      name: 'an option that newer branches refuse, where no target is known',
      code: 'frontend f\n    option prefer-last-server\n',
      errors: [{ messageId: 'option', data: { name: 'prefer-last-server', section: 'a frontend', side: 'backend' }, ...at(2, 12, 30) }],
    },
    {
      name: 'options',
      code: 'frontend f\n    option redispatch\nbackend b\n    option tcplog\n    no option dontlognull\n',
      target: '3.0',
      errors: [
        { messageId: 'option', data: { name: 'redispatch', section: 'a frontend', side: 'backend' }, ...at(2, 12, 22) },
        { messageId: 'option', data: { name: 'tcplog', section: 'a backend', side: 'frontend' }, ...at(4, 12, 18) },
        { messageId: 'option', data: { name: 'dontlognull', section: 'a backend', side: 'frontend' }, ...at(5, 15, 26) },
      ],
    },
  ],
});
