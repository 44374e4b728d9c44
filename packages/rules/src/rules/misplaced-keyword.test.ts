import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './misplaced-keyword.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const HIDDEN = 'defaults d\n.if feature(OPENSSL)\n    http-request deny\n.endif\n';
const SERVED = 'a backend or a "listen" section';

new RuleTester({ describe, it }).run('misplaced-keyword', rule, {
  valid: [
    { name: 'a section whose other lines HAProxy passes over', code: 'namespace_list\n    namespace blue\n    bind :80\n' },
    {
      name: 'sides that fit',
      code: 'frontend f\n    bind :80\nbackend b\n    server a 192.0.2.1:80\nlisten l\n    bind :80\n    server a 192.0.2.1:80\n',
    },
    { name: 'what is ignored', code: 'backend b\n    bind :80\nfrontend f\n    balance roundrobin\n' },
    { name: 'rules in defaults with a name', code: 'defaults d\n    http-request deny\n    tcp-request inspect-delay 5s\n', target: '3.0' },
    { name: 'an unknown keyword', code: 'frontend f\n    frobnicate\n' },
    { name: 'a line that may be hidden, and may stand there on a later branch', code: HIDDEN, target: '2.4' },
    { name: 'an option without its side, where that is a warning', code: 'frontend f\n    option prefer-last-server\n', target: '3.0' },
    { name: 'an option with its side', code: 'listen l\n    option prefer-last-server\n', target: '3.2' },
  ],
  invalid: [
    {
      name: 'a line that may be hidden',
      code: 'frontend f\n.if feature(OPENSSL)\n    server a 192.0.2.1:80\n.endif\n',
      errors: [{ messageId: 'misplaced', data: { name: 'server', section: 'a frontend', places: SERVED }, ...at(3, 5, 11) }],
    },
    {
      name: 'behind a header that the target does not know',
      code: 'global\ncrt-store web\n    load crt a.pem\n    bind :80\n',
      target: '2.8',
      errors: [
        {
          messageId: 'misplaced',
          data: {
            name: 'bind',
            section: 'a "global" section',
            places: 'a frontend, a "listen" section, a "peers" section or a "log-forward" section',
          },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 9,
          related: [2],
        },
      ],
    },
    {
      code: 'frontend f\n    server a 192.0.2.1:80\n',
      errors: [
        {
          messageId: 'misplaced',
          data: { name: 'server', section: 'a frontend', places: 'a backend or a "listen" section' },
          ...at(2, 5, 11),
        },
      ],
    },
    {
      name: 'a keyword that only other sections know',
      code: 'global\n    balance roundrobin\n',
      errors: [
        {
          messageId: 'misplaced',
          data: { name: 'balance', section: 'a "global" section', places: 'a "defaults" section, a backend or a "listen" section' },
          ...at(2, 5, 12),
        },
      ],
    },
    {
      name: 'in defaults',
      code: 'defaults\n    use_backend a\n',
      errors: [
        {
          messageId: 'misplaced',
          data: { name: 'use_backend', section: 'a "defaults" section', places: 'a frontend or a "listen" section' },
          ...at(2, 5, 16),
        },
      ],
    },
    {
      name: 'in defaults without a name',
      code: 'defaults\n    http-request deny\ndefaults from d\n    acl a src 10.0.0.0/8\n',
      target: '3.0',
      errors: [
        { messageId: 'nameless-defaults', data: { name: 'http-request' }, ...at(2, 5, 17) },
        { messageId: 'nameless-defaults', data: { name: 'acl' }, ...at(4, 5, 8) },
      ],
    },
    {
      name: 'in defaults on a branch that had no rules there',
      code: 'defaults d\n    http-request deny\n',
      target: '2.4',
      errors: [
        {
          messageId: 'defaults-too-new',
          data: { name: 'http-request', since: '2.5', places: 'a frontend, a backend or a "listen" section' },
          ...at(2, 5, 17),
        },
      ],
    },
    {
      name: 'a second word',
      code: 'backend b\n    tcp-request connection accept\n',
      errors: [
        {
          messageId: 'misplaced',
          data: { name: 'tcp-request connection', section: 'a backend', places: 'a "defaults" section, a frontend or a "listen" section' },
          ...at(2, 17, 27),
        },
      ],
    },
    {
      name: 'an option without its side',
      code: 'frontend f\n    no option prefer-last-server\n',
      target: '3.2',
      errors: [{ messageId: 'option', data: { name: 'prefer-last-server', section: 'a frontend', side: 'backend' }, ...at(2, 15, 33) }],
    },
  ],
});
