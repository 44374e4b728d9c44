import { describe, expect, test } from 'vitest';
import type { ConditionalBranch, ConfigFile } from './index.js';
import { parse } from './index.js';

const sections: ReadonlySet<string> = new Set(['global', 'frontend']);

function parseLines(...lines: string[]): ConfigFile {
  return parse(`${lines.join('\n')}\n`, { sections });
}

/** `if a > else`: the branches around a line from the outermost in, each with its condition. */
function pathOf(branch: ConditionalBranch | null): string {
  if (branch === null) return '';
  const outer = pathOf(branch.block.parent);
  const own = [branch.kind, ...branch.macro.args.map((word) => word.value)].join(' ');
  return outer === '' ? own : `${outer} > ${own}`;
}

function branchesByLine(file: ConfigFile): string[] {
  const lines = [...file.preamble, ...file.sections.flatMap((section) => [section.header, ...section.body])];
  return lines.map((line) => `${line.words[0]?.value}: ${pathOf(line.branch)}`.trimEnd());
}

describe('branches', () => {
  test('macros of a block stand outside it, the lines between them inside', () => {
    const file = parseLines('.if a', 'one', '.elif b', 'two', '.elif c', '.else', 'three', '.endif', 'four');
    expect(branchesByLine(file)).toEqual([
      '.if:',
      'one: if a',
      '.elif:',
      'two: elif b',
      '.elif:',
      '.else:',
      'three: else',
      '.endif:',
      'four:',
    ]);
    expect(file.conditionals).toHaveLength(1);
    expect(file.conditionals[0]?.branches.map((branch) => branch.kind)).toEqual(['if', 'elif', 'elif', 'else']);
    expect(file.conditionals[0]?.end?.loc.start.line).toBe(8);
    expect(file.problems).toEqual([]);
  });

  test('blocks nest', () => {
    const file = parseLines('.if a', '.if b', 'one', '.else', 'two', '.endif', 'three', '.endif');
    expect(branchesByLine(file)).toEqual([
      '.if:',
      '.if: if a',
      'one: if a > if b',
      '.else: if a',
      'two: if a > else',
      '.endif: if a',
      'three: if a',
      '.endif:',
    ]);
    expect(file.conditionals.map((block) => pathOf(block.parent))).toEqual(['', 'if a']);
  });

  test('blocks begin in one section and end in another', () => {
    const file = parseLines('global', '.if a', 'one', 'frontend www', 'two', '.else', 'frontend other', '.endif', 'three');
    expect(branchesByLine(file)).toEqual([
      'global:',
      '.if:',
      'one: if a',
      'frontend: if a',
      'two: if a',
      '.else:',
      'frontend: else',
      '.endif:',
      'three:',
    ]);
    expect(file.sections.map((section) => section.body.length)).toEqual([2, 2, 2]);
  });

  test('messages and unknown macros belong to the branch they stand in', () => {
    const file = parseLines('.notice "text"', '.if a', '.warning "text"', '.alert "text"', '.diag "text"', '.what', '.endif');
    expect(branchesByLine(file)).toEqual(['.notice:', '.if:', '.warning: if a', '.alert: if a', '.diag: if a', '.what: if a', '.endif:']);
  });

  test('a broken macro opens and closes nothing, as HAProxy does not read it', () => {
    const file = parseLines('.if "a', 'one', '.if b', '.endif "', 'two', '.endif');
    expect(branchesByLine(file)).toEqual(['.if:', 'one:', '.if:', '.endif:', 'two: if b', '.endif:']);
    expect(file.problems.map((problem) => problem.code)).toEqual(['unmatched-quote', 'unmatched-quote']);
  });
});

describe('problems', () => {
  test.each<[lines: string[], problems: [code: string, covered: string, text?: string][]]>([
    [['.if a', 'one'], [['unterminated-if', '.if a']]],
    [['.if a', '.if b', '.endif'], [['unterminated-if', '.if a']]],
    [
      ['.if a', '.else', '.if b'],
      [
        ['unterminated-if', '.if a'],
        ['unterminated-if', '.if b'],
      ],
    ],
    [['.elif a b'], [['lone-elif', '.elif a b']]],
    [['.else'], [['lone-else', '.else']]],
    [['.endif'], [['lone-endif', '.endif']]],
    [['.if a', '.endif', '.endif'], [['lone-endif', '.endif']]],
    [['.if a', '.else', '.elif b', '.endif'], [['elif-after-else', '.elif b']]],
    [['.if a', '.else', '.else', '.endif'], [['else-after-else', '.else']]],
    [['.if a', '.else b c', '.endif'], [['unexpected-macro-argument', 'b c', 'b']]],
    [['.if a', '.endif "b c"'], [['unexpected-macro-argument', '"b c"', 'b c']]],
    [['.if', '.endif'], []],
  ])('%j', (lines, problems) => {
    const file = parseLines(...lines);
    expect(
      file.problems.map(({ code, start, end, text }) => [code, file.text.slice(start, end), ...(text === undefined ? [] : [text])]),
    ).toEqual(problems);
  });

  test.each([
    [99, 0],
    [100, 1],
    [102, 3],
  ])('of %i nested blocks, %i are too deep', (depth, tooDeep) => {
    const file = parseLines(...Array<string>(depth).fill('.if a'), ...Array<string>(depth).fill('.endif'));
    expect(file.problems.map((problem) => problem.code)).toEqual(Array(tooDeep).fill('too-deeply-nested-if'));
    expect(file.problems.map((problem) => file.lines.positionAt(problem.start).line)).toEqual(
      Array.from({ length: tooDeep }, (_, i) => 100 + i),
    );
  });
});
