import { parseVersion, type Version } from '@haplint/catalog';
import { createConfigLoader } from '@haplint/core/config';
import { lint, lintAndFix, type SourceFile } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { describe, expect, test } from 'vitest';

const config = await createConfigLoader({ cwd: '/nowhere', builtin, useConfigFiles: false, preset: 'recommended' }).configFor(
  '/nowhere/haproxy.cfg',
);
const options = {
  rulesFor: config.rulesFor,
  knownRules: config.knownRules,
  targets: [parseVersion('3.2.1') as Version],
};

/** Findings as `line:column rule`, those of the presets that ask for more than correctness left out. */
function findings(files: readonly SourceFile[], fragment = false): string[] {
  const { results, crashes } = lint(files, { ...options, fragment });
  expect(crashes).toEqual([]);
  return results.flatMap(({ messages }) => messages).map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);
}

/** What every line of the cases below stands behind: nothing is missing from it. */
const HEAD = `global
  chroot /var/lib/haproxy
  user haproxy
  group haproxy
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout http-request 5s
`;
const HEAD_LINES = HEAD.split('\n').length - 1;

/** Findings behind the head, with lines counted from there. */
function findingsBehind(text: string, name: string): string[] {
  return findings([{ path: name, text: HEAD + text }]).flatMap((finding) => {
    const [, line, rest] = /^(\d+)(.*)/.exec(finding) as RegExpExecArray;
    return Number(line) > HEAD_LINES ? [`${Number(line) - HEAD_LINES}${rest}`] : [];
  });
}

describe('a template that could be right', () => {
  test.each([
    ['a.j2', 'backend b\n  balance {{ algorithm }}\n  server a {{ ip }}:{{ port }} {{ options }}\n  {{ more | indent(2) }}\n'],
    [
      'a.j2',
      'frontend w\n  bind :80\n{% for a in acls %}\n  acl {{ a.name }} {{ a.test }}\n{% endfor %}\n  http-request deny if bad\n  default_backend x\n{{ rest }}\n',
    ],
    [
      'a.j2',
      'frontend w\n  bind :80\n  acl {{ name }} path /x\n  http-request deny if bad\n  default_backend b\nbackend b\n  server s 192.0.2.1:80 check\n',
    ],
    ['a.j2', '{% for b in backends %}\nbackend {{ b }}\n  option httpchk\n{% endfor %}\nfrontend w\n  bind :80\n  default_backend app\n'],
    ['a.j2', 'frontend w\n  bind :80\n  default_backend {{ app }}\nbackend one\n  server s 192.0.2.1:80 check\n'],
    ['a.j2', 'backend b\n  server s 192.0.2.1:80 {% if tls %}ssl verify none{% else %}check{% endif %}\n'],
    ['a.j2', '{% if v2 %}\nbackend b\n{% else %}\nbackend b\n{% endif %}\n  server s 192.0.2.1:80 check\n'],
    ['a.j2', 'backend b\n{% if old %}\n  option forceclose\n{% endif %}\n  server s 192.0.2.1:80 check\n'],
    ['a.j2', 'backend b\n  http-request set-header X "{{ a[\'b\'] }}" if {{ condition }}\n  server s 192.0.2.1:80 check\n'],
    ['a.j2', 'backend b\n  timeout {{ which }} 5s\n  option {{ which }}\n  server s 192.0.2.1:80 check\n'],
    ['a.j2', '{% include "frontends.j2" %}\nbackend unused\n  server s 192.0.2.1:80 check\n'],
    ['a.j2', 'backend b\n  server s 192.0.2.1:80 {{ check }}\n'],
    [
      'a.erb',
      'backend b\n<% @servers.each_with_index do |s, i| -%>\n  server s<%= i %> <%= s %>\n<% end -%>\nfrontend w\n  bind *:<%= @port %>\n  default_backend b\n',
    ],
    [
      'a.erb',
      '<%- @sections.each do |name, lines| -%>\nlisten <%= name %>\n<%- lines.each do |l| -%>\n  <%= l %>\n<%- end -%>\n<%- end -%>\n',
    ],
    [
      'a.tmpl',
      '{{- range $name, $b := .Backends }}\nbackend {{ $name }}\n  {{- with $b.Mode }}\n  mode {{ . }}\n  {{- end }}\n{{- end }}\n',
    ],
    ['a.ctmpl', 'backend b\n{{range service "web"}}\n  server {{.Node}} {{.Address}}:{{.Port}} check{{end}}\n'],
    ['a.envsubst', 'frontend w\n  bind :${PORT}\n  default_backend ${BACKEND}\nbackend b\n  server s ${HOST}:80 check ${OPTIONS}\n'],
    ['a.envsubst', "backend b\n  http-request set-path '$PREFIX%[path]'\n  server s 192.0.2.1:80 check\n"],
  ])('draws no finding: %s %j', (name, text) => {
    const errors = findingsBehind(text, name).filter((finding) => !/missing-(hsts|http|default-backend)|unused-section/.test(finding));
    expect(errors).toEqual([]);
  });

  test('and nothing is unused in one that may use it', () => {
    const text = 'frontend w\n  bind :80\n  acl a path /a\n  use_backend {{ b }} if {{ c }}\nbackend b\n  server s 192.0.2.1:80 check\n';
    expect(findingsBehind(text, 'a.j2').filter((finding) => finding.includes('unused'))).toEqual([]);
    expect(findingsBehind(text.replaceAll(/ if .*|\{\{ b \}\}/g, 'b'), 'a.cfg').join()).toContain('unused-acl');
  });
});

describe('a plain mistake in a template', () => {
  test.each([
    [
      'a.j2',
      'backend b\n{% for s in servers %}\n  server {{ s }} {{ s }}:80 check\n{% endfor %}\n  timeout sevrer 5s\n',
      ['5:11 unknown-keyword'],
    ],
    ['a.j2', '{# two\nlines #}\nbackend b\n  server {{ a }} {{ b }}:80\n  optoin httpchk\n', ['5:3 unknown-keyword']],
    ['a.j2', 'backend b\n  balnce {{ algorithm }}\n  server s 192.0.2.1:80 check\n', ['2:3 unknown-keyword']],
    ['a.j2', 'frontend w\n  bind :{{ port }}\n  http-request deny if nobody\n  default_backend {{ b }}\n', ['3:24 undefined-acl']],
    [
      'a.erb',
      '<% if @a -%>\nfrontend <%= @a %>\n  bind :80\n<% end -%>\nbackend b\n  timeout server 5 s\n  server s <%= @b %>\n',
      ['6:20 extra-argument'],
    ],
    ['a.tmpl', '{{ range .b }}\nbackend {{ .name }}\n{{ end }}\nbackend c\n  cookie\n  server s {{ .ip }}\n', ['5:9 missing-argument']],
    [
      'a.ctmpl',
      'backend b\n  option httpchek\n{{ range service "a" }}\n  server {{ .Name }} {{ .Address }}\n{{ end }}\n',
      ['2:10 unknown-option'],
    ],
    ['a.envsubst', 'backend b\n  server s ${HOST}:80\n  http-request dney\n', ['3:16 unknown-action']],
  ])('is found where it stands: %s %j', (name, text, expected) => {
    const found = findingsBehind(text, name);
    for (const finding of expected) expect(found.map((one) => one.replace(/^(\d+):\d+ missing/, '$1:9 missing'))).toContain(finding);
    const errors = lint([{ path: name, text: HEAD + text }], options).results[0]?.errorCount;
    expect(errors).toBe(expected.length);
  });

  test('is mended where the edit touches no template syntax', () => {
    const text = 'backend b\n  option httpclose\n  server s {{ a }}:80 check\n{% if x %}\n  option httpclose\n{% endif %}\n';
    const { files } = lintAndFix([{ path: 'a.j2', text: HEAD + text }], options, { unsafe: true });
    expect(files[0]?.text.slice(-60)).toContain('{% if x %}\n  option httpclose\n{% endif %}\n');
  });
});

describe('a fragment', () => {
  const file = (text: string, path = 'conf.d/a.cfg') => [{ path, text }];

  test('is not blamed for what may be elsewhere', () => {
    const text = `frontend w
  bind :80
  option httplog
  http-request deny if { http_auth(people) }
  use_backend app if { path_beg /app }
  default_backend elsewhere
backend own
  server s 192.0.2.1:80 check resolvers dns
`;
    expect(findings(file(text)).length).toBeGreaterThan(4);
    expect(findings(file(text), true)).toEqual([]);
  });

  test('is blamed for what it decides alone', () => {
    const text = `frontend w
  bind :80
  option httlog
  http-request deny if nobody
  default_backend elsewhere
frontend w
  bind :81
`;
    expect(findings(file(text), true)).toEqual(['3:10 unknown-option', '4:24 undefined-acl', '6:1 duplicate-section']);
  });

  test('may name defaults that are elsewhere', () => {
    expect(findings(file('frontend w from base\n  bind :80\n  http-request deny if nobody\n'), true)).toEqual([]);
  });
});
