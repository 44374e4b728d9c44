import { defineRule, type Plugin } from '@haplint/core';
import { applyEdits, type ConfiguredRules } from '@haplint/core/internal';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { type Configuration, createLanguageService, FIX_ALL_KIND, MAX_RELATED, type ServiceFile } from './index.js';

/** Reports lines with the word `bad`, with a fix, a suggestion and the section's header as a related place. */
const noBad = defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'bad lines', url: 'https://example.org/no-bad' },
    severity: 'error',
    messages: { bad: 'Disallowed "{{ word }}"', here: 'in this section', better: 'Say "better"' },
    fixable: 'code',
    hasSuggestions: true,
  },
  create: (context) => ({
    Directive(node) {
      const bad = node.words.find(({ value }) => value === 'bad');
      if (bad === undefined) return;
      const header = context.model.files.flatMap((file) => file.sections)[0]?.header;
      context.report({
        node: bad,
        messageId: 'bad',
        data: { word: bad.value },
        fix: (fixer) => fixer.replaceText(bad, 'good'),
        suggest: [{ messageId: 'better', fix: (fixer) => fixer.replaceText(bad, 'better') }],
        related: header ? [{ node: header, messageId: 'here' }] : [],
      });
    },
  }),
});

/** Warns of each `risky` keyword; what it offers may change what HAProxy does. */
const noRisky = defineRule({
  meta: { type: 'suggestion', docs: { description: 'risky lines' }, severity: 'warn', messages: { risky: 'Risky' }, fixable: 'code' },
  create: (context) => ({
    Directive(node) {
      if (node.keyword.value !== 'risky') return;
      context.report({ node, messageId: 'risky', applicability: 'unsafe', fix: (fixer) => fixer.remove(node) });
    },
  }),
});

/** Reports a `crowd` with every word of its line as a related place. */
const crowd = defineRule({
  meta: { type: 'problem', docs: { description: 'crowds' }, severity: 'warn', messages: { crowd: 'Crowd', one: 'One of it' } },
  create: (context) => ({
    Directive(node) {
      if (node.keyword.value !== 'crowd') return;
      context.report({ node, messageId: 'crowd', related: node.args.map((word) => ({ node: word, messageId: 'one' as const })) });
    },
  }),
});

/** Throws at each `crash` keyword. */
const crashing = defineRule({
  meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'warn', messages: {} },
  create: () => ({
    Directive(node) {
      if (node.keyword.value === 'crash') throw new Error('on purpose');
    },
  }),
});

/** Reports syntax problems, so that what a comment does to a broken line is seen. */
const broken = defineRule({
  meta: { type: 'problem', docs: { description: 'broken lines' }, severity: 'error', messages: { broken: 'Broken' } },
  create: (context) => ({
    Directive(node) {
      if (node.broken) context.report({ node, messageId: 'broken' });
    },
  }),
});

const plugin = { rules: { 'no-bad': noBad, 'no-risky': noRisky, crowd, crashing, broken } } satisfies Plugin;
const rules: ConfiguredRules = new Map(
  Object.entries(plugin.rules).map(([id, rule]) => [id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: [] }]),
);
const service = createLanguageService();

function fileOf(text: string, name = 'a.cfg'): ServiceFile {
  return { path: `/${name}`, document: TextDocument.create(`file:///${name}`, 'haproxy', 1, text) };
}

function configurationOf(...files: ServiceFile[]): Configuration {
  return { files, options: { rulesFor: () => rules, knownRules: new Set(rules.keys()) } };
}

function diagnosticsOf(file: ServiceFile): readonly Diagnostic[] {
  return service.diagnose(configurationOf(file)).diagnostics.get(file.document.uri) ?? [];
}

const everywhere = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

function actionsOf(text: string, only?: string[]): CodeAction[] {
  const file = fileOf(text);
  return service.codeActions(file, everywhere, diagnosticsOf(file), { configuration: configurationOf(file), ...(only ? { only } : {}) });
}

function applied(text: string, action: CodeAction | undefined): string {
  const { document } = fileOf(text);
  return TextDocument.applyEdits(document, action?.edit?.changes?.[document.uri] ?? []);
}

/** The text after the action of that title; null where there is no such action. */
function after(text: string, title: string | RegExp): string | null {
  const action = actionsOf(text).find((one) => (typeof title === 'string' ? one.title === title : title.test(one.title)));
  return action ? applied(text, action) : null;
}

describe('diagnose', () => {
  test('tells everything the engine tells', () => {
    const file = fileOf('listen l\n  bad thing\n');
    expect(diagnosticsOf(file)).toEqual([
      {
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
        severity: DiagnosticSeverity.Error,
        source: 'haplint',
        code: 'no-bad',
        codeDescription: { href: 'https://example.org/no-bad' },
        message: 'Disallowed "bad"',
        relatedInformation: [
          {
            location: { uri: 'file:///a.cfg', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } } },
            message: 'in this section',
          },
        ],
        data: {
          ruleId: 'no-bad',
          fix: { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } }, newText: 'good' },
          suggestions: [
            {
              title: 'Say "better"',
              edit: { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } }, newText: 'better' },
            },
          ],
          suppressible: true,
        },
      },
    ]);
  });

  test('counts in UTF-16 code units and in the lines of the editor', () => {
    const [diagnostic] = diagnosticsOf(fileOf('listen l\n  # 😀\r 😀\r\n  bad\r\n'));
    expect(diagnostic?.range).toEqual({ start: { line: 3, character: 2 }, end: { line: 3, character: 5 } });
  });

  test('warns where the engine warns', () => {
    expect(diagnosticsOf(fileOf('listen l\n  risky\n'))[0]).toMatchObject({ severity: DiagnosticSeverity.Warning, code: 'no-risky' });
  });

  test('points into other files of the configuration', () => {
    const first = fileOf('defaults\n  mode tcp\n', 'first.cfg');
    const second = fileOf('listen l\n  bad\n', 'second.cfg');
    const { diagnostics } = service.diagnose(configurationOf(first, second));
    expect(diagnostics.get('file:///first.cfg')).toEqual([]);
    expect(diagnostics.get('file:///second.cfg')?.[0]?.relatedInformation?.[0]?.location.uri).toBe('file:///first.cfg');
  });

  test('names a few of many related places', () => {
    const [diagnostic] = diagnosticsOf(fileOf(`listen l\n  crowd ${'x '.repeat(50)}\n`));
    expect(diagnostic?.relatedInformation).toHaveLength(MAX_RELATED);
  });

  test('reads a document again when its version changes', () => {
    const file = fileOf('listen l\n  bad\n');
    expect(diagnosticsOf(file)).toHaveLength(1);
    TextDocument.update(file.document, [{ text: 'listen l\n  good\n' }], 2);
    expect(diagnosticsOf(file)).toEqual([]);
  });

  test('finds the line behind a line end that an edit has made of two characters', () => {
    const file = fileOf('listen l\n\n  bad\n');
    const range = { start: { line: 0, character: 8 }, end: { line: 1, character: 0 } };
    TextDocument.update(file.document, [{ range, text: '\r' }], 2);
    expect(file.document.getText()).toBe('listen l\r\n  bad\n');
    expect(diagnosticsOf(file)[0]?.range.start).toEqual({ line: 1, character: 2 });
  });

  test('shows a rule that throws, which no comment can switch off', () => {
    const text = 'listen l\n  crash\n';
    expect(diagnosticsOf(fileOf(text))[0]).toMatchObject({ code: 'crashing', message: expect.stringContaining('on purpose') });
    expect(actionsOf(text)).toEqual([]);
  });

  test('says which version the text was read for', () => {
    const { targets, targetSource } = service.diagnose(configurationOf(fileOf('# haplint target: 3.0.3\n')));
    expect({ targets, targetSource }).toEqual({ targets: [{ branch: '3.0', patch: 3, dev: null }], targetSource: 'comment' });
  });
});

test('templates are read by their extension, or as the configuration says', () => {
  const text = 'global\n  {% if a %}\n  bad\n  {% endif %}\n  bad {{ x }} bad\n';
  const lines = (file: ServiceFile) => diagnosticsOf(file).map(({ range }) => [range.start.line, range.start.character]);
  expect(lines(fileOf(text, 'a.cfg.j2'))).toEqual([[4, 2]]);
  expect(lines({ ...fileOf(text), template: 'jinja' })).toEqual([[4, 2]]);
  expect(lines(fileOf(text)).length).toBe(2);
});

describe('codeActions', () => {
  test('lists fixes, then suggestions, then comments', () => {
    const actions = actionsOf('listen l\n  bad\n');
    expect(actions.map(({ title, isPreferred }) => [title, isPreferred === true])).toEqual([
      ['Fix this no-bad problem', true],
      ['Say "better"', false],
      ['Disable no-bad for this line (comment above)', false],
      ['Disable no-bad for this line (comment at its end)', false],
      ['Disable no-bad for this section', false],
      ['Disable no-bad for this file', false],
    ]);
    expect(actions.every(({ kind, diagnostics }) => kind === 'quickfix' && diagnostics?.length === 1)).toBe(true);
  });

  test('makes fixes and suggestions', () => {
    expect(after('listen l\n  bad\n', 'Fix this no-bad problem')).toBe('listen l\n  good\n');
    expect(after('listen l\n  bad\n', 'Say "better"')).toBe('listen l\n  better\n');
  });

  test('makes all fixes of a rule, where there are several', () => {
    const all = 'Fix all no-bad problems in this file';
    expect(after('listen l\n  bad\n  bad\n  risky\n', all)).toBe('listen l\n  good\n  good\n  risky\n');
    expect(after('listen l\n  bad\n', all)).toBeNull();
  });

  test('opens the page of a rule for clients that can', () => {
    const file = fileOf('listen l\n  bad\n');
    const pages = (opensPages: boolean) =>
      service.codeActions(file, everywhere, diagnosticsOf(file), { opensPages }).flatMap(({ command }) => command ?? []);
    expect(pages(false)).toEqual([]);
    expect(pages(true)).toEqual([
      { title: 'Open the page of no-bad', command: 'haplint.openRulePage', arguments: ['https://example.org/no-bad'] },
    ]);
  });

  test('calls an unsafe fix unsafe and does not prefer it', () => {
    const action = actionsOf('listen l\n  risky\n').find(({ title }) => title.startsWith('Fix'));
    expect(action).toMatchObject({ title: 'Fix this no-risky problem (unsafe: may change what HAProxy does)' });
    expect(action?.isPreferred).toBeUndefined();
    expect(applied('listen l\n  risky\n', action)).toBe('listen l\n  \n');
  });

  test('keeps to the range asked for', () => {
    const file = fileOf('listen l\n  bad\n  bad\n');
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    const titles = (line: number, character: number) => service.codeActions(file, at(line, character), diagnosticsOf(file)).length;
    expect([titles(1, 2), titles(1, 5), titles(1, 6), titles(2, 3), titles(0, 0)]).toEqual([7, 7, 0, 7, 0]);
  });

  test('lists a comment that serves two findings once', () => {
    const section = actionsOf('listen l\n  bad\n  bad\n').filter(({ title }) => title.endsWith('this section'));
    expect(section.map(({ diagnostics }) => diagnostics?.length)).toEqual([2]);
  });

  test('makes edits of a known version where the client takes them', () => {
    const file = fileOf('listen l\n  bad\n');
    const [action] = service.codeActions(file, everywhere, diagnosticsOf(file), { versionedEdits: true });
    expect(action?.edit).toMatchObject({ documentChanges: [{ textDocument: { uri: 'file:///a.cfg', version: 1 } }] });
  });

  test('leaves diagnostics of others alone', () => {
    const diagnostic: Diagnostic = { range: everywhere, message: 'not ours', source: 'other', data: { ruleId: 'x', suppressible: true } };
    expect(service.codeActions(fileOf('listen l\n'), everywhere, [diagnostic])).toEqual([]);
  });

  test('makes all safe fixes at once, when asked for by kind', () => {
    const text = 'listen l\n  bad\n  risky\n  bad\n';
    for (const kind of [FIX_ALL_KIND, 'source.fixAll', 'source']) {
      const [action, ...rest] = actionsOf(text, [kind]);
      expect(rest).toEqual([]);
      expect(applied(text, action)).toBe('listen l\n  good\n  risky\n  good\n');
    }
    expect(actionsOf('listen l\n  risky\n', [FIX_ALL_KIND])).toEqual([]);
    expect(actionsOf(text, ['refactor'])).toEqual([]);
  });
});

describe('comments that switch a rule off', () => {
  const above = 'Disable no-bad for this line (comment above)';
  const atEnd = 'Disable no-bad for this line (comment at its end)';
  const section = 'Disable no-bad for this section';
  const file = 'Disable no-bad for this file';

  test.each<[string, string, string, string | null]>([
    ['keeps the indentation', above, 'listen l\n\t bad\n', 'listen l\n\t # haplint-disable-next-line no-bad\n\t bad\n'],
    ['keeps CRLF', above, 'listen l\r\n  bad\r\n', 'listen l\r\n  # haplint-disable-next-line no-bad\r\n  bad\r\n'],
    [
      'extends a comment above',
      above,
      'listen l\n  # haplint-disable-next-line broken -- why\n  bad\n',
      'listen l\n  # haplint-disable-next-line no-bad, broken -- why\n  bad\n',
    ],
    [
      'goes below a comment of another kind',
      above,
      'listen l\n  # note\n  bad\n',
      'listen l\n  # note\n  # haplint-disable-next-line no-bad\n  bad\n',
    ],
    ['works on the last line without an end', above, 'listen l\n  bad', 'listen l\n  # haplint-disable-next-line no-bad\n  bad'],
    ['works on the first line', above, 'bad\n', '# haplint-disable-next-line no-bad\nbad\n'],
    ['stays away from a byte order mark', above, '\uFEFFx bad\n', null],
    ['goes to the end', atEnd, 'listen l\n  bad\n', 'listen l\n  bad # haplint-disable-line no-bad\n'],
    ['goes to the end before CRLF', atEnd, 'listen l\r\n  bad x\r\n', 'listen l\r\n  bad x # haplint-disable-line no-bad\r\n'],
    ['goes behind white space', atEnd, 'listen l\n  bad \n', 'listen l\n  bad # haplint-disable-line no-bad\n'],
    [
      'extends a comment at the end',
      atEnd,
      'listen l\n  bad # haplint-disable-line broken\n',
      'listen l\n  bad # haplint-disable-line no-bad, broken\n',
    ],
    ['is not offered behind another comment', atEnd, 'listen l\n  bad # note\n', null],
    ['goes behind an escaped space', atEnd, 'listen l\n  bad x\\ \n', 'listen l\n  bad x\\ # haplint-disable-line no-bad\n'],
    ['is not offered behind a backslash', atEnd, 'listen l\n  bad x\\\n', null],
    ['goes to the header', section, 'listen l\n  bad\n', 'listen l # haplint-disable-section no-bad\n  bad\n'],
    [
      'goes to the right header',
      section,
      'listen k\n\nlisten l\n  bad\nlisten m\n',
      'listen k\n\nlisten l # haplint-disable-section no-bad\n  bad\nlisten m\n',
    ],
    [
      'extends a comment on the header',
      section,
      'listen l # haplint-disable-section broken\n  bad\n',
      'listen l # haplint-disable-section no-bad, broken\n  bad\n',
    ],
    [
      'moves the comment of the header',
      section,
      '  listen l  # the list\n  bad\n',
      '  # the list\n  listen l # haplint-disable-section no-bad\n  bad\n',
    ],
    ['leaves another directive of haplint on the header', section, 'listen l # haplint-disable-line x\n  bad\n', null],
    ['needs a section', section, 'bad\n', null],
    ['goes to the top of the file', file, 'global\r\nlisten l\r\n  bad\r\n', '# haplint-disable no-bad\r\nglobal\r\nlisten l\r\n  bad\r\n'],
    [
      'extends a comment at the top',
      file,
      '# haplint-disable broken -- why\nlisten l\n  bad\n',
      '# haplint-disable no-bad, broken -- why\nlisten l\n  bad\n',
    ],
    ['goes above another comment at the top', file, '# note\nlisten l\n  bad\n', '# haplint-disable no-bad\n# note\nlisten l\n  bad\n'],
    ['is not offered for a file with a byte order mark', file, '\uFEFFlisten l\n  bad\n', null],
  ])('%s', (_, title, text, expected) => {
    expect(after(text, title)).toBe(expected);
    if (expected !== null) expect(diagnosticsOf(fileOf(expected)).filter(({ code }) => code === 'no-bad')).toEqual([]);
  });

  test('behind an unmatched quote there can be no comment', () => {
    const text = "listen l\n  server 'a\n";
    expect(actionsOf(text).map(({ title }) => title)).toEqual([
      'Disable broken for this line (comment above)',
      'Disable broken for this section',
      'Disable broken for this file',
    ]);
    expect(diagnosticsOf(fileOf(after(text, /above/) as string))).toEqual([]);
  });
});

test('edits of the engine and of the protocol agree', () => {
  const text = 'listen l\r\n  # 😀\r\n  bad 😀\r\n';
  const at = text.indexOf('bad');
  expect(after(text, /^Fix/)).toBe(applyEdits(text, [{ range: [at, at + 3], text: 'good' }]).text);
});
