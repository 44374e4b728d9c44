import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './tcp-passthrough-crash.js';

const frontend = 'frontend fe\n    mode tcp\n    bind :443\n';
const backend = 'backend be\n    mode tcp\n    server a 192.0.2.1:443\n';
const OWN = 'it is in mode tcp';
const INHERITED = 'it is in mode tcp, from its "defaults"';
const DEFAULT = "it names no mode, so it is in HAProxy's default, mode tcp";
const LIKELY = 'TLS makes it likely.';
const UNLIKELY = 'No TLS is involved, which makes it less likely.';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const data = (section: string, reason: string, likelihood: string, upgrade = 'Upgrade to 3.0.4 or later.', protection = '') => ({
  section,
  advisory: 'GH-2656-mux-pt',
  reason,
  likelihood,
  upgrade,
  protection,
});

new RuleTester({ describe, it }).run('tcp-passthrough-crash', rule, {
  valid: [
    { name: 'no target, no verdict', code: frontend },
    { name: 'fixed in 3.0.4', code: frontend + backend, target: '3.0.4' },
    { name: 'fixed in 2.8.12', code: frontend, target: '2.8.12' },
    { name: 'fixed in 2.9.11', code: frontend, target: '2.9.11' },
    { name: 'fixed in 2.6.21', code: frontend, target: '2.6.21' },
    { name: '3.2 was born with the fix', code: frontend, target: '3.2.0' },
    { name: 'mode http', code: 'frontend fe\n    mode http\n    bind :80\n', target: '3.0.3' },
    { name: 'mode http from defaults', code: 'defaults\n    mode http\nfrontend fe\n    bind :80\n', target: '3.0.3' },
    {
      name: 'mode http from the defaults it names',
      code: 'defaults a\n    mode http\ndefaults b\n    mode tcp\nlisten l from a\n    bind :80\n',
      target: '3.0.3',
    },
    { name: 'option tcplog pins the transport layer', code: `${frontend}    option tcplog\n`, target: '3.0.3' },
    { name: 'option tcplog from defaults', code: `defaults\n    option tcplog\n${frontend}`, target: '3.0.3' },
    { name: 'a log-format with the address of the client', code: `${frontend}    log-format "%ci:%cp %b"\n`, target: '3.0.3' },
    { name: 'a log-format with flags before the alias', code: `${frontend}    log-format "%{+Q}ci"\n`, target: '3.0.3' },
    { name: 'a log-format with an expression', code: `${frontend}    log-format "%[src] %b"\n`, target: '3.0.3' },
    { name: 'a log-format that a variable hides', code: `${frontend}    log-format "\${FORMAT}"\n`, target: '3.0.3' },
    { name: 'an expression in another rule of the frontend', code: `${frontend}    use_backend %[req.ssl_sni] if TRUE\n`, target: '3.0.3' },
    { name: 'nothing listens', code: 'frontend fe\n    mode tcp\n', target: '3.0.3' },
    { name: 'no server', code: 'backend be\n    mode tcp\n    balance source\n', target: '3.0.3' },
    { name: 'a disabled proxy', code: `${frontend}    disabled\n`, target: '3.0.3' },
    { name: 'without TLS, when only TLS matters', code: frontend + backend, options: [{ exposure: 'tls' }], target: '3.0.3' },
    {
      name: 'servers that opt out of a default',
      code: `${backend} no-ssl\n`.replace('443\n no', '443 no').replace('be\n', 'be\n    default-server ssl\n'),
      options: [{ exposure: 'tls' }],
      target: '3.0.3',
    },
    {
      name: 'a mode that an undecided .if may change',
      code: 'frontend fe\n.if feature(QUIC)\n    mode http\n.endif\n    bind :80\n',
      target: '3.0.3',
    },
    { name: 'peers in clear', code: 'peers p\n    bind :10000\n    server a\n    server b 192.0.2.1:10000\n', target: '3.0.3' },
    { name: 'ssl as a name', code: 'frontend ssl\n    mode tcp\n    bind :443 name x\n', options: [{ exposure: 'tls' }], target: '3.0.3' },
  ],
  invalid: [
    {
      name: 'client side, own mode, no TLS',
      code: frontend,
      target: '3.0.3',
      errors: [
        {
          messageId: 'clients',
          data: data('frontend "fe"', OWN, UNLIKELY),
          ...at(2, 5, 13),
          suggestions: [{ messageId: 'addTcplog', output: 'frontend fe\n    mode tcp\n    option tcplog\n    bind :443\n' }],
        },
      ],
    },
    {
      name: 'client side with TLS, mode from defaults',
      code: 'defaults\n    mode tcp\n\nfrontend fe\n    bind :443 ssl crt /etc/site.pem\n',
      target: '2.8.11',
      errors: [
        {
          messageId: 'clients',
          data: data('frontend "fe"', INHERITED, LIKELY, 'Upgrade to 2.8.12 or later.'),
          ...at(4, 1, 12),
          related: [2, 5],
          suggestions: [
            {
              messageId: 'addTcplog',
              output: 'defaults\n    mode tcp\n\nfrontend fe\n    option tcplog\n    bind :443 ssl crt /etc/site.pem\n',
            },
          ],
        },
      ],
    },
    {
      name: "HAProxy's default mode, on a branch without a fix",
      code: 'backend be\n    server a 192.0.2.1:443 ssl verify none\n',
      target: '2.4.36',
      errors: [
        {
          messageId: 'servers',
          data: data('backend "be"', DEFAULT, LIKELY, '2.4 never gets the fix; the nearest branch that has it is 2.6, from 2.6.21 on.'),
          ...at(1, 1, 11),
          related: [2],
        },
      ],
    },
    {
      name: 'both sides of a listen section',
      code: 'listen l\n    mode tcp\n    bind :443\n    server a 192.0.2.1:443\n',
      target: '3.0.3',
      errors: [
        {
          messageId: 'both',
          data: data('listen "l"', OWN, UNLIKELY),
          ...at(2, 5, 13),
          suggestions: [
            { messageId: 'addTcplog', output: 'listen l\n    mode tcp\n    option tcplog\n    bind :443\n    server a 192.0.2.1:443\n' },
          ],
        },
      ],
    },
    {
      name: 'a listen section whose client side the log protects',
      code: 'listen l\n    mode tcp\n    bind :443\n    option tcplog\n    server a 192.0.2.1:443\n',
      target: '3.0.3',
      errors: [
        {
          messageId: 'servers',
          data: data(
            'listen "l"',
            OWN,
            UNLIKELY,
            'Upgrade to 3.0.4 or later.',
            "; its client side is safe, since the log format reads the client's address",
          ),
          ...at(2, 5, 13),
          related: [4],
        },
      ],
    },
    {
      name: 'a log-format that reads nothing of the transport: no suggestion to add another',
      code: `${frontend}    log-format "%t %b"\n`,
      target: '3.0.3',
      errors: [{ messageId: 'clients', data: data('frontend "fe"', OWN, UNLIKELY), ...at(2, 5, 13) }],
    },
    {
      name: 'the log-format overrides the tcplog of defaults',
      code: `defaults\n    option tcplog\n${frontend}    log-format %b\n`,
      target: '3.0.3',
      errors: [{ messageId: 'clients', data: data('frontend "fe"', OWN, UNLIKELY), ...at(4, 5, 13) }],
    },
    {
      name: 'TLS from default-server, in the defaults',
      code: 'defaults\n    mode tcp\n    default-server ssl verify none\nbackend be\n    server a 192.0.2.1:443\n',
      options: [{ exposure: 'tls' }],
      target: '2.6.20',
      errors: [
        {
          messageId: 'servers',
          data: data('backend "be"', INHERITED, LIKELY, 'Upgrade to 2.6.21 or later.'),
          ...at(4, 1, 11),
          related: [2, 3],
        },
      ],
    },
    {
      name: 'peers over TLS ride the same multiplexer',
      code: 'peers p\n    bind :10000 ssl crt /etc/p.pem\n    server a\n    server b 192.0.2.1:10000 ssl verify none\n',
      target: '3.0.3',
      errors: [
        {
          messageId: 'both',
          data: data('peers "p"', 'TLS connections of a "peers" section pass through the multiplexer of mode tcp', LIKELY),
          ...at(1, 1, 8),
          related: [2, 4],
        },
      ],
    },
    {
      name: 'defaults without a name start afresh, named ones build on each other',
      code: 'defaults base\n    mode http\ndefaults tcp from base\n    mode tcp\nfrontend fe from tcp\n    bind :80\n',
      target: '3.0.3',
      errors: [
        {
          messageId: 'clients',
          data: data('frontend "fe"', INHERITED, UNLIKELY),
          ...at(5, 1, 21),
          related: [4],
          suggestions: [
            {
              messageId: 'addTcplog',
              output:
                'defaults base\n    mode http\ndefaults tcp from base\n    mode tcp\nfrontend fe from tcp\n    option tcplog\n    bind :80\n',
            },
          ],
        },
      ],
    },
  ],
});
