import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentView } from '../document-view.js';
import { viewOf } from '../fixture.js';
import { createLanguageService } from '../language-service.js';
import { definitions } from './definition.js';
import { highlights } from './highlights.js';
import { references } from './references.js';
import { prepareRename, rename } from './rename.js';

const CONFIG = `global
    setenv REGION eu
userlist staff
    user bob insecure-password x
resolvers dns
    nameserver n1 127.0.0.1:53
frontend www
    bind :80 name plain
    acl is_api path_beg /api
    acl is_api path_beg /v2
    http-request set-var(txn.host) req.hdr(host)
    http-request auth unless { http_auth(staff) }
    http-request track-sc0 src table api
    http-request deny if { src_http_req_rate(api) gt 10 } !is_api
    http-request do-resolve(txn.ip,dns) var(txn.host)
    use_backend api if is_api { nbsrv(api) gt 0 } { srv_is_up(api/s1) } or { var(txn.host) -m str "a" }
    default_backend "api"
backend api
    stick-table type ip size 1m expire 10s store http_req_rate(10s)
    use-server s1 if { src 10.0.0.1 }
    server s1 10.0.0.1:80 resolvers dns check track other/t1
    server-template w 3 10.0.0.2:80
    http-response set-header X-Host "%[var(txn.host)] \${REGION}"
backend other
    server t1 10.0.0.9:80 check
    use-server "t1" unless { srv_is_up(api/w2) }
`;

/** The lines of locations and the texts there. */
function shown(
  text: string,
  places: readonly { range: { start: { line: number; character: number }; end: { line: number; character: number } } }[],
) {
  const document = TextDocument.create('file:///x', 'haproxy', 1, text);
  return places.map(({ range }) => `${range.start.line + 1} ${document.getText(range)}`);
}

/** Puts the cursor into the nth place of a text. */
function at(text: string, needle: string, within = 0) {
  const { view } = viewOf(text);
  const offset = text.indexOf(needle);
  if (offset === -1) throw new Error(`no ${needle}`);
  return { view, position: view.file.document.positionAt(offset + within) };
}

test.each([
  ['a backend', 'use_backend api', 12, ['18 api'], ['13 api', '14 api', '16 api', '16 api', '16 api', '17 api', '26 api']],
  ['a stick table', 'table api', 6, ['19 stick-table'], ['13 api', '14 api']],
  ['an ACL', '!is_api', 3, ['9 is_api', '10 is_api'], ['14 is_api', '16 is_api']],
  ['a variable', 'var(txn.host) -m', 6, ['11 txn.host'], ['15 txn.host', '16 txn.host', '23 txn.host']],
  ['a variable that is resolved into', 'do-resolve(txn.ip', 12, ['15 txn.ip'], []],
  ['resolvers', 'resolvers dns check', 11, ['5 dns'], ['15 dns', '21 dns']],
  ['a userlist', 'http_auth(staff)', 11, ['3 staff'], ['12 staff']],
  ['a server of another backend', 'api/s1', 4, ['21 s1'], ['16 s1', '20 s1']],
  ['a server that is tracked', 'other/t1', 6, ['25 t1'], ['21 t1', '26 t1']],
  ['a server of a template', 'api/w2', 4, ['22 w'], ['26 w']],
  ['a variable of the environment', 'REGION}', 0, ['2 REGION'], ['23 REGION']],
])('finds %s', (_, needle, within, defined, referred) => {
  const { view, position } = at(CONFIG, needle, within);
  expect(shown(CONFIG, definitions(view, position))).toEqual(defined);
  expect(shown(CONFIG, references(view, position, { withDefinitions: false })).sort(byLine)).toEqual(referred);
  expect(references(view, position, { withDefinitions: true })).toHaveLength(defined.length + referred.length);
});

const byLine = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10);

test('keeps to the section of an ACL, and to the scope of a name', () => {
  const text = 'frontend a\n acl x path /\n http-request deny if x\nfrontend b\n acl x path /b\n http-request deny if x\nbackend a\n';
  const { view, position } = at(text, 'x path /b');
  expect(shown(text, references(view, position, { withDefinitions: true }))).toEqual(['5 x', '6 x']);
  const proxy = at(text, 'a\n acl');
  expect(shown(text, references(proxy.view, proxy.position, { withDefinitions: true }))).toEqual(['1 a']);
});

test('goes through all files of a configuration', () => {
  const { view, at: mark } = viewOf('frontend f\n  default_backend ^^b\n', { others: { '/etc/haproxy/b.cfg': 'backend b\n' } });
  expect(definitions(view, mark())).toEqual([
    { uri: 'file:///etc/haproxy/b.cfg', range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } } },
  ]);
  const edits = rename(view, mark(), 'c');
  expect(Array.isArray(edits) && edits.map(({ file, edits: own }) => [file.file.path, own.length])).toEqual([
    ['/etc/haproxy/haproxy.cfg', 1],
    ['/etc/haproxy/b.cfg', 1],
  ]);
});

test('takes no name for one that requests or variables make', () => {
  const { view, at: mark } = viewOf('frontend f\n  use_backend ^1^%[path]\n  default_backend "^2^$B"\nbackend b\n');
  expect([definitions(view, mark(1)), prepareRename(view, mark(1))]).toEqual([[], null]);
  expect(definitions(view, mark(2))).toEqual([]);
});

test('marks what defines a name as written, and what uses it as read', () => {
  const { view, position } = at(CONFIG, '!is_api', 2);
  expect(highlights(view, position).map(({ range, kind }) => [range.start.line + 1, kind])).toEqual([
    [9, 3],
    [10, 3],
    [14, 2],
    [16, 2],
  ]);
});

function renamed(text: string, needle: string, within: number, newName: string): string {
  const { view, position } = at(text, needle, within);
  const result = rename(view, position, newName);
  if (result === null) return 'nothing';
  if ('refusal' in result) return result.refusal;
  return TextDocument.applyEdits(
    view.file.document,
    result.flatMap(({ edits }) => [...edits]),
  );
}

test('renames a proxy with its tables, in quotes and in expressions', () => {
  const expected = CONFIG.replaceAll(/(?<=backend |\()api\b|(?<=table )api|"api"/g, (name) => name.replace('api', 'v3'));
  expect(renamed(CONFIG, 'backend api\n', 9, 'v3')).toBe(expected);
  expect(renamed(CONFIG, 'table api', 7, 'v3')).toBe(expected);
  expect(expected).toContain('srv_is_up(v3/s1)');
});

test.each([
  ['api', 'backend api\n', 9, 'other', 'There is already a backend "other".'],
  ['api', 'backend api\n', 9, 'www', 'There is already a frontend "www".'],
  ['api', 'backend api\n', 9, 'a b', 'Invalid name "a b": " " is not permitted; use letters, digits, ".", ":", "_" and "-".'],
  ['is_api', '!is_api', 2, 'METH_GET', '"METH_GET" is an ACL that HAProxy defines itself.'],
  ['is_api', '!is_api', 2, 'or', '"or" is a word of HAProxy\'s and cannot be a name here.'],
  ['txn.host', 'var(txn.host', 6, 'req.host', 'Invalid variable "req.host": expected "txn." and letters, digits, "_" and ".".'],
  ['s1', 'server s1', 7, 'w2', 'A server that a "server-template" makes may be called "w2".'],
  ['bob', 'user bob', 6, 'al', 'Cannot rename user "bob": it is the name that clients log in with.'],
  [
    'REGION',
    'REGION}',
    0,
    'R',
    'Cannot rename environment variable "REGION": variables of the environment reach outside of the configuration.',
  ],
  ['the keyword of a table', 'stick-table', 2, 'x', 'The table has its name from the section; rename backend "api".'],
])('refuses to rename %s', (_, needle, within, newName, message) => {
  expect(renamed(CONFIG, needle, within, newName)).toBe(message);
});

test('refuses a rename that would change what HAProxy does', () => {
  expect(renamed('frontend f\n use_backend be_%[path]\nbackend be_a\nbackend c\n', 'backend be_a\n', 9, 'x')).toBe(
    'Cannot rename backend "be_a": line 2 makes such names from requests (be_%[path]).',
  );
  expect(renamed('frontend f\n use_backend be_%[path]\nbackend be_a\nbackend c\n', 'backend c', 8, 'be_c')).toContain(
    'line 2 makes such names',
  );
  expect(renamed('frontend f\n use_backend %[path]\nbackend a\n', 'backend a', 8, 'x')).toContain('line 2 makes such names');
  expect(renamed('frontend f\n.if version_before(2.0)\n default_backend a\n.endif\nbackend a\n', '\nbackend a', 9, 'x')).toBe(
    'Cannot rename backend "a": line 3 of /etc/haproxy/haproxy.cfg names it too, and HAProxy does not read that line for this target.',
  );
  expect(renamed('frontend f\n default_backend nowhere\nbackend a\n', 'backend a', 8, 'nowhere')).toContain('it would become this one');
});

test('keeps names of a piece of a configuration that the other pieces may know', () => {
  const document = TextDocument.create('file:///p.cfg', 'haproxy', 1, 'backend b\n  acl a path /\n');
  const options = { rulesFor: () => new Map(), knownRules: new Set<string>(), fragment: true };
  const view = createLanguageService().view({ files: [{ path: '/p.cfg', document }], options }, 'file:///p.cfg') as DocumentView;
  expect(prepareRename(view, { line: 0, character: 8 })).toEqual({
    refusal:
      'Cannot rename backend "b": this file is a piece of a configuration, and the other pieces may name it too. List them under "configs".',
  });
  expect(prepareRename(view, { line: 1, character: 6 })).toMatchObject({ placeholder: 'a' });
});

test('never throws, and finds every reference from its definition', () => {
  const { view } = viewOf(CONFIG);
  for (let offset = 0; offset <= CONFIG.length; offset++) {
    const position = view.file.document.positionAt(offset);
    const here = definitions(view, position);
    prepareRename(view, position);
    rename(view, position, 'new_name');
    const own = JSON.stringify(references(view, position, { withDefinitions: true }));
    for (const { range } of here) {
      const back = references(view, range.start, { withDefinitions: true });
      expect(JSON.stringify(back)).toBe(own);
      expect(back.some((place) => view.offsetAt(place.range.start) <= offset && offset <= view.offsetAt(place.range.end))).toBe(true);
    }
  }
});
