import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './http-in-tcp-mode.js';

const lost = (
  messageId: string,
  setting: string,
  section: string,
  place: readonly [number, number, number],
  related?: readonly number[],
) => ({
  messageId,
  data: { setting, section, mode: 'tcp' },
  line: place[0],
  column: place[1],
  endLine: place[0],
  endColumn: place[2],
  ...(related ? { related } : {}),
});

const http = 'backend h\n    mode http\n    server s 192.0.2.1:80\n';

new RuleTester({ describe, it }).run('http-in-tcp-mode', rule, {
  valid: [
    {
      name: 'an option of backends that a frontend does not take over',
      code: 'defaults\n    mode tcp\n    option forwarded\nfrontend f\n    bind :80\n',
      target: '3.2',
    },
    { name: 'an option from 2.6.6 on', code: 'frontend f\n    option h1-case-adjust-bogus-client\n', target: '2.6.6' },
    { name: 'an option from 2.8 on', code: 'frontend f\n    option h1-case-adjust-bogus-client\n', target: '2.8.0' },
    { name: 'mode http', code: 'defaults\n    mode http\n    option forwardfor\nfrontend f\n    http-request deny\n    option httplog\n' },
    { name: 'rules of defaults are not taken over', code: 'defaults d\n    http-request deny\nfrontend f from d\n' },
    { name: 'upgraded by a rule', code: 'frontend f\n    tcp-request content switch-mode http\n    http-request deny\n' },
    { name: 'upgraded by a backend', code: `frontend f\n    http-request deny\n    default_backend h\n${http}`, target: '3.0' },
    {
      name: 'monitoring, where connections are upgraded',
      code: 'frontend f\n    monitor-uri /m\n    tcp-request content switch-mode http\n',
      target: '3.0',
    },
    { name: 'perhaps upgraded by a backend', code: 'frontend f\n    http-request deny\n    use_backend %[dst_port]\n', target: '3.0' },
    { name: 'an option that is taken back', code: 'defaults\n    option http-no-delay\nfrontend f\n    no option http-no-delay\n' },
    { name: 'an option for the other side', code: 'defaults\n    option prefer-last-server\nfrontend f\n    bind :80\n' },
    { name: 'options that mode tcp knows', code: 'frontend f\n    option tcplog\n    option dontlognull\n' },
    { name: 'a later format wins', code: 'frontend f\n    option httplog\n    option tcplog\n' },
    { name: 'the mode is not known', code: 'frontend f\n    mode "${M}"\n    http-request deny\n' },
    { name: 'disabled', code: 'frontend f\n    disabled\n    http-request deny\n' },
    { name: 'balancing without a request', code: 'backend b\n    balance source\n' },
  ],
  invalid: [
    {
      code: 'backend b\n    mode tcp\n    http-request deny\n    http-request set-header a b\n',
      errors: [lost('rules', 'http-request', 'backend "b"', [3, 5, 22], [4, 2])],
    },
    {
      name: 'before 3.0 a backend did not matter',
      code: `frontend f\n    redirect location /\n    default_backend h\n${http}`,
      target: '2.8',
      errors: [lost('rules', 'redirect', 'frontend "f"', [2, 5, 24])],
    },
    {
      name: 'an inherited option, at the mode of the proxy',
      code: 'defaults\n    mode http\n    option forwardfor\nfrontend f\n    mode tcp\n',
      errors: [lost('setting', 'option forwardfor', 'frontend "f"', [5, 5, 13], [3])],
    },
    {
      name: 'an inherited option, at the header',
      code: 'defaults\n    option http-no-delay\nfrontend f\n    bind :80\n',
      errors: [lost('setting', 'option http-no-delay', 'frontend "f"', [3, 1, 11], [2])],
    },
    {
      name: 'an inherited log option, at that option',
      code: 'defaults\n    option httplog\nfrontend f\n    default_backend h\n',
      errors: [lost('log', 'option httplog', 'frontend "f"', [2, 5, 19])],
    },
    {
      name: 'balancing and cookies, even where connections are upgraded',
      code: 'listen l\n    tcp-request content switch-mode http\n    balance hdr(host)\n    cookie A insert\n    server s 192.0.2.1:80 cookie s\n',
      errors: [
        lost('balance', 'balance hdr(host)', 'listen "l"', [3, 5, 22]),
        lost('setting', 'cookie', 'listen "l"', [4, 5, 20]),
        lost('setting', 'cookie', 'listen "l"', [5, 5, 35]),
      ],
    },
    {
      name: 'statistics, captured cookies and monitoring',
      code: 'frontend f\n    stats enable\n    stats uri /s\n    capture cookie A len 8\n    monitor-uri /m\n',
      errors: [
        lost('setting', 'stats', 'frontend "f"', [3, 5, 17]),
        lost('setting', 'capture cookie', 'frontend "f"', [4, 5, 27]),
        lost('setting', 'monitor-uri', 'frontend "f"', [5, 5, 19]),
      ],
    },
    {
      name: 'monitoring, where connections are upgraded',
      code: 'frontend f\n    monitor-uri /m\n    tcp-request content switch-mode http\n',
      target: '2.8',
      errors: [lost('setting', 'monitor-uri', 'frontend "f"', [2, 5, 19])],
    },
    {
      name: 'until 2.6.5 only',
      code: 'frontend f\n    option h1-case-adjust-bogus-client\n',
      target: '2.6.5',
      errors: [lost('setting', 'option h1-case-adjust-bogus-client', 'frontend "f"', [2, 5, 39])],
    },
  ],
});
