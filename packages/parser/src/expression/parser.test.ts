import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../decoded-text.js';
import { Word } from '../nodes.js';
import type { SyntaxNode } from '../syntax-node.js';
import { parseConverterChain, parseSampleExpression, type SampleExpressionResult } from './index.js';
import { Call, type SampleExpressionNode, sampleExpressionVisitorKeys } from './nodes.js';

/** One line per node: depth, range, type and what it says. */
function outline(node: SampleExpressionNode, depth = 0): string[] {
  const label = node instanceof Call ? ` ${node.name}` : node.type === 'SampleArgument' ? ` ${JSON.stringify(node.value)}` : '';
  const children = sampleExpressionVisitorKeys[node.type].flatMap((key) => {
    const child = (node as unknown as Record<string, SampleExpressionNode | SampleExpressionNode[]>)[key];
    return child ?? [];
  });
  return [`${'  '.repeat(depth)}${node.start}-${node.end} ${node.type}${label}`, ...children.flatMap((child) => outline(child, depth + 1))];
}

function nodesOf(result: SampleExpressionResult): SyntaxNode[] {
  const { fetch, converters } = result.node;
  return [result.node, ...[fetch, ...converters].flatMap((call) => [call, ...call.args])];
}

function problemsOf(text: string): string[] {
  return parseSampleExpression(plainText(text, 0)).problems.map(({ code, start, end }) => `${start}-${end} ${code}`);
}

/** A word as the file's parser decodes it. */
function quotedWord(raw: string): Word {
  const word = new Word(0, raw);
  word.decode(raw, () => {});
  return word;
}

describe('a sample expression', () => {
  it.each<[string, string[]]>([
    ['src', ['0-3 SampleExpression', '  0-3 SampleFetch src']],
    [
      'hdr(host),lower,map(f,d)',
      [
        '0-24 SampleExpression',
        '  0-9 SampleFetch hdr',
        '    4-8 SampleArgument "host"',
        '  10-15 Converter lower',
        '  16-24 Converter map',
        '    20-21 SampleArgument "f"',
        '    22-23 SampleArgument "d"',
      ],
    ],
    ['a.b_c-d+e:f', ['0-11 SampleExpression', '  0-11 SampleFetch a.b_c-d+e:f']],
    ['src,,,lower', ['0-11 SampleExpression', '  0-3 SampleFetch src', '  6-11 Converter lower']],
    ['src,lower,,', ['0-11 SampleExpression', '  0-3 SampleFetch src', '  4-9 Converter lower']],
    ['f()', ['0-3 SampleExpression', '  0-3 SampleFetch f']],
    ['f( )', ['0-4 SampleExpression', '  0-4 SampleFetch f', '    2-3 SampleArgument " "']],
    ['f("")', ['0-5 SampleExpression', '  0-5 SampleFetch f', '    2-4 SampleArgument ""']],
    [
      'f(,a,)',
      [
        '0-6 SampleExpression',
        '  0-6 SampleFetch f',
        '    2-2 SampleArgument ""',
        '    3-4 SampleArgument "a"',
        '    5-5 SampleArgument ""',
      ],
    ],
    ['f((a)', ['0-5 SampleExpression', '  0-5 SampleFetch f', '    2-4 SampleArgument "(a"']],
    ['f(é])', ['0-5 SampleExpression', '  0-5 SampleFetch f', '    2-4 SampleArgument "é]"']],
  ])('is read: %s', (text, lines) => {
    const { node, problems, end } = parseSampleExpression(plainText(text, 0));
    expect(outline(node)).toEqual(lines);
    expect(problems).toEqual([]);
    expect(end).toBe(text.length);
  });

  it.each<[string, string[]]>([
    ['f("a,b")', ['a,b']],
    ["f('a)b')", ['a)b']],
    ["f('a\\n\"b')", ['a\\n"b']],
    ['f("it\'s")', ["it's"]],
    ['f(a"b,"c\'d)\')', ['ab,cd)']],
    ['f("a\\"b")', ['a"b']],
    ['f(a\\\'b\\"c)', ['a\'b"c']],
    ['f(\\\\,\\ )', ['\\', ' ']],
    ['f(\\r\\n\\t)', ['\r\n\t']],
    ['f(\\a\\1)', ['\\a\\1']],
    // A backslash in front of a comma or a parenthesis is a backslash; the comma still separates.
    ['f(a\\,b)', ['a\\', 'b']],
    ['f(a\\)', ['a\\']],
  ])('decodes the arguments of %s', (text, values) => {
    const { node, problems } = parseSampleExpression(plainText(text, 0));
    expect(node.fetch.args.map(({ value }) => value)).toEqual(values);
    expect(problems).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['', ['0-0 missing-fetch']],
    [',lower', ['0-0 missing-fetch']],
    ['(a)', ['0-0 missing-fetch']],
    ['ü', ['0-0 missing-fetch']],
    ['src,(x)', ['3-4 missing-converter']],
    ['src,,]', ['3-5 missing-converter']],
    ['src lower', ['3-9 missing-comma']],
    ['src(a)lower', ['6-11 missing-comma']],
    ['src(a)(b)', ['6-9 missing-comma']],
    ['src (a)', ['3-7 missing-comma']],
    ['src(', ['3-4 unclosed-arguments']],
    ['src(a,b', ['3-4 unclosed-arguments']],
    ['src,f(a\\', ['5-6 unclosed-arguments']],
    ['f("a)', ['2-3 unclosed-argument-quote']],
    ['f("a",b\'c)', ['7-8 unclosed-argument-quote']],
    ['f("\\")', ['2-3 unclosed-argument-quote']],
  ])('is refused: %s', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it.each<[string, number, string[]]>([
    ['src]', 3, []],
    ['src x]', 3, []],
    ['f(a])] %[', 5, []],
    ['src,lower%', 9, []],
    ['src,]', 4, ['missing-converter']],
    [']', 0, ['missing-fetch']],
    ['f(a]', 4, ['unclosed-arguments']],
  ])('ends inside brackets where HAProxy stops: %s', (text, end, codes) => {
    const result = parseSampleExpression(plainText(text, 0), { endsAt: 'bracket' });
    expect(result.end).toBe(end);
    expect(result.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('points through the quotes and escapes of the line and of the arguments', () => {
    const { node } = parseSampleExpression(quotedWord(String.raw`"f(\"a,b\",c\\n)"`));
    const [first, second] = node.fetch.args;
    expect([first?.value, first?.start, first?.end]).toEqual(['a,b', 3, 10]);
    expect([0, 1, 2, 3].map((index) => first?.offsetAt(index))).toEqual([5, 6, 7, 10]);
    expect([second?.value, second?.start, second?.end]).toEqual(['c\n', 11, 15]);
    expect([0, 1, 2].map((index) => second?.offsetAt(index))).toEqual([11, 12, 15]);
  });

  it('knows bare names from empty parentheses, and where names end', () => {
    const { node } = parseSampleExpression(plainText('a,b()', 10));
    expect(node.fetch).toMatchObject({ name: 'a', nameStart: 10, nameEnd: 11, hasParentheses: false });
    expect(node.converters[0]).toMatchObject({ name: 'b', nameStart: 12, nameEnd: 13, hasParentheses: true });
    expect(node.converters[0]?.parent).toBe(node);
  });
});

describe('a variable in a sample expression', () => {
  it.each([
    '"${A}"',
    '"${A}(x)"',
    '"src,${A}"',
    '"src${A}"',
    '"hdr(a)${A}"',
    '"hdr(${A-x)y})"',
    '"hdr(${A}"',
    '"hdr(${A-\'})"',
    '"src,,${A}"',
  ])('may stand for whatever makes it right: %s', (raw) => {
    expect(parseSampleExpression(quotedWord(raw)).problems).toEqual([]);
  });

  it.each([
    ['"(${A}"', 'missing-fetch'],
    ['"src lower,${A}"', 'missing-comma'],
  ])('does not excuse what HAProxy refuses before it: %s', (raw, code) => {
    expect(parseSampleExpression(quotedWord(raw)).problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('is kept as written', () => {
    const { node } = parseSampleExpression(quotedWord('"hdr(a${A-\'},b),${B}"'));
    expect(node.fetch.args.map(({ value, isLiteral }) => [value, isLiteral])).toEqual([
      ["a${A-'}", false],
      ['b', true],
    ]);
    expect(node.converters[0]).toMatchObject({ name: '${B}', isLiteral: false });
  });
});

describe('a word of converters', () => {
  it('is read', () => {
    const { converters, problems } = parseConverterChain(plainText('lower,map(f),', 5));
    expect(converters.map(({ name, start, end }) => [name, start, end])).toEqual([
      ['lower', 5, 10],
      ['map', 11, 17],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['', 'missing-converter'],
    [',lower', 'missing-converter'],
    ['lower x', 'missing-comma'],
    ['lower,(', 'missing-converter'],
    ['map(', 'unclosed-arguments'],
  ])('is refused: %s', (text, code) => {
    expect(parseConverterChain(plainText(text, 0)).problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom('src', 'f', '(', ')', ',', '"', "'", '\\', ' ', ']', 'é', '漢', '\uffff', '\0', '\n', '😀');
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  it('gives nodes inside it and one problem at most', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<'end' | 'bracket'>('end', 'bracket'), (text, endsAt) => {
        const result = parseSampleExpression(plainText(text, 0), { endsAt });
        expect(result.problems.length).toBeLessThanOrEqual(1);
        expect(result.end).toBeLessThanOrEqual(text.length);
        for (const { start, end } of [...nodesOf(result), ...result.problems]) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
    );
  });

  it('finds the arguments it was made of', () => {
    const quote = (value: string) =>
      value.replaceAll(/[\\"' ]/g, (character) => `\\${character}`).replaceAll(/[,)]/g, (character) => `'${character}'`);
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (values) => {
        const { node, problems } = parseSampleExpression(plainText(`f(${values.map(quote).join(',')})`, 0));
        expect(node.fetch.args.map(({ value }) => value)).toEqual(values);
        expect(problems).toEqual([]);
      }),
    );
  });

  it('is read alike wherever its text stands, as nodes of its own', () => {
    fc.assert(
      fc.property(texts, fc.nat(1000), (text, offset) => {
        const here = parseSampleExpression(plainText(text, 0));
        const there = parseSampleExpression(plainText(text, offset));
        expect(nodesOf(there).map(({ type, start, end }) => [type, start, end])).toEqual(
          nodesOf(here).map(({ type, start, end }) => [type, start + offset, end + offset]),
        );
        expect(nodesOf(there).filter((node) => nodesOf(here).includes(node))).toEqual([]);
        expect(nodesOf(there).map(({ parent }) => (parent === null ? null : nodesOf(there).indexOf(parent)))).toEqual(
          nodesOf(here).map(({ parent }) => (parent === null ? null : nodesOf(here).indexOf(parent))),
        );
        expect(there.problems).toEqual(
          here.problems.map((problem) => ({ ...problem, start: problem.start + offset, end: problem.end + offset })),
        );
        expect(there.end).toBe(here.end);
      }),
    );
  });

  it('points through the quotes of its own word where the same text stood elsewhere without any', () => {
    expect(outline(parseSampleExpression(plainText('f(a b,"c")', 0)).node)).toEqual([
      '0-10 SampleExpression',
      '  0-10 SampleFetch f',
      '    2-5 SampleArgument "a b"',
      '    6-9 SampleArgument "c"',
    ]);
    expect(outline(parseSampleExpression(quotedWord(String.raw`f(a\ b,\"c\")`)).node)).toEqual([
      '0-13 SampleExpression',
      '  0-13 SampleFetch f',
      '    2-6 SampleArgument "a b"',
      '    7-12 SampleArgument "c"',
    ]);
  });

  it('is read anew when more texts have come than are kept', () => {
    const first = parseSampleExpression(plainText('f(first)', 0));
    for (let i = 0; i < 2000; i++) expect(parseSampleExpression(plainText(`f(${i})`, 0)).node.fetch.args[0]?.value).toBe(String(i));
    expect(outline(parseSampleExpression(plainText('f(first)', 0)).node)).toEqual(outline(first.node));
  });

  it.each([
    ['10,000 parentheses', '('.repeat(10_000)],
    ['10,000 parentheses in a list', `f${'('.repeat(10_000)}`],
    ['10,000 lists', 'f()'.repeat(10_000)],
    ['a megabyte of commas', `f${','.repeat(1 << 20)}`],
    ['a megabyte of arguments', `f(${'a,'.repeat(1 << 19)})`],
    ['a megabyte in one quoted argument', `f("${'\\"'.repeat(1 << 19)}")`],
    ['a megabyte that is no expression', `f ${'x'.repeat(1 << 20)}`],
  ])('copes with %s', (_, text) => {
    expect(parseSampleExpression(plainText(text, 0)).node.end).toBeLessThanOrEqual(text.length);
  });
});
