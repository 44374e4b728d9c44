import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './lua-without-script.js';

new RuleTester({ describe, it }).run('lua-without-script', rule, {
  valid: [
    { name: 'a script', code: 'global\n    lua-load x.lua\nfrontend f\n    http-request lua.check\n' },
    {
      name: 'a script for each thread',
      code: 'global\n    lua-load-per-thread x.lua\nfrontend f\n    http-request use-service lua.hello\n',
    },
    { name: 'perhaps a script', code: 'global\n.if defined(X)\n    lua-load x.lua\n.endif\nfrontend f\n    http-request lua.check\n' },
    { name: 'no name of Lua', code: 'frontend f\n    http-request use-service prometheus-exporter\n' },
    { name: 'in a condition', code: 'frontend f\n    http-request deny if { path lua.a }\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    http-request lua.check if TRUE\n',
      errors: [{ messageId: 'unloaded', data: { name: 'lua.check' }, line: 2, column: 18, endLine: 2, endColumn: 27 }],
    },
    {
      name: 'a service',
      code: 'frontend f\n    tcp-request content use-service lua.echo\n',
      errors: [{ messageId: 'unloaded', data: { name: 'lua.echo' }, line: 2, column: 37, endLine: 2, endColumn: 45 }],
    },
    {
      name: 'a filter',
      code: 'frontend f\n    filter lua.trace\n',
      errors: [{ messageId: 'unloaded', data: { name: 'lua.trace' }, line: 2, column: 12, endLine: 2, endColumn: 21 }],
    },
  ],
});
