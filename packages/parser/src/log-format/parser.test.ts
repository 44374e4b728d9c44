import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../decoded-text.js';
import { Word } from '../nodes.js';
import { type LogFormatNode, logFormatVisitorKeys, parseLogFormat } from './index.js';

function childrenOf(node: LogFormatNode): LogFormatNode[] {
  const fields = node as unknown as Record<string, LogFormatNode | LogFormatNode[] | null>;
  return logFormatVisitorKeys[node.type].flatMap((key) => fields[key] ?? []);
}

function labelOf(node: LogFormatNode): string {
  switch (node.type) {
    case 'LogFormatText':
    case 'SampleArgument':
      return ` ${JSON.stringify(node.value)}`;
    case 'LogFormatAlias':
    case 'SampleFetch':
    case 'Converter':
      return ` ${node.name}`;
    case 'LogFormatFlag':
      return ` ${node.sign ?? ''}${node.name}`;
    case 'LogFormatLabel':
      return ` ${node.name}${node.outputType === null ? '' : `:${node.outputType}`}`;
    case 'LogFormatStray':
      return node.isDropped ? ' dropped' : ' refused';
    default:
      return '';
  }
}

/** One line per node: depth, range, type and what it says. */
function outline(node: LogFormatNode, depth = 0): string[] {
  const line = `${'  '.repeat(depth)}${node.start}-${node.end} ${node.type}${labelOf(node)}`;
  return [line, ...childrenOf(node).flatMap((child) => outline(child, depth + 1))];
}

function nodesOf(node: LogFormatNode): LogFormatNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

function problemsOf(text: string): string[] {
  const { problems } = parseLogFormat(plainText(text, 0));
  return problems.map(({ code, start, end, since }) => `${start}-${end} ${code}${since === undefined ? '' : ` since ${since}`}`);
}

function quotedWord(raw: string): Word {
  const word = new Word(0, raw);
  word.decode(raw, () => {});
  return word;
}

describe('a log-format string', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['plain text', ['0-10 LogFormatText "plain text"']],
    ['%ci:%cp', ['0-3 LogFormatAlias ci', '3-4 LogFormatText ":"', '4-7 LogFormatAlias cp']],
    ['%Ts_%s', ['0-3 LogFormatAlias Ts', '3-4 LogFormatText "_"', '4-6 LogFormatAlias s']],
    ['100%% sure', ['0-3 LogFormatText "100"', '3-5 LogFormatPercent', '5-10 LogFormatText " sure"']],
    ['%{+Q,-X}r', ['0-9 LogFormatAlias r', '  2-4 LogFormatFlag +Q', '  5-7 LogFormatFlag -X']],
    // Of several signs in one flag the last counts, and names without one say nothing.
    ['%{a+b-c,Q,}r', ['0-12 LogFormatAlias r', '  2-7 LogFormatFlag -c', '  8-9 LogFormatFlag Q']],
    // Behind flags an alias may begin with a digit, and flags may hold anything but a closing brace.
    ['%{}1a', ['0-5 LogFormatAlias 1a']],
    ['%{ %[x] }o', ['0-10 LogFormatAlias o', '  2-8 LogFormatFlag  %[x] ']],
    [
      '%[src,f(a]b)]',
      [
        '0-13 LogFormatExpression',
        '  2-12 SampleExpression',
        '    2-5 SampleFetch src',
        '    6-12 Converter f',
        '      8-11 SampleArgument "a]b"',
      ],
    ],
    [
      '%{+Q}[src]]',
      [
        '0-10 LogFormatExpression',
        '  2-4 LogFormatFlag +Q',
        '  6-9 SampleExpression',
        '    6-9 SampleFetch src',
        '10-11 LogFormatText "]"',
      ],
    ],
    [
      '%(c-1:str){+Q}[src]%()ci',
      [
        '0-19 LogFormatExpression',
        '  1-10 LogFormatLabel c-1:str',
        '  11-13 LogFormatFlag +Q',
        '  15-18 SampleExpression',
        '    15-18 SampleFetch src',
        '19-24 LogFormatAlias ci',
        '  20-22 LogFormatLabel ',
      ],
    ],
    // A percent sign behind a label is literal: what follows it is text again.
    ['%(n)%ci', ['0-5 LogFormatPercent', '  1-4 LogFormatLabel n', '5-7 LogFormatText "ci"']],
    [
      '%.%(n)"',
      [
        '0-1 LogFormatStray dropped',
        '1-2 LogFormatText "."',
        '2-6 LogFormatStray dropped',
        '  3-6 LogFormatLabel n',
        '6-7 LogFormatText "\\""',
      ],
    ],
    ['%é', ['0-1 LogFormatStray dropped', '1-2 LogFormatText "é"']],
  ])('is read: %s', (text, lines) => {
    const { node, problems } = parseLogFormat(plainText(text, 0));
    expect(outline(node)).toEqual([`0-${text.length} LogFormat`, ...lines.map((line) => `  ${line}`)]);
    expect(problems).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['%', ['0-1 lone-percent']],
    ['50% off', ['2-3 lone-percent']],
    ['%1', ['0-1 lone-percent']],
    ['%\t', ['0-1 lone-percent']],
    ['%%%', ['2-3 lone-percent']],
    ['%{+Q', ['0-2 unclosed-flags']],
    ['%{+Q}', ['0-5 flags-without-alias']],
    ['%{+Q} r', ['0-5 flags-without-alias']],
    ['%{+Q}(n)r', ['0-5 flags-without-alias']],
    ['%[]', ['2-2 missing-fetch']],
    ['%[', ['2-2 missing-fetch']],
    ['%[src', ['0-2 unclosed-bracket']],
    ['%[src,', ['0-2 unclosed-bracket']],
    ['%{+Q}[src', ['0-6 unclosed-bracket']],
    ['%[src,]', ['5-6 missing-converter']],
    ['%[src,lower ]', ['11-12 expected-bracket']],
    ['%[src x %ci', ['5-6 expected-bracket']],
    ['%[src(] %ci', ['5-6 unclosed-arguments']],
    ['%[f("a)]', ['4-5 unclosed-argument-quote']],
    ['%[(] %{x} %[src', ['2-2 missing-fetch', '5-9 flags-without-alias', '10-12 unclosed-bracket']],
    ['%(a b)', ['0-3 invalid-label since 3.0']],
    ['%(a:b:c)ci', ['0-5 invalid-label since 3.0']],
    ['%(n', ['0-3 invalid-label since 3.0']],
    ['%(n)', ['0-4 lone-percent since 3.0']],
    ['%(n)1', ['0-4 lone-percent since 3.0']],
    ['%(n)[]', ['5-5 missing-fetch since 3.0']],
    ['%(n){+Q}.', ['0-8 flags-without-alias since 3.0']],
    // 2.x reads an alias behind the label's text.
    ['%(n)%%', ['5-6 lone-percent since 3.0']],
  ])('is refused: %s', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('points through the quotes and escapes of the line', () => {
    const word = quotedWord(String.raw`"%[f(\"a\")]\ "%{+Q}r`);
    const { node } = parseLogFormat(word);
    expect(outline(node)).toEqual([
      '1-21 LogFormat',
      '  1-12 LogFormatExpression',
      '    3-11 SampleExpression',
      '      3-11 SampleFetch f',
      '        5-10 SampleArgument "a"',
      '  12-15 LogFormatText " "',
      '  15-21 LogFormatAlias r',
      '    17-19 LogFormatFlag +Q',
    ]);
  });

  it.each(['"${A}"', '"%${A}"', '"%[${A}]"', '"%[src${A}"', '"%{${A}"', '"%{+Q}${A}"', '"%[hdr(a)${A}]"', '"%(${A})ci"', '"${A} % %{r}"'])(
    'gives a variable the benefit of the doubt: %s',
    (raw) => {
      const codes = parseLogFormat(quotedWord(raw)).problems.map(({ code }) => code);
      expect(codes).toEqual(raw.endsWith('% %{r}"') ? ['lone-percent', 'flags-without-alias'] : []);
    },
  );
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    '%',
    '%%',
    '%[',
    'src',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '%{',
    ',',
    '"',
    "'",
    '\\',
    ' ',
    ':',
    '1',
    'é',
    '漢',
    '\uffff',
    '\0',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  it('gives items that cover it without a gap, and children inside their parents', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { node, problems } = parseLogFormat(plainText(text, 0));
        let at = 0;
        for (const { start, end } of node.items) {
          expect(start).toBe(at);
          at = end;
        }
        expect(at).toBe(text.length);
        for (const inner of nodesOf(node)) {
          expect(inner.start).toBeLessThanOrEqual(inner.end);
          for (const child of childrenOf(inner)) {
            expect(child.parent).toBe(inner);
            expect(inner.start <= child.start && child.end <= inner.end).toBe(true);
          }
        }
        for (const { start, end } of problems) expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
    );
  });

  it('finds no fault with text whose percent signs are doubled', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(problemsOf(text.replaceAll('%', '%%'))).toEqual([]);
      }),
    );
  });

  it.each([
    ['10,000 parentheses', `%[f${'('.repeat(10_000)}`],
    ['a megabyte of percent signs', '%'.repeat(1 << 20)],
    ['a megabyte of brackets', '%['.repeat(1 << 19)],
    ['a megabyte of braces', '%{'.repeat(1 << 19)],
    ['100,000 labels without an end', '%('.repeat(100_000)],
    ['100,000 expressions that go wrong', '%[f()(]'.repeat(100_000)],
    ['a megabyte of text', 'x'.repeat(1 << 20)],
  ])('copes with %s', (_, text) => {
    expect(parseLogFormat(plainText(text, 0)).node.end).toBe(text.length);
  });
});
