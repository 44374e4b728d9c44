import { parseVersion } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/index.js';
import type { ArgumentProblem } from './problems.js';
import { argumentProblemOf } from './statement.js';

/** What a problem is, what it is about, and the word it points at. */
function shape(problem: ArgumentProblem | null): string | null {
  if (problem === null) return null;
  switch (problem.kind) {
    case 'missing':
      return `missing ${problem.name} ${problem.after.value}`;
    case 'invalid':
      return `invalid ${problem.name} ${problem.word.value}`.trim();
    case 'condition':
      return 'condition';
    default:
      return `${problem.kind} ${problem.word.value}`;
  }
}

function judge(section: string, line: string, branch: string): string | null {
  const model = analyse([parseConfig({ path: 'a.cfg', text: `${section} x\n ${line}\n` })], {
    target: parseVersion(`${branch}.0`),
    env: {},
  });
  const directive = model.sections.at(-1)?.lines.at(-1);
  return directive === undefined ? null : shape(argumentProblemOf(directive, model));
}

/** HAProxy 2.6, 3.0 and 3.2 accept the lines that are null here, and refuse the others. */
describe('rules, and lines of parameters', () => {
  it.each<[string, string, string | null]>([
    ['backend', 'http-request deny if TRUE', null],
    ['backend', 'http-request deny iff TRUE', 'no-condition iff'],
    ['backend', 'http-request deny "" foo', null],
    ['backend', 'http-request deny deny_status 429', null],
    ['backend', 'http-request deny deny_status', 'missing status code deny_status'],
    ['backend', 'http-request deny deny_status 999', 'invalid status code 999'],
    ['backend', 'http-request deny deny_status abc if TRUE', 'invalid status code abc'],
    ['backend', 'http-request tarpit deny_status 429 if TRUE', null],
    ['backend', 'http-request tarpit deny_status 201', 'invalid status code 201'],
    ['backend', 'http-request deny deny_status 599 if TRUE', 'invalid status code 599'],
    ['backend', 'http-request deny deny_status 599 hdr x y', null],
    ['backend', 'http-request deny deny_status 599 status 404 default-errorfiles', null],
    ['backend', 'http-request deny deny_status 404 status 599 errorfiles e', 'invalid status code 599'],
    ['backend', 'http-request deny status 599', null],
    ['backend', 'http-request return default-errorfiles status 201', 'invalid status code 201'],
    ['backend', 'http-request return status 201 errorfile /dev/null', null],
    ['backend', 'http-request return errorfiles e', null],
    ['backend', 'http-response deny deny_status "$X"', null],
    ['backend', 'http-request return status 204', null],
    ['backend', 'http-request return status 200 content-type text/plain lf-string hi if TRUE', null],
    ['backend', 'http-request return lf-string hi', 'missing content-type hi'],
    ['backend', 'http-request return file /dev/null', null],
    ['backend', 'http-request return hdr X', 'missing header value X'],
    ['backend', 'http-request redirect scheme https if TRUE', null],
    ['backend', 'http-request redirect location / code 0301', null],
    ['backend', 'http-request redirect location / code 304', 'invalid status code 304'],
    ['backend', 'http-request redirect code 301', 'missing location or prefix or scheme 301'],
    ['backend', 'http-request redirect schema https', 'no-condition schema'],
    ['backend', 'http-response redirect prefix /x', 'missing location /x'],
    ['backend', 'http-request set-header X y if TRUE', null],
    ['backend', 'http-request set-header X ""', 'invalid header value'],
    ['backend', 'http-request set-header X', 'missing header value X'],
    ['backend', 'http-request set-header X y z', 'no-condition z'],
    ['backend', 'http-request replace-header X a', 'missing replacement a'],
    ['backend', 'http-request replace-path a b if TRUE', null],
    ['backend', 'http-request del-header X -m reg if TRUE', null],
    ['backend', 'http-request del-header X -m foo', 'invalid matching method foo'],
    ['backend', 'http-request set-log-level loud', 'invalid level loud'],
    ['backend', 'http-request set-nice abc', null],
    ['backend', 'http-request strict-mode ON', null],
    ['backend', 'http-request set-map(/tmp/m) a', 'missing value a'],
    ['backend', 'http-request auth realm', 'missing realm realm'],
    ['frontend', 'http-request capture req.hdr(a) lower len 10', null],
    ['frontend', 'http-request capture req.hdr(a)', 'missing len or id req.hdr(a)'],
    ['frontend', 'http-request capture req.hdr(a) len 0', 'invalid length 0'],
    ['frontend', 'http-request wait-for-body at-least 10k', 'missing time 10k'],
    ['backend', 'http-request set-var(txn.x) str(a),lower upper,base64 if TRUE', null],
    ['backend', 'http-request set-var(txn.x) str(a) foo', 'no-condition foo'],
    ['backend', 'http-request set-var(x) str(a)', 'invalid keyword set-var(x)'],
    ['frontend', 'http-request sc-inc-gpc0(1', 'invalid keyword sc-inc-gpc0(1'],
    ['frontend', 'http-request sc-inc-gpc0(1)', null],
    ['frontend', 'http-request sc-inc-gpc1 if TRUE', null],
    ['frontend', 'http-request sc-set-gpt0(1) 15x', 'invalid value 15x'],
    ['frontend', 'http-request track-scx src', 'invalid keyword track-scx'],
    ['frontend', 'http-request do-resolve(txn.a,dns,ipv5) src', 'invalid keyword do-resolve(txn.a,dns,ipv5)'],
    ['frontend', 'http-request do-resolve(txn.a,dns,ipv4) src', null],
    ['frontend', 'http-request return status 200 string a file b content-type text/plain', 'conflict file'],
    ['frontend', 'http-request deny status 403 deny_status 403', 'conflict deny_status'],
    ['frontend', 'http-request replace-path (.* /a', 'invalid regular expression (.*'],
    ['frontend', 'http-request replace-path (.*) /a', null],
    ['frontend', 'http-request normalize-uri path-strip-dotdot full if TRUE', null],
    ['frontend', 'http-request normalize-uri path-strip-dotdot strict', 'no-condition strict'],
    ['frontend', 'http-request normalize-uri bogus', 'invalid normalizer bogus'],
    ['backend', 'http-request set-timeout server 0', 'invalid time 0'],
    ['backend', 'http-request set-timeout server int(5)', null],
    ['backend', 'http-request set-timeout client 5s', 'invalid timeout client'],
    ['backend', 'http-request capture src len 10', 'no-condition len'],
    ['frontend', 'stats http-request auth realm', 'missing realm realm'],
    ['frontend', 'stats http-request', 'missing action http-request'],
    ['frontend', 'http-request', 'missing action http-request'],
    ['backend', 'tcp-check connect port 0', 'invalid port 0'],
    ['backend', 'tcp-check connect port 80 if TRUE', 'extra if'],
    ['backend', 'tcp-check connect port var(check.p)', null],
    ['backend', 'tcp-check connect proto h2', 'invalid protocol h2'],
    ['backend', 'tcp-check send a b', 'extra b'],
    ['backend', 'tcp-check send-binary 0a0', 'invalid data 0a0'],
    ['backend', 'tcp-check expect ! string a comment b', null],
    ['backend', 'tcp-check expect ! !! string a', null],
    ['backend', 'tcp-check expect ! !', 'missing what to negate !'],
    ['backend', 'tcp-check expect !rstring (a', 'invalid regular expression (a'],
    ['backend', 'tcp-check expect min-recv -1', 'missing string or rstring or string-lf or binary or rbinary or binary-lf or custom -1'],
    ['backend', 'tcp-check expect min-recv -2 string a', 'invalid length -2'],
    ['backend', 'tcp-check expect string a string b', 'conflict string'],
    ['backend', 'tcp-check expect ! comment a string b', 'extra comment'],
    ['backend', 'tcp-check set-var(check.a) int(1) whatever', null],
    ['backend', 'http-check expect status 200-399,404', null],
    ['backend', 'http-check expect status 399-200', 'invalid status codes 399-200'],
    ['backend', 'http-check expect status 2xx', 'invalid status codes 2xx'],
    ['backend', 'http-check expect hdr name -m beg a value -m reg ^b$ comment c', null],
    ['backend', 'http-check expect hdr name', 'missing header name name'],
    ['backend', 'http-check expect hdr name -m str', null],
    ['backend', 'http-check expect hdr name-lf -m reg a', 'invalid matching method reg'],
    ['backend', 'http-check expect fhdr a', 'invalid parameter a'],
    ['backend', 'http-check expect status 200 ok-status L7OKD', 'invalid status L7OKD'],
    ['backend', 'http-check send meth GET hdr a', 'missing header value a'],
    ['backend', 'http-check disable-on-404 a', 'extra a'],
    ['backend', 'stick-table type ip size 1k store gpc0,gpc(2)', 'invalid data to store gpc0,gpc(2)'],
    ['backend', 'cookie a preserve', 'missing insert or indirect preserve'],
    ['backend', 'cookie a rewrite insert', 'conflict insert'],
    ['backend', 'balance hdr()', 'invalid keyword hdr()'],
    ['backend', 'balance random(0)', 'invalid keyword random(0)'],
    ['backend', 'balance random(2)', null],
    ['backend', 'filter spoe engine a', 'missing config a'],
    ['backend', 'filter bogus', 'invalid filter bogus'],
    ['backend', 'filter cache(x) c', null],
    ['backend', 'filter cache a b', 'extra b'],
    ['backend', 'http-request set-var(txn.x)', 'missing expression set-var(txn.x)'],
    ['backend', 'http-request set-var(txn.x str(a)', 'missing ")" set-var(txn.x'],
    ['backend', 'http-request set-var-fmt(txn.x)', null],
    ['backend', 'http-request unset-var(txn.x) foo', 'no-condition foo'],
    ['frontend', 'http-request track-sc0 src ipmask(24) table b if TRUE', null],
    ['frontend', 'http-request track-sc0 src table b iff TRUE', 'no-condition iff'],
    ['frontend', 'http-request sc-inc-gpc0(0) 5', 'no-condition 5'],
    ['frontend', 'http-request use-service foo', 'invalid service foo'],
    ['frontend', 'http-response set-status 503 reason busy', null],
    ['frontend', 'http-response set-status 99', 'invalid status code 99'],
    ['frontend', 'http-after-response allow now', 'no-condition now'],
    ['frontend', 'tcp-request connection expect-proxy layer4 if TRUE', null],
    ['frontend', 'tcp-request connection expect-proxy layer5', 'invalid layer layer5'],
    ['frontend', 'tcp-request content reject iff TRUE', 'no-condition iff'],
    ['frontend', 'tcp-request content capture req.len', 'missing len req.len'],
    ['backend', 'tcp-response content close now', 'no-condition now'],
    ['frontend', 'use_backend b if TRUE', null],
    ['frontend', 'use_backend b iff TRUE', 'no-condition iff'],
    ['frontend', 'use_backend', 'missing backend name use_backend'],
    ['backend', 'use-server s', 'missing if or unless with a condition s'],
    ['backend', 'force-persist', 'missing if or unless with a condition force-persist'],
    ['frontend', 'monitor fail unless TRUE', null],
    ['frontend', 'redirect location /x code 200', 'invalid status code 200'],
    ['frontend', 'redirect prefix /x drop-query append-slash set-cookie a=b unless TRUE', null],
    ['frontend', 'bind :81 name a id 7 maxconn 10k thread 1/all proto h2', null],
    ['frontend', 'bind :81 maxconn -1', 'invalid number -1'],
    ['frontend', 'bind :81 mode 999', 'invalid mode 999'],
    ['frontend', 'bind :81 mss 0', 'invalid segment size 0'],
    ['frontend', 'bind :81 ssl verify foo', 'invalid method foo'],
    ['frontend', 'bind :81 shards abc', 'invalid shards abc'],
    ['frontend', 'bind :81 tfo name', 'missing name name'],
    ['frontend', 'bind', 'missing address bind'],
    ['frontend', 'description ""', 'missing description description'],
    ['frontend', 'errorloc 503 ""', 'missing URL 503'],
    ['frontend', 'description "${TEXT}"', null],
    ['backend', 'server s 127.0.0.1:80 check inter 2s fall 3 rise 2 weight 100 maxconn 10k cookie a backup', null],
    ['backend', 'server s 127.0.0.1:80 weight 257', 'invalid weight 257'],
    ['backend', 'server s 127.0.0.1:80 weight abc', null],
    ['backend', 'server s 127.0.0.1:80 weight', null],
    ['backend', 'server s 127.0.0.1:80 rise 0', 'invalid number 0'],
    ['backend', 'server s 127.0.0.1:80 inter 0', 'invalid time 0'],
    ['backend', 'server s 127.0.0.1:80 inter', 'missing time inter'],
    ['backend', 'server s 127.0.0.1:80 "" bogus', null],
    ['backend', 'server s 127.0.0.1:80 ssl verify optional', 'invalid method optional'],
    ['backend', 'server s 127.0.0.1:80 init-addr last,lib', 'address last,lib'],
    ['backend', 'server s 127.0.0.1:80 init-addr last,libc,10.0.0.1', null],
    ['backend', 'server s 127.0.0.1:80 resolve-opts foo', 'invalid options foo'],
    ['backend', 'server s 127.0.0.1:80 source 0.0.0.0 interface eth0 weight 300', 'invalid weight 300'],
    ['backend', 'server s', 'missing address s'],
    ['backend', 'server-template s 1-3 127.0.0.1:80', null],
    ['backend', 'server-template s 0 127.0.0.1:80', 'invalid number or range 0'],
    ['backend', 'default-server no-sslv3 weight 3', null],
    ['backend', 'default-server weight 257', 'invalid weight 257'],
  ])('%s: %s: %s', (section, line, expected) => {
    for (const branch of ['2.6', '3.0', '3.2']) expect(judge(section, line, branch)).toBe(expected);
  });

  it.each<[string, string | null]>([
    ['http-request "set-var($NAME)" str(a) foo', null],
    ['http-request set-header X "$VALUE"', null],
    ['http-request set-header X "${VALUE[*]}"', null],
    ['http-request deny deny_status "${STATUS-999}"', 'invalid status code ${STATUS-999}'],
    ['http-request set-var(txn.x) str(a) lua.convert foo', null],
    ['http-request lua.check whatever', null],
    ['server s 127.0.0.1:80 no-such-parameter weight 300', null],
  ])('what the text does not tell: %s: %s', (line, expected) => {
    expect(judge('backend', line, '3.0')).toBe(expected);
  });
});
