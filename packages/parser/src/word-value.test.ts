import { describe, expect, test } from 'vitest';
import { parse } from './index.js';

const NO_SECTIONS: ReadonlySet<string> = new Set();

/** The words of a file of one line. */
function wordsOf(line: string) {
  return parse(`${line}\n`, { sections: NO_SECTIONS }).preamble.flatMap((statement) => statement.words);
}

describe('words', () => {
  // As `haproxy -dC` of 3.0 and 3.2 prints them.
  test.each<[line: string, words: string[]]>([
    ['', []],
    [' \t\v\f', []],
    ['alpha  beta\tgamma\vdelta\fepsilon ', ['alpha', 'beta', 'gamma', 'delta', 'epsilon']],
    ['alpha,beta;gamma(delta)=epsilon|zeta{eta}!theta*', ['alpha,beta;gamma(delta)=epsilon|zeta{eta}!theta*']],
    // Quotes stand anywhere in a word and leave it without a trace.
    ['"alpha beta" gamma', ['alpha beta', 'gamma']],
    ["'alpha beta' gamma", ['alpha beta', 'gamma']],
    ['al"pha be"ta', ['alpha beta']],
    ['alpha  beta ga"mma  de"lta  epsilon', ['alpha', 'beta', 'gamma  delta', 'epsilon']],
    ['alpha beta  \\ gamma\\ delta epsilon', ['alpha', 'beta', ' gamma delta', 'epsilon']],
    ['alpha\uFFFF \uFFFFbeta \uD800', ['alpha\uFFFF', '\uFFFFbeta', '\uD800']],
    ['"alpha"\'beta\'gamma', ['alphabetagamma']],
    [`"it's" 'say "so"'`, ["it's", 'say "so"']],
    ['"" alpha \'\'', ['', 'alpha', '']],
    ['alpha""', ['alpha']],
    // Comments begin anywhere outside quotes.
    ['alpha#beta', ['alpha']],
    ['alpha # beta', ['alpha']],
    ['"alpha#beta" \'gamma#delta\'', ['alpha#beta', 'gamma#delta']],
    ['alpha\\#beta', ['alpha#beta']],
    ['alpha\\\\#beta', ['alpha\\']],
    // Escapes.
    ['alpha\\ beta', ['alpha beta']],
    ['alpha\\ ', ['alpha ']],
    ['\\"alpha\\" \\\'beta\\\'', ['"alpha"', "'beta'"]],
    ['"\\"alpha\\" \\\'beta\\\'"', ['"alpha" \'beta\'']],
    ["'alpha\\'", ['alpha\\']],
    ['\\t\\n\\r "\\t\\n\\r" \'\\t\\n\\r\'', ['\t\n\r', '\t\n\r', '\\t\\n\\r']],
    ['\\\\ "\\\\" \'\\\\\'', ['\\', '\\', '\\\\']],
    ['\\x41 "\\x7a" \'\\x41\'', ['A', 'z', '\\x41']],
    ['\\x20alpha\\x23beta', [' alpha#beta']],
    ['\\xC3\\xa9', ['\uDCC3\uDCA9']],
    ['\\a\\1\\. "\\a\\1\\."', ['\\a\\1\\.', '\\a\\1\\.']],
    ['alpha\\', ['alpha\\']],
    ['alpha\\\tbeta', ['alpha\\', 'beta']],
    // A dollar is special inside double quotes only.
    ['$ALPHA ${ALPHA} \\$ALPHA', ['$ALPHA', '${ALPHA}', '\\$ALPHA']],
    ["'$ALPHA ${'", ['$ALPHA ${']],
    ['"a\\$b"', ['a$b']],
    ['"$ALPHA" "${ALPHA}"', ['$ALPHA', '${ALPHA}']],
    ['"${ALPHA-be"ta ga\'mma}" delta', ['${ALPHA-be"ta ga\'mma}', 'delta']],
    // Carriage returns are white space among white space and end the line behind a word.
    ['alpha \r beta', ['alpha', 'beta']],
    ['\r alpha', ['alpha']],
    ['alpha\r', ['alpha']],
    ['alpha\r\r', ['alpha']],
    ['alpha\rbeta', ['alpha']],
    ['alpha\\ \rbeta', ['alpha ']],
    ['"alpha "\r beta', ['alpha ']],
    // So does NUL, everywhere.
    ['alpha beta\0 gamma', ['alpha', 'beta']],
    ['\0alpha', []],
    // Nothing but the white space of C's `isspace` separates words.
    ['alpha\u00a0beta\u2028gamma\u0085', ['alpha\u00a0beta\u2028gamma\u0085']],
    ['\uFEFFalpha', ['\uFEFFalpha']],
  ])('%j', (line, words) => {
    expect(wordsOf(line).map((word) => word.value)).toEqual(words);
  });
});

describe('places', () => {
  /** Line, its first word's range, and the offset of each character of its value with one more for the end. */
  test.each<[line: string, range: [number, number], offsets: number[]]>([
    ['  abc', [2, 5], [2, 3, 4, 5]],
    ['"abc"', [0, 5], [1, 2, 3, 5]],
    ['""', [0, 2], [2]],
    ['a"b"\'c\'', [0, 7], [0, 2, 5, 7]],
    ['a\\ b', [0, 4], [0, 1, 3, 4]],
    ['\\x41b\\\\', [0, 7], [0, 4, 5, 7]],
    ['\\ab', [0, 3], [0, 1, 2, 3]],
    ['"a$B\\$"', [0, 7], [1, 2, 3, 4, 7]],
    ['"${A}"b', [0, 7], [1, 2, 3, 4, 6, 7]],
  ])('%j', (line, range, offsets) => {
    const [word] = wordsOf(line);
    expect(word?.range).toEqual(range);
    expect(offsets.map((_, index) => word?.offsetAt(index))).toEqual(offsets);
    expect([word?.offsetAt(-1), word?.offsetAt(99)]).toEqual([offsets[0] === range[1] ? range[1] : offsets[0], range[1]]);
  });

  test('a plain word is itself', () => {
    const [plain, quoted, escaped] = wordsOf('alpha "beta" \\a');
    expect([plain?.isPlain, quoted?.isPlain, escaped?.isPlain]).toEqual([true, false, false]);
    expect([plain?.raw, quoted?.raw, escaped?.raw]).toEqual(['alpha', '"beta"', '\\a']);
  });
});

describe('variables', () => {
  test.each<[line: string, variables: [name: string, defaultValue: string | null, expandsToWords: boolean, written: string][]]>([
    ['$A ${A} \'$A\' "\\$A"', []],
    ['"$A"', [['A', null, false, '$A']]],
    ['"${A}"', [['A', null, false, '${A}']]],
    [
      '"$A$B"',
      [
        ['A', null, false, '$A'],
        ['B', null, false, '$B'],
      ],
    ],
    ['"<$_a1-2>"', [['_a1', null, false, '$_a1']]],
    ['"$A[*]"', [['A', null, false, '$A']]],
    ['"${A-}"', [['A', '', false, '${A-}']]],
    ['"${A-b c}"', [['A', 'b c', false, '${A-b c}']]],
    ['"${A-"#\\"}"', [['A', '"#\\"', false, '${A-"#\\"}']]],
    ['"${A-$B}"', [['A', '$B', false, '${A-$B}']]],
    ['"${A-b\rc}"', [['A', 'b\rc', false, '${A-b\rc}']]],
    ['"${A[*]}"', [['A', null, true, '${A[*]}']]],
    ['"${A[*]-b c}"', [['A', 'b c', true, '${A[*]-b c}']]],
    [
      '"$.LINE${.FILE}${.SECTION-x}"',
      [
        ['.LINE', null, false, '$.LINE'],
        ['.FILE', null, false, '${.FILE}'],
        ['.SECTION', 'x', false, '${.SECTION-x}'],
      ],
    ],
  ])('%j', (line, variables) => {
    const found = wordsOf(line).flatMap((word) => word.variables.map((variable) => ({ word, variable })));
    expect(
      found.map(({ variable: { name, defaultValue, expandsToWords, start, end } }) => [
        name,
        defaultValue,
        expandsToWords,
        line.slice(start, end),
      ]),
    ).toEqual(variables);
    expect(found.map(({ word, variable }) => word.value.slice(variable.valueStart, variable.valueEnd))).toEqual(
      variables.map(([, , , written]) => written),
    );
  });

  test('isLiteral says whether one takes part', () => {
    expect(wordsOf('alpha "beta" "$C" $D').map((word) => word.isLiteral)).toEqual([true, true, false, true]);
  });
});

describe('what HAProxy refuses', () => {
  /** Line, problem, the text it covers, and the text it names. */
  test.each<[line: string, code: string, covered: string, text: string]>([
    ['alpha "beta gamma', 'unmatched-quote', '"beta gamma', '"'],
    ["alpha 'beta gamma", 'unmatched-quote', "'beta gamma", "'"],
    ['al"pha beta', 'unmatched-quote', '"pha beta', '"'],
    ['"alpha\' beta', 'unmatched-quote', '"alpha\' beta', '"'],
    ['"alpha\\"', 'unmatched-quote', '"alpha\\"', '"'],
    ['"al\rpha"', 'unmatched-quote', '"al', '"'],
    ['"', 'unmatched-quote', '"', '"'],
    ['alpha \\x4', 'invalid-hex-escape', '\\x4', '\\x4'],
    ['alpha \\x4gh', 'invalid-hex-escape', '\\x4g', '\\x4g'],
    ['"\\x"', 'invalid-hex-escape', '\\x"', '\\x"'],
    ['"$"', 'invalid-variable-name', '$', '$'],
    ['"$1 alpha"', 'invalid-variable-name', '$', '$'],
    ['"${}"', 'invalid-variable-name', '${', '${'],
    ['"$.WHAT."', 'unknown-pseudo-variable', '$.WHAT', '$.WHAT'],
    ['"${.}"', 'unknown-pseudo-variable', '${.', '${.'],
    ['"${ALPHA" beta', 'unmatched-brace', '${ALPHA', '${ALPHA'],
    ['"${ALPHA:-beta}"', 'unmatched-brace', '${ALPHA', '${ALPHA'],
    ['"${ALPHA-beta" gamma', 'unmatched-brace', '${ALPHA-beta" gamma', '${ALPHA-beta" gamma'],
    ['"${ALPHA[0]}"', 'invalid-word-expansion', '${ALPHA[', '${ALPHA['],
    ['"${ALPHA[*}"', 'invalid-word-expansion', '${ALPHA[', '${ALPHA['],
    ['"${ALPHA[*]beta}"', 'unmatched-brace', '${ALPHA[*]', '${ALPHA[*]'],
    // HAProxy stops at the first mistake, so an open quote behind it is not worth a word.
    ['"$1 alpha', 'invalid-variable-name', '$', '$'],
    ['"\\xg $1 alpha"', 'invalid-hex-escape', '\\xg ', '\\xg '],
  ])('%j: %s', (line, code, covered, text) => {
    const file = parse(`first\n${line}\nlast\n`, { sections: NO_SECTIONS });
    const found = file.problems.filter((problem) => problem.code !== 'ignored-text');
    expect(found.map((problem) => [problem.code, file.text.slice(problem.start, problem.end), problem.text])).toEqual([
      [code, covered, text],
    ]);
    expect(file.preamble.map((statement) => statement.broken)).toEqual([false, true, false]);
    expect(file.preamble.map((statement) => statement.loc.start.line)).toEqual([1, 2, 3]);
  });

  test.each<[name: string, line: string, covered: string | null]>([
    ['64 words', 'w '.repeat(64).trim(), null],
    ['65 words', `${'w '.repeat(64)}x`, 'x'],
    ['67 words', `${'w '.repeat(64)}x y z`, 'x y z'],
    ['65 words, one of them a variable', `${'w '.repeat(64)}"$A"`, null],
    ['65 words behind a bracket, which is a scope and no words', `[${'w '.repeat(66)}`, null],
  ])('%s', (_, line, covered) => {
    const file = parse(`${line}\n`, { sections: NO_SECTIONS });
    expect(file.problems.map(({ code, start, end }) => [code, line.slice(start, end)])).toEqual(
      covered === null ? [] : [['too-many-words', covered]],
    );
    expect(file.preamble[0]?.broken).toBe(covered !== null);
  });
});
