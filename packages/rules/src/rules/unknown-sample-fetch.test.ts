import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-sample-fetch.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

const inFrontend = (line: string) => `frontend f\n    ${line}\n`;
const inBackend = (line: string) => `backend b\n    ${line}\n`;

/** A line of a section with the unknown `xyzzy_fetch`, which resembles no name. */
const refused = (section: string, line: string, target = '3.2.0') => {
  const column = 5 + line.indexOf('xyzzy_fetch');
  return {
    name: `${section}: ${line}`,
    code: `${section}\n    ${line}\n`,
    target,
    errors: [{ messageId: 'unknown' as const, data: { name: 'xyzzy_fetch' }, ...at(2, column, column + 11) }],
  };
};

new RuleTester({ describe, it }).run('unknown-sample-fetch', rule, {
  valid: [
    {
      name: 'known ones',
      code: `global
    set-var proc.site str(paris)
frontend f
    acl api path_beg /api
    acl host hdr_dom(host),lower -m found
    log-format "%ci %[src,ipmask(24)] %{+Q}[req.hdr(user-agent)]"
    http-request set-header X-Client %[src]:%[src_port]
    http-request set-var(txn.host) req.hdr(host) lower
    http-request track-sc0 src table b
    http-request return status 200 content-type text/plain lf-string "%[path]" hdr X-Id "%[unique-id]" if { path /id }
    use_backend %[req.hdr(host),lower] if api
backend b
    stick-table type ip size 1k expire 1m
    stick on src
    balance hash req.hdr(x-user)
    server s 192.0.2.1:443 ssl verify none sni req.hdr(host)
`,
    },
    { name: 'of scripts', code: inFrontend('http-request set-header X-A %[lua.anything]') },
    { name: 'of other builds', code: inFrontend('http-request set-header X-Device %[51d.all(DeviceType)] if { wurfl-get(brand_name) a }') },
    { name: 'named by a variable', code: inFrontend('http-request deny if { "${TEST}" }') },
    { name: 'behind a variable that may double the percent sign', code: inFrontend('http-request set-header X-A "${A}%[xyzzy_fetch]"') },
    { name: 'behind a variable that may be several words', code: inFrontend('http-request set-header "${A[*]}" %[xyzzy_fetch]') },
    { name: 'doubled percent signs', code: inFrontend('http-request set-header X-A %%[xyzzy_fetch]') },
    { name: 'words that are no formats', code: inFrontend('http-request del-header %[xyzzy_fetch]') },
    { name: 'a redirection without a rule takes its words as they are', code: inFrontend('redirect location %[xyzzy_fetch]') },
    { name: 'a target that is replaced', code: inFrontend('http-request redirect location %[xyzzy_fetch] prefix /b') },
    { name: 'a text that is replaced', code: inFrontend('http-request return lf-string %[xyzzy_fetch] string a') },
    { name: 'labels are text before 3.0', code: inFrontend('http-request set-header X-A %(a)[xyzzy_fetch]'), target: '2.8.0' },
    { name: 'numbers in place of expressions', code: inBackend('http-request sc-set-gpt0(0) 5\n    tcp-check connect port 80') },
    { name: 'times in place of expressions', code: inBackend('http-request set-timeout server 5s') },
    { name: 'a line that the section ignores', code: inFrontend('stick on xyzzy_fetch') },
    { name: 'formats that nobody uses', code: 'defaults\n    log-format %[xyzzy_fetch]\nbackend b\n' },
    { name: 'a format that is replaced', code: inFrontend('log-format %[xyzzy_fetch]\n    log-format %ci') },
    { name: 'a format that an option replaces', code: 'defaults\n    log-format %[xyzzy_fetch]\nfrontend f\n    option httplog\n' },
    { name: 'rules of a disabled proxy', code: inFrontend('use_backend %[xyzzy_fetch]\n    disabled') },
    { name: 'of a build that may have it', code: inFrontend('.if feature(OPENSSL)\n    acl a xyzzy_fetch\n    .endif') },
    { name: 'an action of another branch', code: inFrontend('http-request set-fc-tos xyzzy_fetch'), target: '2.8.0' },
    { name: 'words of other directives', code: inFrontend('description a %[xyzzy_fetch]') },
    { name: 'the action alone', code: inFrontend('http-request set-var(txn.a)\n    http-request set-header\n    http-request\n    acl a') },
    { name: 'a word that is no converter ends the expression', code: inFrontend('http-request set-var(txn.a) src xyzzy_fetch') },
    { name: 'parameters that nobody can count', code: inBackend('server s 192.0.2.1:80 "${OPTIONS}" sni xyzzy_fetch') },
  ],
  invalid: [
    {
      name: 'behind the same line where another one takes its place',
      code: 'frontend a\n    log-format %[qwertz]\n    log-format %ci\nfrontend b\n    log-format %[qwertz]\n',
      errors: [{ messageId: 'unknown', data: { name: 'qwertz' }, line: 5, column: 18, endLine: 5, endColumn: 24 }],
    },
    refused('frontend f', 'acl a xyzzy_fetch(host) -i a'),
    refused('fcgi-app a', 'acl a xyzzy_fetch'),
    refused('frontend f', 'http-request deny if { src 192.0.2.1 } || !{ xyzzy_fetch -m found }'),
    refused('frontend f', 'monitor fail if { xyzzy_fetch }'),
    refused('frontend f', 'http-request set-header X-A "a %[xyzzy_fetch(1)] b"'),
    refused('frontend f', 'http-request set-header X-A %(label)[xyzzy_fetch]', '3.0.0'),
    refused('frontend f', 'http-request replace-header Cookie a=(.*) %[xyzzy_fetch]'),
    refused('frontend f', 'http-request set-map(/etc/a.map) %[src] %[xyzzy_fetch]'),
    refused('frontend f', 'http-request redirect code 302 location https://%[xyzzy_fetch]/'),
    refused('frontend f', 'http-request return status 200 hdr X-A %[xyzzy_fetch] string a'),
    refused('frontend f', 'http-request deny deny_status 403 content-type text/plain lf-string %[xyzzy_fetch]'),
    refused('frontend f', 'http-error status 400 content-type text/plain lf-string %[xyzzy_fetch]'),
    refused('frontend f', 'http-request set-var(txn.a) xyzzy_fetch,lower'),
    refused('frontend f', 'http-request track-sc0 xyzzy_fetch'),
    refused('frontend f', 'http-request sc-set-gpt0(0) xyzzy_fetch'),
    refused('frontend f', 'http-request set-bandwidth-limit slow limit xyzzy_fetch period 1s'),
    refused('frontend f', 'tcp-request connection track-sc1 xyzzy_fetch table t'),
    refused('frontend f', 'tcp-request content capture xyzzy_fetch len 8'),
    refused('frontend f', 'use_backend %[xyzzy_fetch]'),
    refused('frontend f', 'log-format "%ci %[xyzzy_fetch]"'),
    refused('frontend f', 'unique-id-format %[xyzzy_fetch]'),
    refused('backend b', 'use-server %[xyzzy_fetch] if TRUE'),
    refused('backend b', 'balance hash xyzzy_fetch'),
    refused('backend b', 'stick store-request xyzzy_fetch'),
    refused('backend b', 'tcp-check connect port xyzzy_fetch'),
    refused('backend b', 'http-check send uri /a hdr Host %[xyzzy_fetch]'),
    refused('backend b', 'http-check set-var(check.a) xyzzy_fetch'),
    refused('backend b', 'server s 192.0.2.1:443 ssl verify none sni xyzzy_fetch(host) check'),
    refused('backend b', 'server s 192.0.2.1:443 pool-conn-name xyzzy_fetch'),
    refused('global', 'set-var proc.a xyzzy_fetch'),
    refused('global', 'set-var-fmt proc.a %[xyzzy_fetch]'),
    {
      name: 'a format of defaults that a frontend uses',
      code: 'defaults\n    log-format %[xyzzy_fetch]\nfrontend f\n    bind :80\n',
      errors: [{ messageId: 'unknown', data: { name: 'xyzzy_fetch' }, ...at(2, 18, 29) }],
    },
    {
      name: 'misspelt',
      code: inFrontend('acl a hqdr(host) a'),
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'hqdr', nearest: 'hdr' },
          ...at(2, 11, 15),
          suggestions: [{ messageId: 'write', data: { nearest: 'hdr' }, output: inFrontend('acl a hdr(host) a') }],
        },
      ],
    },
    {
      name: 'a keyword of ACLs elsewhere',
      code: inFrontend('http-request set-header X-A %[hdr_beg(host)]'),
      errors: [{ messageId: 'acl-only', data: { name: 'hdr_beg', fetch: 'req.hdr' }, ...at(2, 35, 42) }],
    },
    {
      name: 'newer than the target',
      code: inFrontend('http-request set-header X-A %[txn.timer.user]'),
      target: '2.8.0',
      errors: [{ messageId: 'too-new', data: { name: 'txn.timer.user', since: '2.9' }, ...at(2, 35, 49) }],
    },
    {
      name: 'removed before the target',
      code: inFrontend('http-request set-var(txn.a) set-cookie(a)'),
      target: '3.0.0',
      errors: [{ messageId: 'removed', data: { name: 'set-cookie', removed: '2.5' }, ...at(2, 33, 43) }],
    },
  ],
});
