import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './missing-maxconn.js';

new RuleTester({ describe, it }).run('missing-maxconn', rule, {
  valid: [
    { name: 'bounded', code: 'global\n    maxconn 4000\nfrontend www\n    mode http\n    bind :80\n', target: '3.0' },
    { name: 'by descriptors', code: 'global\n    fd-hard-limit 50000\nfrontend www\n    mode http\n    bind :80\n', target: '3.0' },
    { name: 'nobody comes in', code: 'global\n    daemon\nbackend app\n    mode http\n', target: '3.0' },
    { name: 'no global section', code: 'frontend www\n    mode http\n    bind :80\n', target: '3.0' },
    {
      name: 'a queue',
      code: 'backend app\n    mode http\n    timeout queue 5s\n    fullconn 100\n    server a 192.0.2.1:80 maxconn 10 minconn 2 maxqueue 5\n',
      target: '3.0',
    },
    {
      name: 'for all servers',
      code: 'backend app\n    mode http\n    timeout queue 5s\n    default-server maxconn 10\n    server a 192.0.2.1:80 maxqueue 5\n',
      target: '3.0',
    },
    {
      name: 'from defaults, which are for others too',
      code: 'defaults\n    timeout queue 5s\nbackend app\n    mode http\n    server a 192.0.2.1:80\n',
      target: '3.0',
    },
    {
      name: 'servers of which not all is known',
      code: 'backend app\n    mode http\n    timeout queue 5s\n    server a 192.0.2.1:80 "${PARAMETERS[*]}"\n',
      target: '3.0',
    },
    {
      name: 'a template',
      code: 'backend app\n    mode http\n    timeout queue 5s\n    server a 192.0.2.1:80\n    server-template b 3 app.example.com:80 maxconn 10\n',
      target: '3.0',
    },
  ],
  invalid: [
    {
      name: 'no bound',
      code: 'global\n    daemon\nfrontend www\n    mode http\n    bind :80\n',
      target: '3.0',
      errors: [{ messageId: 'global', line: 1, column: 1, endLine: 1, endColumn: 7 }],
    },
    {
      name: 'a queue that is never used',
      code: 'backend app\n    mode http\n    timeout queue 5s\n    server a 192.0.2.1:80\n',
      target: '3.0',
      errors: [{ messageId: 'queue', data: { section: 'backend "app"' }, line: 3, column: 5, endLine: 3, endColumn: 21 }],
    },
    {
      name: 'a maximum of what never comes',
      code: 'backend app\n    mode http\n    server a 192.0.2.1:80 maxqueue 5\n    server b 192.0.2.2:80 maxconn 10 maxqueue 5\n',
      target: '3.0',
      errors: [{ messageId: 'parameter', data: { name: 'a' }, line: 3, column: 27, endLine: 3, endColumn: 35 }],
    },
    {
      name: 'a scale that nothing follows',
      code: 'backend app\n    mode http\n    fullconn 1000\n    server a 192.0.2.1:80 maxconn 10\n',
      target: '3.0',
      errors: [{ messageId: 'fullconn', data: { section: 'backend "app"' }, line: 3, column: 5, endLine: 3, endColumn: 18 }],
    },
  ],
});
