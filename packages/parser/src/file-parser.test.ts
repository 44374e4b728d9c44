import { describe, expect, test } from 'vitest';
import { type ConfigFile, leaves, parse, print, type Statement, type SyntaxNode, visitorKeys } from './index.js';

const sections: ReadonlySet<string> = new Set(['global', 'frontend', 'backend']);

function parseText(text: string): ConfigFile {
  const file = parse(text, { sections });
  expect(print(file)).toBe(text);
  return file;
}

const wordsOf = (line: { words: readonly { value: string }[] }) => line.words.map((word) => word.value).join(' ');
const covered = (file: ConfigFile) => file.problems.map(({ code, start, end }) => [code, file.text.slice(start, end)]);

/** The whole tree in a few words: `frontend www { mode tcp; bind :80 }`. */
function outline(file: ConfigFile): string[] {
  const line = (statement: Statement) => `${statement.type === 'Directive' ? '' : `${statement.type} `}${wordsOf(statement)}`;
  return [
    ...file.preamble.map(line),
    ...file.sections.map((section) => `${wordsOf(section.header)} { ${section.body.map(line).join('; ')} }`),
  ];
}

describe('sections', () => {
  test.each<[name: string, text: string, outline: string[]]>([
    ['nothing', '', []],
    ['white space', ' \n\t\n', []],
    ['one without lines', 'global\n', ['global {  }']],
    ['lines in front of the first', 'mode tcp\n\nglobal\n', ['mode tcp', 'global {  }']],
    ['names and words behind them', 'frontend www from base\nbackend\n', ['frontend www from base {  }', 'backend {  }']],
    [
      'indented headers and lines at the margin',
      '  frontend www\nmode tcp\n\tbackend app\nmode http\n',
      ['frontend www { mode tcp }', 'backend app { mode http }'],
    ],
    ['the same name twice', 'backend app\nbackend app\n', ['backend app {  }', 'backend app {  }']],
    ['a section word elsewhere on the line', 'backend global\n use backend app\n', ['backend global { use backend app }']],
    ['a section word behind a prefix', 'global\n no frontend www\n', ['global { no frontend www }']],
    [
      'a quoted section word',
      '"frontend" www\n\\x66rontend other\nfront\'end\' third\n',
      ['frontend www {  }', 'frontend other {  }', 'frontend third {  }'],
    ],
    ['words that only look like one', 'Global\nglobals\nglobal.\n', ['Global', 'globals', 'global.']],
    ['the last line without an end', 'global\n daemon', ['global { daemon }']],
  ])('%s', (_, text, expected) => {
    expect(outline(parseText(text))).toEqual(expected);
  });

  test('kind, name and range', () => {
    const text = '# top\nfrontend "www" # head\n  mode tcp # mode\n\n# foot\nbackend\n';
    const [frontend, backend] = parseText(text).sections;
    expect([frontend?.kind, frontend?.name?.value, backend?.kind, backend?.name]).toEqual(['frontend', 'www', 'backend', null]);
    expect(frontend?.raw).toBe('frontend "www" # head\n  mode tcp');
    expect(frontend?.header.raw).toBe('frontend "www"');
    expect(frontend?.header.args.map((word) => word.value)).toEqual(['www']);
    expect(backend?.raw).toBe('backend');
  });
});

describe('statements', () => {
  test.each<[line: string, type: string, prefix: string | null, keyword: string, args: string[]]>([
    ['mode tcp', 'Directive', null, 'mode', ['tcp']],
    ['no option a', 'Directive', 'no', 'option', ['a']],
    ['default option a', 'Directive', 'default', 'option', ['a']],
    ['"no" option', 'Directive', 'no', 'option', []],
    ['no', 'Directive', 'no', 'no', []],
    ['no no a', 'Directive', 'no', 'no', ['a']],
    ['default no a', 'Directive', 'default', 'no', ['a']],
    ['noption a', 'Directive', null, 'noption', ['a']],
    ['option no a', 'Directive', null, 'option', ['no', 'a']],
    ['"" a', 'Directive', null, '', ['a']],
    ['"[a]" b', 'Directive', null, '[a]', ['b']],
    ['a [b]', 'Directive', null, 'a', ['[b]']],
    ['"$.LINE" b', 'Directive', null, '$.LINE', ['b']],
  ])('%s', (line, type, prefix, keyword, args) => {
    const [statement] = parseText(`${line}\n`).preamble;
    if (statement?.type !== 'Directive') throw new Error(`${statement?.type} instead of a directive`);
    expect([statement.type, statement.prefix?.value ?? null, statement.keyword.value, statement.args.map((word) => word.value)]).toEqual([
      type,
      prefix,
      keyword,
      args,
    ]);
  });

  test.each<[line: string, keyword: string, args: string[]]>([
    ['.if defined(A) && feature(B)', '.if', ['defined(A)', '&&', 'feature(B)']],
    ['  .else', '.else', []],
    ['.notice "some text"', '.notice', ['some text']],
    ['.warning text', '.warning', ['text']],
    ['.alert text # comment', '.alert', ['text']],
    ['.diag text', '.diag', ['text']],
    ['".notice" text', '.notice', ['text']],
    ['\\.notice text', '\\.notice', ['text']],
    ['.what ever', '.what', ['ever']],
    ['.', '.', []],
  ])('%s', (line, keyword, args) => {
    const [statement] = parseText(`${line}\n`).preamble;
    expect(statement?.type).toBe(keyword.startsWith('.') ? 'Macro' : 'Directive');
    expect(wordsOf(statement as Statement)).toBe([keyword, ...args].join(' '));
  });

  test.each<[line: string]>([['[scope]'], ['  [scope] # comment'], ['[sc"ope]'], ['[\\xZZ]'], ['[scope] "$1']])(
    '%s is a scope, which HAProxy does not split into words',
    (line) => {
      const file = parseText(`global\n${line}\nlast\n`);
      expect(file.sections[0]?.body.map((statement) => [statement.type, statement.broken])).toEqual([
        ['Scope', false],
        ['Directive', false],
      ]);
      expect(file.problems).toEqual([]);
    },
  );
});

describe('comments', () => {
  test.each<[text: string, comments: [value: string, start: number, ownLine: boolean][]]>([
    ['# alone\n', [[' alone', 0, true]]],
    ['  # indented\n', [[' indented', 2, true]]],
    ['a # behind\n', [[' behind', 2, false]]],
    ['a#in the middle\n', [['in the middle', 1, false]]],
    ['"a"#behind quotes\n', [['behind quotes', 3, false]]],
    ['#\n', [['', 0, true]]],
    ['# one # two\n', [[' one # two', 0, true]]],
    ['# "quote\n', [[' "quote', 0, true]]],
    ['# CRLF\r\n', [[' CRLF', 0, true]]],
    ['# lone\rreturn\r\n', [[' lone\rreturn', 0, true]]],
    ['# end of file', [[' end of file', 0, true]]],
    ['"#" \'#\' \\# a\n', []],
    ['a "#\n', []],
    [
      '# one\n#two\na #three\n',
      [
        [' one', 0, true],
        ['two', 6, true],
        ['three', 13, false],
      ],
    ],
  ])('%j', (text, comments) => {
    expect(parseText(text).comments.map((comment) => [comment.value, comment.start, comment.ownLine])).toEqual(comments);
  });
});

describe('line ends', () => {
  test('CRLF means what LF means', () => {
    const lines = 'global\n  log a\n\n# comment\nfrontend www # head\n  mode "tcp"\n';
    const file = parseText(lines.replaceAll('\n', '\r\n'));
    expect(outline(file)).toEqual(outline(parseText(lines)));
    expect(file.problems).toEqual([]);
    expect(file.ignored).toEqual([]);
  });

  test.each<[text: string, ignored: string[], problems: [string, string][]]>([
    ['a\rb c\nd\n', ['\rb c'], [['ignored-text', '\rb c']]],
    ['a \rb\n', [], []],
    ['a\r\r\n', ['\r'], []],
    ['a\r', ['\r'], [['missing-final-newline', '']]],
    ['a # b\rc\n', [], []],
    [
      'a\0b c\nd\n',
      ['\0b c'],
      [
        ['nul-character', '\0'],
        ['ignored-text', '\0b c'],
      ],
    ],
    ['\0\n', ['\0'], [['nul-character', '\0']]],
    ['a\r\r \t\r\n', ['\r\r \t'], []],
    ['# a\0b\n', [], [['nul-character', '\0']]],
    ['a', [], [['missing-final-newline', '']]],
    ['a\n ', [], [['missing-final-newline', '']]],
    ['# a', [], [['missing-final-newline', '']]],
    ['\uFEFFa\n', [], [['byte-order-mark', '\uFEFF']]],
    ['\n\uFEFFa\n', [], []],
  ])('%j', (text, ignored, problems) => {
    const file = parseText(text);
    expect(file.ignored.map((node) => node.raw)).toEqual(ignored);
    expect(covered(file)).toEqual(problems);
  });

  test('the missing end of line is a place behind the last character', () => {
    expect(parseText('a\nbc').problems).toEqual([{ code: 'missing-final-newline', start: 4, end: 4 }]);
  });
});

describe('a broken line costs that line', () => {
  const AROUND = ['frontend www', 'bind :80', 'mode tcp', 'backend app'];

  test.each<[name: string, line: string, codes: string[]]>([
    ['an unclosed quote', 'log "here', ['unmatched-quote']],
    ['an unclosed quote in the first word', '"log here', ['unmatched-quote']],
    ['an unclosed quote in the middle of a word', 'log he"re', ['unmatched-quote']],
    ['a bad escape', 'log \\xqq here', ['invalid-hex-escape']],
    ['a bad variable', 'log "$1" here', ['invalid-variable-name']],
    ['an unknown pseudo-variable', 'log "${.NAME}"', ['unknown-pseudo-variable']],
    ['a variable without its brace', 'log "${NAME" here', ['unmatched-brace']],
    ['a default without its brace', 'log "${NAME-here" there', ['unmatched-brace']],
    ['a bad word expansion', 'log "${NAME[1]}"', ['invalid-word-expansion']],
    ['too many words', `log${' a'.repeat(64)}`, ['too-many-words']],
    ['a broken macro', '.if "a', ['unmatched-quote']],
    ['two mistakes', 'log \\xqq "$1"', ['invalid-hex-escape', 'invalid-variable-name']],
  ])('%s', (_, line, codes) => {
    const [header, before, after, next] = AROUND as [string, string, string, string];
    const file = parseText([header, before, line, after, next, ''].join('\n'));
    expect(file.problems.map((problem) => problem.code)).toEqual(codes);
    expect(file.problems.map((problem) => file.lines.positionAt(problem.start).line)).toEqual(codes.map(() => 3));
    const [frontend, backend] = file.sections;
    expect(frontend?.body.map((statement) => statement.broken)).toEqual([false, true, false]);
    expect(frontend?.body.map(wordsOf)).toEqual([before, expect.anything(), after]);
    expect(backend?.name?.value).toBe('app');
  });

  test('a NUL ends its line only in the tree; HAProxy itself stops at it', () => {
    const file = parseText('frontend www\n bind :80 \0 ssl\n mode tcp\nbackend app\n');
    expect(outline(file)).toEqual(['frontend www { bind :80; mode tcp }', 'backend app {  }']);
    expect(file.sections[0]?.body.map((statement) => statement.broken)).toEqual([false, false]);
  });

  test.each<[name: string, header: string, outline: string[]]>([
    ['in its name', 'backend "app', ['frontend www { mode tcp }', 'backend app { balance first }', 'backend other {  }']],
    ['behind its name', 'backend app \\xzz', ['frontend www { mode tcp }', 'backend app \\xzz { balance first }', 'backend other {  }']],
    ['in its keyword', '"backend app', ['frontend www { mode tcp; backend app; balance first }', 'backend other {  }']],
  ])('a section header broken %s', (_, header, expected) => {
    const file = parseText(`frontend www\n mode tcp\n${header}\n balance first\nbackend other\n`);
    expect(outline(file)).toEqual(expected);
    expect(file.problems).toHaveLength(1);
    const brokenLines = file.sections.flatMap((section) => [section.header, ...section.body]).filter((line) => line.broken);
    expect(brokenLines.map((line) => line.loc.start.line)).toEqual([3]);
  });
});

describe('places', () => {
  const text = 'global\n  log "a b" c\r\n\tno daemon # why\n';

  test.each<[raw: string, range: [number, number], start: [number, number], end: [number, number]]>([
    ['global', [0, 6], [1, 1], [1, 7]],
    ['log', [9, 12], [2, 3], [2, 6]],
    ['"a b"', [13, 18], [2, 7], [2, 12]],
    ['c', [19, 20], [2, 13], [2, 14]],
    ['daemon', [26, 32], [3, 5], [3, 11]],
    ['# why', [33, 38], [3, 12], [3, 17]],
  ])('%s', (raw, range, start, end) => {
    const leaf = leaves(parseText(text)).find((node) => node.raw === raw);
    expect(leaf?.range).toEqual(range);
    expect(leaf?.loc).toEqual({ start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } });
  });

  test('lines and sections reach from their first word to their last', () => {
    const file = parseText(text);
    expect(file.sections[0]?.range).toEqual([0, 32]);
    expect(file.sections[0]?.body.map((line) => line.range)).toEqual([
      [9, 20],
      [23, 32],
    ]);
    expect(file.range).toEqual([0, text.length]);
  });
});

test('a file longer than what is read at a time is one tree', () => {
  const lines = '  log "a b" # why\n'.repeat(5000);
  const text = `${lines}global\n${lines}.if a\nbackend b\n${lines}.endif\nfrontend c\n bad\\x4 word`;
  const file = parseText(text);
  expect([file.preamble.length, ...file.sections.map(({ body }) => body.length)]).toEqual([5000, 5001, 5001, 1]);
  expect(file.comments).toHaveLength(15_000);
  expect(file.sections.map(({ header }) => header.loc.start.line)).toEqual([5001, 10_003, 15_005]);
  expect(file.sections.map((section) => section.end === section.body.at(-1)?.end)).toEqual([true, true, true]);
  expect(
    new Set(file.sections[1]?.body.slice(0, -1).map(({ branch, parent }) => branch?.kind === 'if' && parent === file.sections[1])),
  ).toEqual(new Set([true]));
  expect(covered(file)).toEqual([
    ['invalid-hex-escape', '\\x4'],
    ['missing-final-newline', ''],
  ]);
});

describe('the tree', () => {
  const file = parse('first\nglobal\n[a]\n.if b\n c "d" # e\n.endif\nfrontend f\ng\rh\n', { sections, path: 'some.cfg' });

  test('knows the path it was given', () => {
    expect(file.path).toBe('some.cfg');
    expect(parseText('').path).toBe('');
  });

  /** Every node below this one, by `visitorKeys`. */
  function below(node: SyntaxNode): SyntaxNode[] {
    const keys: readonly string[] = visitorKeys[node.type as keyof typeof visitorKeys];
    const children = keys.flatMap((key) => (node as unknown as Record<string, SyntaxNode | SyntaxNode[]>)[key] ?? []);
    return children.flatMap((child) => [child, ...below(child)]);
  }

  test('visitorKeys reach every node but comments and ignored text, parents first', () => {
    expect(below(file).map((node) => node.type)).toEqual(
      [
        ['Directive', 'Word'],
        ['Section', 'SectionHeader', 'Word'],
        ['Scope', 'Word'],
        ['Macro', 'Word', 'Word'],
        ['Directive', 'Word', 'Word'],
        ['Macro', 'Word'],
        ['Section', 'SectionHeader', 'Word', 'Word'],
        ['Directive', 'Word'],
      ].flat(),
    );
    for (const node of below(file)) expect(below(node.parent as SyntaxNode)).toContain(node);
    expect([...file.comments, ...file.ignored].map((node) => [node.type, node.parent === file])).toEqual([
      ['Comment', true],
      ['IgnoredText', true],
    ]);
  });

  test('visitorKeys name arrays of nodes and nodes, and every type', () => {
    const template = parse('{% if a %}\n', { sections: new Set(), template: 'jinja' });
    const types = new Set([file, ...below(file), ...file.comments, ...file.ignored, ...template.templateText].map((node) => node.type));
    expect(Object.keys(visitorKeys).sort()).toEqual([...types].sort());
  });

  test('print tells when a tree leaves out a character', () => {
    const damaged = parse('a # b\n', { sections });
    damaged.comments.pop();
    expect(() => print(damaged)).toThrow('the tree leaves out or repeats offsets 1 to 6');
  });

  test("the sections are the caller's to name", () => {
    const other = parse('global\nhouse a\n b\n', { sections: new Set(['house']) });
    expect(outline(other)).toEqual(['global', 'house a { b }']);
  });
});
