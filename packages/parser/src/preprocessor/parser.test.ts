import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../decoded-text.js';
import { Word } from '../nodes.js';
import { type PreprocessorNode, parsePreprocessorCondition, preprocessorVisitorKeys } from './index.js';

function childrenOf(node: PreprocessorNode): PreprocessorNode[] {
  const fields = node as unknown as Record<string, PreprocessorNode | PreprocessorNode[] | null>;
  return preprocessorVisitorKeys[node.type].flatMap((key) => fields[key] ?? []);
}

function labelOf(node: PreprocessorNode): string {
  switch (node.type) {
    case 'PreprocessorInteger':
      return ` ${node.negated ? '!' : ''}${node.value}`;
    case 'PreprocessorPredicate':
      return ` ${node.negated ? '!' : ''}${node.name}${node.hasParentheses ? '()' : ''}`;
    case 'PreprocessorGroup':
      return node.negated ? ' !' : '';
    case 'PreprocessorUnreadable':
      return ` ${JSON.stringify(node.text)}`;
    case 'SampleArgument':
      return ` ${JSON.stringify(node.value)}`;
    default:
      return '';
  }
}

/** One line per node, short names. */
function outline(node: PreprocessorNode, depth = 0): string[] {
  const line = `${'  '.repeat(depth)}${node.start}-${node.end} ${node.type.replace('Preprocessor', '')}${labelOf(node)}`;
  return [line, ...childrenOf(node).flatMap((child) => outline(child, depth + 1))];
}

function nodesOf(node: PreprocessorNode): PreprocessorNode[] {
  const nodes: PreprocessorNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    nodes.push(next);
    open.push(...childrenOf(next));
  }
  return nodes;
}

function problemsOf(text: string): string[] {
  return parsePreprocessorCondition(plainText(text, 0)).problems.map(({ code, start, end }) => `${start}-${end} ${code}`);
}

/** The only term of a condition that has but one. */
function onlyTerm(text: string) {
  return parsePreprocessorCondition(plainText(text, 0)).node.expression?.alternatives[0]?.terms[0];
}

function quotedWord(raw: string): Word {
  const word = new Word(0, raw);
  word.decode(raw, () => {});
  return word;
}

describe('a condition of .if', () => {
  it.each<[string, string[]]>([
    ['', ['0-0 Condition']],
    ['1', ['0-1 Condition', '  0-1 Or', '    0-1 And', '      0-1 Integer 1']],
    [
      '!! feature(A) && !0',
      [
        '0-19 Condition',
        '  0-19 Or',
        '    0-19 And',
        '      0-13 Predicate feature()',
        '        11-12 SampleArgument "A"',
        '      17-19 Integer !0',
      ],
    ],
    [
      'a(x,"b)")||!( 1&&2 )&&c',
      [
        '0-23 Condition',
        '  0-23 Or',
        '    0-9 And',
        '      0-9 Predicate a()',
        '        2-3 SampleArgument "x"',
        '        4-8 SampleArgument "b)"',
        '    11-23 And',
        '      11-20 Group !',
        '        14-18 Or',
        '          14-18 And',
        '            14-15 Integer 1',
        '            17-18 Integer 2',
        '      22-23 Predicate c',
      ],
    ],
  ])('is read: %s', (text, lines) => {
    const { node, problems } = parsePreprocessorCondition(plainText(text, 0));
    expect(outline(node)).toEqual(lines);
    expect(problems).toEqual([]);
  });

  it.each<[string, number]>([
    ['0', 0],
    ['-0', 0],
    ['42', 42],
    ['-1', -1],
    ['+7', 7],
    ['010', 8],
    ['0x1F', 31],
    ['0Xff', 255],
    // Binary digits are read where the C library knows C23, as in Debian's 3.2.
    ['0b101', 5],
    ['\t \v\n 3', 3],
    ['18446744073709551616', 2 ** 64],
  ])('reads integers as strtol() does: %j', (text, value) => {
    expect(onlyTerm(text)).toMatchObject({ type: 'PreprocessorInteger', value });
    expect(problemsOf(text)).toEqual([]);
  });

  it.each<[string, string[]]>([
    [' ', ['0-0 missing-term']],
    ['!', ['1-1 missing-term']],
    ['1 &&', ['4-4 missing-term']],
    ['1 || ', ['4-4 missing-term']],
    ['1 && || 1', ['5-5 missing-term']],
    ['()', ['1-1 missing-term']],
    ['(', ['1-1 missing-term']],
    ['-', ['0-1 unreadable-term']],
    ['a&&b', ['0-4 unreadable-term']],
    // The name reaches to the next space or parenthesis, so it swallows the one that should close the group.
    ['(fips_mode)', ['1-11 unreadable-term']],
    ['feature\t(A)', ['0-8 unreadable-term']],
    ['\v', ['0-1 unreadable-term']],
    ['é', ['0-1 unreadable-term']],
    ['feature (A)', ['8-11 unexpected-text']],
    ['feature(A)feature(B)', ['10-20 unexpected-text']],
    ['1 2', ['2-3 unexpected-text']],
    ['08', ['1-2 unexpected-text']],
    ['0x', ['1-2 unexpected-text']],
    ['1)', ['1-2 unexpected-text']],
    ['1 & 1', ['2-5 unexpected-text']],
    ['a()|b()', ['3-7 unexpected-text']],
    ['(1', ['0-1 unclosed-group']],
    ['1&&!(0 x)', ['4-5 unclosed-group']],
    ['a(b', ['1-2 unclosed-arguments']],
    ['a(b,"c)', ['4-5 unclosed-argument-quote']],
  ])('is refused: %j', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is read from words joined by spaces, through their quotes', () => {
    const { node } = parsePreprocessorCondition(quotedWord(String.raw`streq(\"a\ b\",c)`));
    expect(outline(node).slice(3)).toEqual([
      '      0-17 Predicate streq()',
      '        6-14 SampleArgument "a b"',
      '        15-16 SampleArgument "c"',
    ]);
  });

  it.each(['"${A}"', '"1 ${A}"', '"(${A}"', '"!${A} && 1"', '"streq(${A-)},b)"', '"a(${A}"', '"a${A}&&b"'])(
    'gives a variable the benefit of the doubt: %s',
    (raw) => {
      expect(parsePreprocessorCondition(quotedWord(raw)).problems).toEqual([]);
    },
  );
});

describe('the limit of nesting', () => {
  const group = (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
  const chain = (operator: string, length: number) => Array(length).fill('1').join(operator);

  // Probed: these are the last that HAProxy 2.6, 3.0 and 3.2 accept, and the first they refuse.
  it.each([
    ['340 parentheses', group(340), []],
    ['341 parentheses', group(341), ['341-342 too-deeply-nested']],
    ['1022 terms joined by &&', chain('&&', 1022), []],
    ['1023 terms joined by &&', chain('&&', 1023), ['3066-3067 too-deeply-nested']],
    ['1022 terms joined by ||', chain('||', 1022), []],
    ['1023 terms joined by ||', chain('||', 1023), ['3066-3067 too-deeply-nested']],
    ['10,000 parentheses', group(10_000), ['341-342 too-deeply-nested']],
    ['10,000 open parentheses', '('.repeat(10_000), ['341-342 too-deeply-nested']],
  ])("is the same as HAProxy's: %s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    '1',
    '0x',
    '!',
    '(',
    ')',
    '&&',
    '||',
    ' ',
    '\t',
    'a',
    'f(x)',
    ',',
    '"',
    "'",
    '\\',
    '&',
    'é',
    '漢',
    '\uffff',
    '\0',
    '\v',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  it('gives nodes inside their parents and one problem at most', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { node, problems } = parsePreprocessorCondition(plainText(text, 0));
        expect([node.start, node.end]).toEqual([0, text.length]);
        expect(problems.length).toBeLessThanOrEqual(1);
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

  it('has a problem exactly where a term is unreadable, a group open or text left', () => {
    const condition = fc.letrec<{ or: string; and: string; term: string }>((tie) => ({
      or: fc.array(tie('and'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' || ')),
      and: fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('&&')),
      term: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('1', '!0', 'a(x)', '! b("),")'),
        tie('or').map((inner) => `(${inner} )`),
      ),
    })).or;
    fc.assert(
      fc.property(condition, (text) => {
        expect(problemsOf(text)).toEqual([]);
        expect(problemsOf(`${text})`)).toHaveLength(1);
        expect(problemsOf(`(${text}`)).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['a megabyte of parentheses', '('.repeat(1 << 20)],
    ['a megabyte of closing parentheses', `1${')'.repeat(1 << 20)}`],
    ['a megabyte of exclamation marks', '!'.repeat(1 << 20)],
    ['a megabyte of operators', '1&&'.repeat(1 << 18)],
    ['a megabyte of digits', '9'.repeat(1 << 20)],
    ['a megabyte of letters', 'a'.repeat(1 << 20)],
    ['a megabyte of blanks', ' '.repeat(1 << 20)],
  ])('copes with %s', (_, text) => {
    expect(parsePreprocessorCondition(plainText(text, 0)).node.end).toBe(text.length);
  });
});
