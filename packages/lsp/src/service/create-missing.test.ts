import { parseVersion, type Version } from '@haplint/catalog';
import { type ConfiguredRules, lint } from '@haplint/core/internal';
import plugin from '@haplint/rules';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration, ServiceFile } from './configuration.js';
import { createLanguageService } from './language-service.js';

const check = plugin.configs?.check?.rules ?? {};
const rules: ConfiguredRules = new Map(
  Object.keys(check).flatMap((id) => {
    const rule = plugin.rules?.[id.replace(/^haplint\//, '')];
    return rule === undefined ? [] : [[id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: [] }]];
  }),
);
const options = { rulesFor: () => rules, knownRules: new Set(rules.keys()), targets: [parseVersion('3.0.11') as Version] };
const service = createLanguageService();

const START = 'defaults\n  mode http\n  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\nfrontend www\n  bind :80\n';

/** The text once what is missing is created, and what is wrong with it then. */
function created(text: string, title: string): { text: string; findings: string[] } {
  const file: ServiceFile = { path: '/a.cfg', document: TextDocument.create('file:///a.cfg', 'haproxy', 1, text) };
  const configuration: Configuration = { files: [file], options };
  const view = service.view(configuration, 'file:///a.cfg');
  if (view === null) throw new Error('no view');
  const diagnostics = service.diagnose(configuration).diagnostics.get('file:///a.cfg') ?? [];
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
  const actions = service.codeActions(file, everywhere, diagnostics, { view });
  const action = actions.find((one) => one.title === title);
  if (action === undefined) throw new Error(`no such action among ${actions.map((one) => one.title).join(', ')}`);
  const after = TextDocument.applyEdits(file.document, action.edit?.changes?.['file:///a.cfg'] ?? []);
  const [result] = lint([{ path: '/a.cfg', text: after }], options).results;
  return { text: after, findings: (result?.messages ?? []).map(({ message }) => message) };
}

test.each([
  ['Create backend api', '  default_backend api\n', '\nbackend api\n  mode http\n'],
  ['Create backend api', '  use_backend api if { path_beg /api }\n', '\nbackend api\n  mode http\n'],
  ['Create userlist staff', '  http-request auth unless { http_auth(staff) }\n', '\nuserlist staff\n'],
  ['Create resolvers dns', 'backend b\n  server s a.example:80 resolvers dns\n', '\nresolvers dns\n  nameserver local 127.0.0.1:53\n'],
  ['Create cache c', '  http-request cache-use c\n', '\ncache c\n  total-max-size 4\n  max-age 60\n'],
  ['Create backend t', '  http-request track-sc0 src table t\n', '\nbackend t\n  stick-table type ip size 100k expire 30m\n'],
  ['Create backend t', '  http-request track-sc0 path table t\n', '\nbackend t\n  stick-table type string len 128 size 100k expire 30m\n'],
  ['Create backend t', '  http-request deny if { src_get_gpc0(t) gt 1 }\n', '\nbackend t\n  stick-table type ip size 100k expire 30m\n'],
  ['Create http-errors own', '  errorfiles own\n', '\nhttp-errors own\n'],
  [
    'Create mailers m',
    'backend b\n  email-alert mailers m\n  email-alert from a@b.c\n  email-alert to a@b.c\n',
    '\nmailers m\n  mailer local 127.0.0.1:25\n',
  ],
  ['Create fcgi-app php', 'backend b\n  use-fcgi-app php\n  server s 10.0.0.1:9000 proto fcgi\n', '\nfcgi-app php\n  docroot /var/www\n'],
])('%s: %s', (title, lines, section) => {
  const { text, findings } = created(`${START}${lines}`, title);
  expect(text).toBe(`${START}${lines}${section}`);
  expect(findings).toEqual([]);
});

test('creates an ACL above the line that names it', () => {
  const { text, findings } = created(`${START}  http-request deny if is_bad\n`, 'Create ACL is_bad');
  expect(text).toBe(`${START}  acl is_bad always_false\n  http-request deny if is_bad\n`);
  expect(findings).toEqual([]);
});

test('offers nothing that HAProxy would refuse', () => {
  expect(() => created(`${START}  default_backend www\n`, 'Create backend www')).toThrow('no such action');
});
