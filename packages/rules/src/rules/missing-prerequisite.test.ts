import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-prerequisite.js';

/** A whole line, four spaces and `text`, that lacks something. */
const missing = (line: number, text: string, setting: string, needs: string) => ({
  messageId: 'missing' as const,
  data: { setting, needs },
  line,
  column: 5,
  endLine: line,
  endColumn: 5 + text.length,
});

new RuleTester({ describe, it }).run('missing-prerequisite', rule, {
  valid: [
    {
      name: 'an allowed check',
      code: 'global\n    insecure-fork-wanted\nbackend b\n    option external-check\n    external-check command /x\n',
    },
    { name: 'HTTP checks', code: 'backend b\n    http-check expect status 200\n    option httpchk\n' },
    { name: 'inherited checks', code: 'defaults\n    option tcp-check\nbackend b\n    tcp-check connect\n' },
    { name: 'rules that another check replaces', code: 'backend b\n    http-check expect status 200\n    option smtpchk\n' },
    { name: 'an option that may be there', code: 'backend b\n.if feature(X)\n    option httpchk\n.endif\n    http-check connect\n' },
    { name: 'settings of HTTP checks without any check', code: 'backend b\n    http-check send-state\n' },
    { name: 'rules in defaults', code: 'defaults\n    http-check connect\nbackend b\n' },
    { name: 'a complete mailer', code: 'backend b\n    email-alert from a\n    email-alert to a\n    email-alert mailers m\n' },
    { name: 'logs by their text', code: 'backend b\n    mode log\n    balance log-hash lower\n', target: '3.2' },
    { name: 'retries', code: 'backend b\n    retry-on all-retryable-errors\n    server a 192.0.2.1:80 tfo\n' },
    { name: 'no fast open after all', code: 'backend b\n    server a 192.0.2.1:80 tfo no-tfo\n' },
    { name: 'Lua that is told', code: 'global\n    tune.lua.bool-sample-conversion normal\n    lua-load a.lua\n', target: '3.2' },
    { name: 'Lua on an older branch', code: 'global\n    lua-load a.lua\n', target: '3.0' },
    { name: 'multiplexing', code: 'fcgi-app a\n    option mpxs-conns\n    option max-reqs 5\n' },
    { name: 'a disabled proxy', code: 'backend b\n    disabled\n    http-check connect\n' },
    {
      name: 'a backend for HTTP',
      code: 'listen l\n    tcp-request content switch-mode http\n    server a 192.0.2.1:80\n    default_backend b\n',
    },
  ],
  invalid: [
    {
      name: 'connections by the text of logs',
      code: 'backend b\n    balance log-hash lower\n',
      target: '3.2',
      errors: [missing(2, 'balance log-hash lower', 'balance log-hash', '"mode log"')],
    },
    {
      name: 'a mailer with no value',
      code: 'backend b\n    email-alert to\n',
      errors: [missing(2, 'email-alert to', 'email-alert', '"email-alert from" and "email-alert mailers"')],
    },
    {
      code: 'backend b\n    option external-check\n    external-check command /x\n',
      errors: [missing(2, 'option external-check', 'option external-check', '"insecure-fork-wanted" in "global"')],
    },
    {
      name: 'checks of another kind',
      code: 'backend b\n    option tcp-check\n    http-check connect\n    http-check send-state\n    external-check path /x\n',
      errors: [
        missing(3, 'http-check connect', 'http-check', '"option httpchk"'),
        missing(4, 'http-check send-state', 'http-check send-state', '"option httpchk"'),
        missing(5, 'external-check path /x', 'external-check path', '"option external-check"'),
      ],
    },
    {
      name: 'what is inherited',
      code: 'defaults\n    email-alert level err\nbackend b\n',
      errors: [
        {
          messageId: 'inherited',
          data: { setting: 'email-alert', needs: '"email-alert from" and "email-alert mailers" and "email-alert to"' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 10,
          related: [2],
        },
      ],
    },
    {
      name: 'servers',
      code: 'backend b\n    load-server-state-from-file global\n    server a 192.0.2.1:80 tfo\n',
      errors: [
        missing(2, 'load-server-state-from-file global', 'load-server-state-from-file global', '"server-state-file" in "global"'),
        missing(3, 'server a 192.0.2.1:80 tfo', 'tfo', '"retry-on conn-failure empty-response response-timeout"'),
      ],
    },
    {
      name: 'connections that become HTTP',
      code: 'listen l\n    tcp-request content switch-mode http\n    server a 192.0.2.1:80\n',
      errors: [missing(2, 'tcp-request content switch-mode http', 'tcp-request content switch-mode', 'a backend in mode http')],
    },
    {
      name: 'Lua',
      code: 'global\n    lua-load a.lua\n    lua-load b.lua\n    tune.lua.bool-sample-conversion normal\n',
      target: '3.2',
      errors: [missing(2, 'lua-load a.lua', 'lua-load', '"tune.lua.bool-sample-conversion" above it')],
    },
    {
      name: 'FastCGI',
      code: 'fcgi-app a\n    option max-reqs 5\n',
      errors: [missing(2, 'option max-reqs 5', 'option max-reqs', '"option mpxs-conns"')],
    },
  ],
});
