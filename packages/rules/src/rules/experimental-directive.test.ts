import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './experimental-directive.js';

new RuleTester({ describe, it }).run('experimental-directive', rule, {
  valid: [
    { code: 'global\n    expose-experimental-directives\n    tune.fd.edge-triggered on\n', target: '3.0' },
    {
      name: 'an action that is allowed, and one of an older branch',
      code:
        'global\n    expose-experimental-directives\nfrontend f\n    http-request normalize-uri path-strip-dot\n' +
        '    tcp-request session attach-srv b/s\n',
      target: '3.0',
    },
    { name: 'a section', code: 'global\n    expose-experimental-directives\nacme le\n    contact a@example.com\n', target: '3.2' },
    {
      name: 'perhaps allowed',
      code: 'global\n.if feature(X)\n    expose-experimental-directives\n.endif\n    tune.fd.edge-triggered on\n',
    },
    { name: 'nothing experimental', code: 'global\n    tune.bufsize 16384\nfrontend f\n    bind :80\n' },
  ],
  invalid: [
    {
      name: 'an action',
      code: 'frontend f\n    http-request normalize-uri path-strip-dot\n',
      target: '3.0',
      errors: [{ messageId: 'experimental', data: { name: 'normalize-uri' }, line: 2, column: 18, endLine: 2, endColumn: 31 }],
    },
    {
      name: 'allowed too late',
      code: 'global\n    tune.fd.edge-triggered on\n    expose-experimental-directives\n',
      target: '2.6',
      errors: [{ messageId: 'experimental', data: { name: 'tune.fd.edge-triggered' }, line: 2, column: 5, endLine: 2, endColumn: 27 }],
    },
    {
      code: 'acme le\n    contact a@example.com\n',
      target: '3.2',
      errors: [{ messageId: 'experimental', data: { name: 'acme' }, line: 1, column: 1, endLine: 1, endColumn: 5 }],
    },
  ],
});
