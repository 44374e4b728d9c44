import { type Predicate, parseTarget } from '@haplint/catalog';
import { expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/analyse.js';
import { verdictOn } from './evaluators.js';

/** 'true 2:20': the truth, and where the expressions stand. */
function verdict(predicate: Predicate, text: string): string {
  const model = analyse([parseConfig({ path: 'haproxy.cfg', text })], { target: parseTarget('3.0.3') });
  const { truth, places } = verdictOn(predicate, model);
  const positions = places.map(({ line, start }) => line.root.lines.positionAt(start)).map(({ line, column }) => `${line}:${column}`);
  return [String(truth), ...positions].join(' ');
}

const json: Predicate = { converter: { name: ['json_query', 'jwt_payload_query'] } };

it('finds converters wherever expressions stand', () => {
  const frontend = (line: string) => `frontend f\n    mode http\n    ${line}\n`;
  expect(verdict(json, frontend("http-request set-var(txn.a) req.body,json_query('$.a')"))).toBe('true 3:42');
  expect(verdict(json, frontend("http-request deny if { req.body,json_query('$.a') -m found }"))).toBe('true 3:37');
  expect(verdict(json, frontend("acl a req.body,json_query('$.a') -m found"))).toBe('true 3:20');
  expect(verdict(json, frontend('http-request set-header a %[req.body,json_query(a)]'))).toBe('true 3:42');
  expect(verdict(json, frontend('http-request set-header a json_query'))).toBe('false');
  expect(verdict(json, 'backend b\n    server a 192.0.2.1:443 ssl sni req.body,json_query(a)\n')).toBe('true 2:45');
});

it('tests the arguments of converters and fetches', () => {
  const regsub: Predicate = { converter: { name: 'regsub', arguments: { argument: 3, includes: 'g' } } };
  const text = (args: string) => `frontend f\n    http-request set-header a %[path,regsub(${args})]\n`;
  expect(verdict(regsub, text('a,b,gi'))).toBe('true 2:38');
  expect(verdict(regsub, text('a,b'))).toBe('false');
  const host: Predicate = { fetch: { name: 'req.hdr', arguments: { is: 'host' } } };
  expect(verdict(host, 'frontend f\n    use_backend b if { hdr(host) x }\n')).toBe('true 2:24');
  expect(verdict(host, 'frontend f\n    http-request deny if { req.hdr(host) x }\n')).toBe('true 2:28');
});

it('takes ACL keywords for the fetches they use, and knows how they match what', () => {
  const suffix: Predicate = { fetch: { name: 'path', match: 'end' } };
  expect(verdict(suffix, 'frontend f\n    acl a path_end .php\n')).toBe('true 2:11');
  expect(verdict(suffix, 'frontend f\n    acl a path -m end .php\n')).toBe('true 2:11');
  expect(verdict(suffix, 'frontend f\n    acl a path_beg /php\n')).toBe('false');
  const php: Predicate = { fetch: { name: 'path', match: 'end', pattern: { endsWith: 'php' } } };
  expect(verdict(php, 'frontend f\n    acl a path_end .html .php\n')).toBe('true 2:11');
  expect(verdict(php, 'frontend f\n    acl a path_end .html\n')).toBe('false');
});

it('keeps to the lines asked for, and to the scope', () => {
  const inAcl: Predicate = { fetch: { name: 'path', keyword: 'acl' } };
  expect(verdict(inAcl, 'frontend f\n    http-request deny if { path a }\n')).toBe('false');
  const ofBackend: Predicate = { proxy: { side: 'backend', where: json } };
  expect(verdict(ofBackend, "frontend f\n    acl a req.body,json_query('$.a') -m found\nbackend b\n")).toBe('false');
  expect(verdict(ofBackend, "defaults d\n    http-request deny if { req.body,json_query('$.a') -m found }\nbackend b from d\n")).toBe(
    'true 2:37',
  );
});
