import { parseVersion } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/index.js';
import { argumentProblemOf } from './statement.js';

/** The problem of a line in a section: its kind, and the argument it is about. */
function problemOf(section: string, line: string, target: string): string | null {
  const header = section === 'global' || section === 'defaults' ? section : `${section} name`;
  const model = analyse([parseConfig({ path: 'a.cfg', text: `${header}\n ${line}\n` })], { target: parseVersion(target), env: {} });
  const [directive] = model.sections.flatMap(({ lines }) => lines);
  const problem = directive === undefined ? null : argumentProblemOf(directive, model);
  if (problem === null) return null;
  return 'name' in problem ? `${problem.kind} ${problem.name}` : problem.kind;
}

// What HAProxy 3.0 accepts and refuses.
describe('lines of proxies', () => {
  it.each<[section: string, line: string, problem: string | null]>([
    ['defaults', 'mode http', null],
    ['defaults', 'mode htpp', 'invalid mode'],
    ['defaults', 'mode', 'missing mode'],
    ['defaults', 'option', 'missing option name'],
    ['defaults', 'option httplog clf', null],
    ['defaults', 'option httplog cfl', 'invalid format'],
    ['defaults', 'option dontlognull bogus', 'extra'],
    ['defaults', 'no option dontlognull', null],
    ['frontend', 'mode log', 'invalid mode'],
    ['backend', 'server-template s 3 _http._tcp.example.com resolvers r check inter 2x', 'invalid time'],
    ['backend', 'server-template s 3 _http._tcp.example.com resolvers r check', 'address'],
    ['backend', 'server s _http._tcp.example.com init-addr nnoe', 'address'],
    ['frontend', 'maxconn 200', null],
    ['frontend', 'maxconn abc', null],
    ['frontend', 'rate-limit sessions 0x10', null],
    ['frontend', 'rate-limit sessions 10/s', 'invalid sessions per second'],
    ['frontend', 'capture request header Host len 64', null],
    ['frontend', 'capture request header Host 64', 'invalid len'],
    ['frontend', 'capture cookie SRV len 8 bogus bogus', 'extra'],
    ['frontend', 'errorfile 503 /dev/null', null],
    ['frontend', 'errorfile 599 /dev/null', 'invalid status code'],
    ['frontend', 'log-format %ci %cp', 'extra'],
    ['frontend', 'monitor-uri /up /down', 'extra'],
    ['frontend', 'tcp-request inspect-delay 5s', null],
    ['frontend', 'tcp-request inspect-delay 5x', 'invalid time'],
    ['frontend', 'compression algo gzip', null],
    ['frontend', 'compression algo zip', 'invalid algorithm'],
    ['frontend', 'email-alert level notce', 'invalid level'],
    ['frontend', 'id 0', 'invalid id'],
    ['frontend', 'id 12x', null],
    ['frontend', 'description', 'missing description'],
    ['frontend', 'option forwardfor except 127.0.0.0/99', 'invalid address'],
    ['frontend', 'option http-restrict-req-hdr-names drop', 'invalid treatment'],
    ['frontend', 'log global', null],
    ['frontend', 'no log', null],
    ['frontend', 'log 127.0.0.1 local0 ""', null],
    ['frontend', 'stats uri', 'missing URI'],
    ['frontend', 'stats refresh 10s', null],
    ['frontend', 'stats refresh', 'missing time'],
    ['frontend', 'stats uir /s', 'invalid setting'],
    ['frontend', 'stats admin', 'missing if or unless with a condition'],
    ['frontend', 'stats show-node a/b', 'invalid node'],
    ['frontend', 'filter compression bogus', 'extra'],
    ['frontend', 'errorfiles x 503 599', 'invalid status code'],
    ['backend', 'retries 3x', null],
    ['backend', 'balance', null],
    ['backend', 'balance roundrobin bogus', null],
    ['backend', 'balance rondrobin', 'invalid algorithm'],
    ['backend', 'balance uri len 5 depth 2 whole', null],
    ['backend', 'balance uri len 0', 'invalid length'],
    ['backend', 'balance hdr(host)', null],
    ['backend', 'balance random(2)', null],
    ['backend', 'hash-type consistent sdbm avalanche', null],
    ['backend', 'hash-type consistent md5', 'invalid function'],
    ['backend', 'hash-balance-factor 100', 'invalid factor'],
    ['backend', 'hash-balance-factor 0', null],
    ['backend', 'cookie SRV insert indirect nocache maxidle 30m', null],
    ['backend', 'cookie SRV insrt', 'extra'],
    ['backend', 'cookie SRV insert attr a;b', 'invalid attribute'],
    ['backend', 'retry-on conn-failure 503', null],
    ['backend', 'retry-on conn-failure 599', 'invalid event'],
    ['backend', 'load-server-state-from-file global bogus', null],
    ['backend', 'source 192.0.2.1 eth0', 'extra'],
    ['backend', 'persist rdp-cookie(name)', null],
    ['backend', 'external-check command /bin/true bogus', 'extra'],
    ['backend', 'option httpchk GET / HTTP/1.1', null],
    ['backend', 'option httpchk GET / HTTP/1.1 www bogus', 'extra'],
    ['backend', 'option httpchk GET / HTTP/1.1\\r\\nHost:\\ www', 'invalid version'],
    ['backend', 'option mysql-check user me pre-41', null],
    ['backend', 'option pgsql-check', 'missing user'],
    ['backend', 'stick-table type ip size 1m expire 30m store gpc0,http_req_rate(10s)', null],
    ['backend', 'stick-table type ip size 1m store http_req_rat(10s)', 'invalid data to store'],
    ['backend', 'stick-table type ip size 1m store http_req_rate', 'invalid data to store'],
    ['backend', 'stick-table type ip size 1m store http_req_rate(10s', 'invalid data to store'],
    ['backend', 'stick-table type ip size 1m store gpc0(10s)', 'invalid data to store'],
    ['backend', 'stick-table type ip size 1m store gpc(2),gpc_rate(2,10s)', null],
    ['backend', 'stick-table type ip size 1m store gpc(200)', 'invalid data to store'],
    ['backend', 'stick-table type string len 64 size 1m nopurge', null],
    ['backend', 'stick-table type string len x size 1m', 'invalid length'],
    ['backend', 'stick-table type ipv5 size 1m', 'invalid type'],
    ['backend', 'stick-table type ip size 1m bogus', 'extra'],
    ['backend', 'stick-table type ip size 1m store', null],
    ['backend', 'stick-table type ip size 1m store http_req_rate()', 'invalid data to store'],
    ['backend', 'stick-table type ip size 1m store gpc0,gpc0(x)', null],
    ['backend', 'stick-table type ip size 1m store conn_rate(3s)xx,gpc0', null],
    ['backend', 'dispatch 192.0.2.1:80 bogus', 'extra'],
    ['backend', 'stick-table type ip', 'missing size'],
    ['backend', 'stick-table size 1m', 'missing type'],
    ['backend', 'stick-table size 1m type ip', null],
    ['global', 'log 127.0.0.1 local0 notice err', null],
    ['global', 'log 127.0.0.1 local9', 'invalid facility'],
    ['global', 'log 127.0.0.1 local0 info debug bogus', 'extra'],
    ['global', 'log 127.0.0.1 sample 1 local0', 'invalid sample'],
    ['global', 'log global', 'missing facility'],
    ['global', 'stats socket /run/haproxy.sock mode 660 level admin', null],
    ['global', 'stats socket /run/haproxy.sock mode rw', 'invalid mode'],
    ['frontend', 'log global bogus', 'invalid facility'],
    ['backend', 'stick on src table name unless TRUE', null],
    ['backend', 'stick on src table name bogus', 'no-condition'],
  ])('%s: %s', (section, line, problem) => {
    expect(problemOf(section, line, '3.0.0')).toBe(problem);
  });

  it.each<[line: string, from: string]>([
    ['mode log', '2.9.0'],
    ['mode spop', '3.1.0'],
    ['balance hash src', '2.6.0'],
    ['hash-type consistent none', '2.9.0'],
    ['retry-on 429', '3.1.0'],
    ['stick-table type ipv4 size 1m', '3.2.0'],
    ['stick-table type ip size 1m store glitch_cnt', '3.0.0'],
    ['compression direction both', '2.8.0'],
    ['log 127.0.0.1 profile p local0', '3.1.0'],
    ['option httpchk GET / HTTP/1.1 www.example.com', '3.1.0'],
  ])('%s is known from %s on', (line, from) => {
    expect(problemOf('backend', line, from)).toBeNull();
    expect(problemOf('backend', line, '2.4.0')).not.toBeNull();
  });
});
