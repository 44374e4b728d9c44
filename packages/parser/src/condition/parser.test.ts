import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Word } from '../nodes.js';
import { type AclExpression, type ConditionNode, conditionVisitorKeys, parseAclExpression, parseCondition } from './index.js';

/** Splits at single spaces and decodes each word as the file's parser does. */
function words(line: string): Word[] {
  const result: Word[] = [];
  let start = 0;
  for (const raw of line.split(' ')) {
    if (raw !== '') {
      const word = new Word(start, raw);
      if (/["'\\]/.test(raw)) word.decode(line, () => {});
      result.push(word);
    }
    start += raw.length + 1;
  }
  return result;
}

function childrenOf(node: ConditionNode): ConditionNode[] {
  const fields = node as unknown as Record<string, ConditionNode | ConditionNode[]>;
  return conditionVisitorKeys[node.type].flatMap((key) => fields[key] ?? []);
}

function patternsOf(expression: AclExpression): string {
  return expression.patterns.map(({ value }) => ` ${value}`).join('');
}

function labelOf(node: ConditionNode): string {
  switch (node.type) {
    case 'Condition':
      return ` ${node.kind}`;
    case 'ConditionTerm':
      return node.negated ? ' !' : '';
    case 'NamedAcl':
    case 'SampleFetch':
    case 'Converter':
      return ` ${node.name}`;
    case 'AclExpression':
      return patternsOf(node);
    case 'AclFlag':
      return ` ${node.name}${node.value === null ? '' : ` ${node.value.value}`}`;
    case 'SampleArgument':
      return ` ${JSON.stringify(node.value)}`;
    default:
      return '';
  }
}

/** One line per node: depth, range, type and what it says. */
function outline(node: ConditionNode, depth = 0): string[] {
  const line = `${'  '.repeat(depth)}${node.start}-${node.end} ${node.type}${labelOf(node)}`;
  return [line, ...childrenOf(node).flatMap((child) => outline(child, depth + 1))];
}

function nodesOf(node: ConditionNode): ConditionNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

/** Alternatives and terms on one line. */
function summary(line: string): string {
  const { node } = parseCondition(words(line));
  return node.alternatives
    .map(({ terms }) =>
      terms
        .map(({ negated, acl }) => {
          const text = acl.type === 'NamedAcl' ? acl.name : `{${acl.expression.sample.fetch.name}${patternsOf(acl.expression)}}`;
          return `${negated ? '!' : ''}${text}`;
        })
        .join(' '),
    )
    .join(' | ');
}

function problemsOf(line: string): string[] {
  return parseCondition(words(line)).problems.map(({ code, start, end }) => `${start}-${end} ${code}`);
}

describe('a condition', () => {
  it.each<[string, string[]]>([
    [
      'if a !b or { path_beg -i -m sub /x /y }',
      [
        '0-39 Condition if',
        '  3-7 ConditionAnd',
        '    3-4 ConditionTerm',
        '      3-4 NamedAcl a',
        '    5-7 ConditionTerm !',
        '      6-7 NamedAcl b',
        '  11-39 ConditionAnd',
        '    11-39 ConditionTerm',
        '      11-39 AnonymousAcl',
        '        13-37 AclExpression /x /y',
        '          13-21 SampleExpression',
        '            13-21 SampleFetch path_beg',
        '          22-24 AclFlag -i',
        '          25-31 AclFlag -m sub',
      ],
    ],
    [
      'unless ! !{ hdr(a),lower }',
      [
        '0-26 Condition unless',
        '  7-26 ConditionAnd',
        '    7-26 ConditionTerm',
        '      10-26 AnonymousAcl',
        '        12-24 AclExpression',
        '          12-24 SampleExpression',
        '            12-18 SampleFetch hdr',
        '              16-17 SampleArgument "a"',
        '            19-24 Converter lower',
      ],
    ],
  ])('is read: %s', (line, lines) => {
    const { node, problems } = parseCondition(words(line));
    expect(outline(node)).toEqual(lines);
    expect(problems).toEqual([]);
  });

  it.each<[string, string]>([
    ['if', ''],
    ['if !', ''],
    ['if a b', 'a b'],
    ['if a or', 'a'],
    ['if or OR || a', 'a'],
    ['if !!!a ! !b', '!a b'],
    // `or` forgets the exclamation marks before it, its own included.
    ['if a ! or b !or c', 'a | b | c'],
    ['unless a||b', 'a||b'],
    ['if a !{ src 10.0.0.0/8 } b', 'a !{src 10.0.0.0/8} b'],
    // Inside braces nothing but a closing brace is special.
    ['if { src or || ! { !} } or a', '{src or || ! { !}} | a'],
    ['if "{" path "}" a', '{path} a'],
    ['if if unless', 'if unless'],
    ['a b', 'a b'],
  ])('means: %s', (line, meaning) => {
    expect(summary(line)).toBe(meaning);
  });

  it('ends at an empty word, as for HAProxy', () => {
    const { node, problems, end } = parseCondition(words('if a "" b'));
    expect(node.alternatives[0]?.terms.length).toBe(1);
    expect(problems).toEqual([]);
    expect(end).toBe(2);
  });

  it.each<[string, string[]]>([
    ['if {', ['3-4 unclosed-acl']],
    ['if { -x a) -m', ['3-4 unclosed-acl']],
    ['if { }', ['4-4 missing-fetch']],
    ['if { ! path }', ['5-5 missing-fetch']],
    ['if a !{ src', ['6-7 unclosed-acl']],
    ['if { path "" }', ['3-4 unclosed-acl']],
    ['if { path /x }a', ['3-4 unclosed-acl']],
    ['if {src 10.0.0.1}', ['3-7 invalid-acl-name', '8-17 invalid-acl-name']],
    ['if a }', ['5-6 invalid-acl-name']],
    ['if a && b', ['5-7 invalid-acl-name']],
    ['if a !b!c', ['6-9 invalid-acl-name']],
    ['if é', ['3-4 invalid-acl-name']],
    ['if { path -x } a{', ['10-12 unknown-acl-flag', '15-17 invalid-acl-name']],
    ['if { path -m } { path -f }', ['10-12 missing-flag-value', '22-24 missing-flag-value']],
    ['if { path -- -x }', []],
    ['if { path -u }', []],
    ['if { path, } { path ,lower }', []],
    ['if { path(a x } { path,( x }', ['9-10 unclosed-arguments', '22-23 missing-converter']],
    ['if { path) }', ['9-10 missing-comma']],
  ])('is refused: %s', (line, problems) => {
    expect(problemsOf(line)).toEqual(problems);
  });

  it.each(['if "${A}"', 'if "!${A}"', 'if { "${A}" }', 'if { path "${A[*]}"', 'if { path "-${A}" x }', 'if "${A},"'])(
    'gives a variable the benefit of the doubt: %s',
    (line) => {
      expect(problemsOf(line)).toEqual([]);
    },
  );

  it('leaves the words to their line', () => {
    const line = words('if { path /x }');
    const { node } = parseCondition(line);
    const acl = node.alternatives[0]?.terms[0]?.acl;
    expect(acl?.type === 'AnonymousAcl' && acl.expression.patterns[0]).toBe(line[3]);
    expect(line.every(({ parent }) => parent === null)).toBe(true);
  });

  it('has a place even without a word', () => {
    expect(parseCondition([], 7).node).toMatchObject({ start: 7, end: 7, kind: null, alternatives: [] });
  });
});

describe('what an ACL tests', () => {
  it('is read', () => {
    const { node, problems, end } = parseAclExpression(words('hdr(a) -i -f x -- -y } "" z'));
    expect(outline(node)).toEqual([
      '0-22 AclExpression -y }',
      '  0-6 SampleExpression',
      '    0-6 SampleFetch hdr',
      '      4-5 SampleArgument "a"',
      '  7-9 AclFlag -i',
      '  10-14 AclFlag -f x',
      '  15-17 AclFlag --',
    ]);
    expect(problems).toEqual([]);
    expect(end).toBe(7);
  });

  it('may be missing', () => {
    const { node, problems } = parseAclExpression([], 5);
    expect([node.start, node.end]).toEqual([5, 5]);
    expect(problems).toEqual([{ code: 'missing-fetch', start: 5, end: 5 }]);
  });
});

describe('whatever the words', () => {
  const pieces = fc.constantFrom(
    'if',
    'a',
    '!',
    '!!a',
    '!{',
    '{',
    '}',
    'or',
    '||',
    '&&',
    '-i',
    '-m',
    '--',
    '-x',
    'src',
    'f(a',
    '""',
    'é',
    '漢',
  );
  const lines = fc
    .array(
      fc.oneof(
        pieces,
        fc.string({ minLength: 1 }).map((text) => text.replaceAll(/["'\\ ]/g, '_')),
      ),
    )
    .map((parts) => parts.join(' '));

  it('gives nodes inside their parents', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { node, problems, end } = parseCondition(words(line));
        expect(end).toBeLessThanOrEqual(words(line).length);
        for (const inner of nodesOf(node)) {
          expect(inner.start).toBeLessThanOrEqual(inner.end);
          for (const child of childrenOf(inner)) {
            expect(child.parent).toBe(inner);
            expect(inner.start <= child.start && child.end <= inner.end).toBe(true);
          }
        }
        for (const { start, end: problemEnd } of problems)
          expect(0 <= start && start <= problemEnd && problemEnd <= line.length).toBe(true);
      }),
    );
  });

  it.each([
    ['100,000 names', 'a '.repeat(100_000)],
    ['100,000 open braces', '{ '.repeat(100_000)],
    ['20,000 empty ACLs', '{ } '.repeat(20_000)],
    ['a megabyte of exclamation marks', '!'.repeat(1 << 20)],
    ['10,000 parentheses', `{ f${'('.repeat(10_000)} }`],
  ])('copes with %s', (_, line) => {
    expect(() => parseCondition(words(line))).not.toThrow();
  });
});
