import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './overruled-setting.js';

const at = (line: number, text: string) => ({ line, column: 5, endLine: line, endColumn: 5 + text.length });

new RuleTester({ describe, it }).run('overruled-setting', rule, {
  valid: [
    { name: 'servers without a backend', code: 'listen l\n    server a 192.0.2.1:80\n' },
    { name: 'a backend that does not exist', code: 'listen l\n    server a 192.0.2.1:80\n    default_backend b\n' },
    { name: 'a backend that may be another', code: 'listen l\n    server a 192.0.2.1:80\n    default_backend "${B}"\nbackend b\n' },
    { name: 'dispatch alone', code: 'backend b\n    dispatch 192.0.2.1:80\n' },
    { name: 'formats of a proxy', code: 'frontend f\n    option httplog\n    log-format %ci\n' },
    { name: 'formats of two sections', code: 'defaults\n    option httplog\ndefaults\n    option tcplog\n' },
    { name: 'a format that may not be read', code: 'defaults\n.if feature(X)\n    option httplog\n.endif\n    option tcplog\n' },
    { name: 'the format of errors', code: 'defaults\n    option httplog\n    error-log-format %ci\n' },
  ],
  invalid: [
    {
      code: 'listen l\n    server a 192.0.2.1:80\n    default_backend b\nbackend b\n',
      errors: [{ messageId: 'servers', ...at(2, 'server a 192.0.2.1:80'), related: [3] }],
    },
    {
      name: 'inherited balancing',
      code: 'defaults\n    balance source\nbackend b\n    dispatch 192.0.2.1:80\n',
      errors: [{ messageId: 'dispatch', ...at(4, 'dispatch 192.0.2.1:80'), related: [2] }],
    },
    {
      name: 'log formats',
      code: 'defaults\n    log-format %ci\n    option httplog\n    log-format %cp\n    error-log-format a\n    error-log-format b\n',
      errors: [
        { messageId: 'format', data: { setting: 'option httplog' }, ...at(3, 'option httplog'), related: [2] },
        { messageId: 'format', data: { setting: 'log-format' }, ...at(4, 'log-format %cp'), related: [3] },
        { messageId: 'format', data: { setting: 'error-log-format' }, ...at(6, 'error-log-format b'), related: [5] },
      ],
    },
  ],
});
