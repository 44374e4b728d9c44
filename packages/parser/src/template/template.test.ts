import { describe, expect, test } from 'vitest';
import { type ConfigFile, parse, print, type TemplateLanguage, templateLanguageOf } from '../index.js';

const sections = new Set(['global', 'defaults', 'frontend', 'backend']);

function read(text: string, template: TemplateLanguage): ConfigFile {
  const file = parse(text, { sections, template });
  expect(print(file)).toBe(text);
  return file;
}

/** The words of each line, with `~` in front of lines that may be left out; unknown words are written as they are. */
function linesOf(file: ConfigFile): string[] {
  const lines = [file.preamble, ...file.sections.map(({ header, body }) => [header, ...body])].flat();
  return lines.map(({ start, words }) => `${file.template?.isUncertain(start) ? '~' : ''}${words.map(({ raw }) => raw).join('|')}`);
}

describe('templateLanguageOf', () => {
  test.each([
    ['haproxy.cfg.j2', '', 'jinja'],
    ['a/haproxy.jinja', '', 'jinja'],
    ['haproxy.JINJA2', '', 'jinja'],
    ['haproxy.cfg.erb', '', 'erb'],
    ['haproxy.epp', '', 'erb'],
    ['haproxy.tmpl', '{{ x }}', 'go'],
    ['haproxy.gotmpl', '', 'go'],
    ['haproxy.tpl', 'bind :{{ .port }}', 'go'],
    ['haproxy.tpl', 'bind :${port}', 'envsubst'],
    ['haproxy.tmpl', '{% for a in b %}\n{{ a }}\n{% endfor %}', 'jinja'],
    ['haproxy.ctmpl', '', 'consul'],
    ['haproxy.cfg.envsubst', '', 'envsubst'],
    ['haproxy.cfg', '{{ x }}', null],
    ['j2', '', null],
  ] as const)('%s', (path, text, language) => expect(templateLanguageOf(path, text)).toBe(language));
});

describe('expressions', () => {
  test.each<[TemplateLanguage, string, string]>([
    ['jinja', 'bind {{ a|default("x y") }}:80 ssl', 'bind|{{ a|default("x y") }}:80|ssl'],
    ['jinja', 'crt \'{{ "}}" }}\' b', 'crt|\'{{ "}}" }}\'|b'],
    ['jinja', 'server a {{ b }} {% if c %}check{% endif %} x', 'server|a|{{ b }}|{% if c %}check{% endif %}|x'],
    ['jinja', 'a \\{{ n }} "{{ \'#\' }}"', 'a|\\{{ n }}|"{{ \'#\' }}"'],
    ['erb', 'timeout client <%= @t || "5 s" %> # x', 'timeout|client|<%= @t || "5 s" %>'],
    ['erb', 'a <%% b', 'a|<%%|b'],
    ['go', 'bind :{{ .port | printf "%d }} #" }}', 'bind|:{{ .port | printf "%d }} #" }}'],
    ['consul', 'server {{.Node}} {{.Address}}:{{.Port}} check', 'server|{{.Node}}|{{.Address}}:{{.Port}}|check'],
    ['envsubst', "bind :${PORT} crt '$CRT' x$", "bind|:${PORT}|crt|'$CRT'|x$"],
  ])('of %s are words or parts of words: %s', (language, line, words) => {
    const file = read(`  ${line}\n`, language);
    expect(linesOf(file)).toEqual([words]);
    expect(file.problems).toEqual([]);
    for (const word of file.preamble[0]?.words ?? []) {
      const isUnknown = /\{\{|<%|\{%|\$\{|\$C/.test(word.raw);
      expect([word.raw, word.isLiteral]).toEqual([word.raw, !isUnknown]);
      for (const variable of word.variables) expect(variable.expandsToWords).toBe(!/^["']/.test(word.raw));
    }
  });

  test('at the start of a line leave the line open', () => {
    const file = read('global\n  {{ more }} x\n  daemon\n{{ sections }}\n  maxconn 1\nbackend b\n', 'jinja');
    expect(linesOf(file)).toEqual(['global', 'daemon', '~maxconn|1', 'backend|b']);
    expect(file.sections.map((section) => file.template?.isOpen(section))).toEqual([true, false]);
    expect(file.template?.unknownSections).toHaveLength(1);
  });

  test('carry the name that envsubst gives them', () => {
    const [line] = read('a $B "${C}" ${D:-e}\n', 'envsubst').preamble;
    expect(line?.words.flatMap(({ variables }) => variables.map(({ name }) => name))).toEqual(['B', 'C', '']);
  });
});

describe('blocks', () => {
  test.each<[TemplateLanguage, string]>([
    ['jinja', 'global\n{% if a -%}\n  daemon\n{%+ else %}\n  quiet\n{% endif %}\n  a b\n'],
    ['jinja', 'global\n  {% for a in b %}\n  daemon\n{# a\n comment #}\n quiet\n  {% endfor %}\n  a b\n'],
    ['erb', 'global\n<% if @a -%>\n  daemon\n<% else -%>\n  quiet\n<% end -%>\n  a b\n'],
    ['erb', 'global\n<% @a.each do |x|\n  y = "end"\n-%>\n  daemon\n  quiet\n<% end -%>\n  a b\n'],
    ['erb', 'global\n<% $a.each |$x| { -%>\n  daemon\n  quiet\n<% } -%>\n  a b\n'],
    ['erb', 'global\n<% if $a { -%>\n  daemon\n<% } else { -%>\n  quiet\n<% } -%>\n  a b\n'],
    ['go', 'global\n{{- if .a }}\n  daemon\n{{- else }}\n  quiet\n{{- end }}\n  a b\n'],
    ['consul', 'global\n{{range service "a"}}{{/* }} */}}\n  daemon\n  quiet\n{{end}}\n  a b\n'],
  ])('of %s leave it open whether their lines are there: %j', (language, text) => {
    expect(linesOf(read(text, language))).toEqual(['global', '~daemon', '~quiet', 'a|b']);
  });

  test('around a header leave open whose the lines behind are', () => {
    const file = read('backend a\n x\n{% if c %}\nbackend b\n y\n{% endif %}\n z\nbackend d\n', 'jinja');
    expect(linesOf(file)).toEqual(['backend|a', 'x', '~backend|b', '~y', '~z', 'backend|d']);
    expect(file.sections.map((section) => file.template?.isOpen(section))).toEqual([true, true, false]);
  });

  test.each([
    ['that are never closed last until the end', 'global\n{% if a %}\n b\nbackend c\n', ['global', '~b', '~backend|c']],
    ['that close what was not opened take all before', 'global\n b\n{% endif %}\nbackend c\n', ['~global', '~b', 'backend|c']],
    ['in a comment count too', 'global\n# {% if a %}\n b\n# {% endif %} x\n c\n', ['global', '~b', 'c']],
    ['that join lines make both uncertain', 'global\n a\n  {%- if b %} c{% endif %}\n\n d\n', ['global', '~a', 'd']],
    ['are none in raw text', 'global\n{% raw %}\n a {{ b\n{% endraw %}\n c\n', ['global', 'a|{{|b', 'c']],
    ['that only set something change nothing', 'global\n{% set a = 1 %}\n b\n', ['global', 'b']],
  ])('%s', (_, text, lines) => expect(linesOf(read(text, 'jinja'))).toEqual(lines));
});

describe('positions', () => {
  test('are those of the template', () => {
    const file = read('{# two\nlines #}\nglobal # {{ a\n}} b\n  x {{ y }} "open\n  z "open\n', 'jinja');
    const [section] = file.sections;
    expect(section?.body.map(({ loc }) => loc.start)).toEqual([
      { line: 5, column: 3 },
      { line: 6, column: 3 },
    ]);
    // An expression may hold the other quote.
    expect(file.problems.map(({ code, start }) => [code, file.lines.positionAt(start)])).toEqual([
      ['unmatched-quote', { line: 6, column: 5 }],
    ]);
  });

  test('every text is read, and printed as it was', () => {
    const pieces = [
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      '<%',
      '<%=',
      '-%>',
      '%>',
      '${',
      '}',
      '$A',
      '"',
      "'",
      '\\',
      '#',
      '\n',
      '\r\n',
      ' a ',
      'if',
      'end',
      'endif',
    ];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let i = 0; i < 500; i++) {
      const text = Array.from({ length: next(24) }, () => pieces[next(pieces.length)]).join('');
      for (const language of ['jinja', 'erb', 'go', 'envsubst'] as const) read(text, language);
    }
  });
});
