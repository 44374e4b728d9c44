import type { SyntaxProblemCode } from './problems.js';
import { escapedByte } from './source-text.js';
import type { TemplateExpression } from './template/mask.js';

/** A `${VAR}` or `$VAR` reference inside double quotes. Offsets are into the file's text, end exclusive. */
export interface VariableReference {
  readonly start: number;
  readonly end: number;
  /** Name without `$` and braces; pseudo-variables keep their dot (`.LINE`, `.FILE`, `.SECTION`). */
  readonly name: string;
  /** What `${NAME-default}` falls back to; null where no default is given. */
  readonly defaultValue: string | null;
  /** `${NAME[*]}`: the value is split at spaces into as many words as it has. */
  readonly expandsToWords: boolean;
  /** Indexes into the decoded value, end exclusive, where the reference stands as written. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** What a word means once quotes and escapes are gone. */
export interface DecodedWord {
  readonly value: string;
  /** Runs of characters that stand side by side in the value and in the file: where each begins in the value, ... */
  readonly runStarts: readonly number[];
  /** ... and in the file. */
  readonly runOffsets: readonly number[];
  readonly variables: readonly VariableReference[];
  /** An opening quote is never closed. */
  readonly unterminated: boolean;
}

export type WordProblemSink = (code: SyntaxProblemCode, start: number, end: number, text: string) => void;

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const DOLLAR = 36;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const OPENING_BRACE = 123;

/** `isspace()` in the C locale, which is what separates words. */
export function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN);
}

/** Where HAProxy stops reading a line: its end, a stray carriage return or a NUL. */
function endsLine(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === 0 || Number.isNaN(code);
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95;
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

interface VariableShape {
  readonly name: string;
  readonly defaultValue: string | null;
  readonly expandsToWords: boolean;
  readonly end: number;
  readonly problem: SyntaxProblemCode | null;
}

/** Pseudo-variables that HAProxy itself fills in (src/tools.c `parse_line`). */
const PSEUDO_VARIABLES: ReadonlySet<string> = new Set(['.LINE', '.FILE', '.SECTION']);

/** Reads a variable reference whose `$` stands at `start`; `end` is where reading goes on, even after a problem. */
function readVariable(text: string, start: number): VariableShape {
  let at = start + 1;
  const braced = text.charCodeAt(at) === OPENING_BRACE;
  if (braced) at++;
  const nameStart = at;
  const first = text.charCodeAt(at);
  if (!isLetter(first) && first !== 95 && first !== 46) {
    return { name: '', defaultValue: null, expandsToWords: false, end: at, problem: 'invalid-variable-name' };
  }
  at++;
  while (isNameCharacter(text.charCodeAt(at))) at++;
  const name = text.slice(nameStart, at);
  if (first === 46 && !PSEUDO_VARIABLES.has(name)) {
    return { name, defaultValue: null, expandsToWords: false, end: at, problem: 'unknown-pseudo-variable' };
  }
  if (!braced) return { name, defaultValue: null, expandsToWords: false, end: at, problem: null };
  let expandsToWords = false;
  if (text[at] === '[') {
    if (text[at + 1] !== '*' || text[at + 2] !== ']') {
      return { name, defaultValue: null, expandsToWords, end: at + 1, problem: 'invalid-word-expansion' };
    }
    expandsToWords = true;
    at += 3;
  }
  let defaultValue: string | null = null;
  if (text[at] === '-') {
    // The default runs to the next brace whatever stands between, quotes included. Without one, reading does not go on
    // behind the name, which would search the same line for a brace again and again.
    let close = at + 1;
    for (let code = text.charCodeAt(close); code !== 125; code = text.charCodeAt(++close)) {
      if (code === LINE_FEED || code === 0 || Number.isNaN(code)) {
        return { name, defaultValue, expandsToWords, end: close, problem: 'unmatched-brace' };
      }
    }
    defaultValue = text.slice(at + 1, close);
    at = close;
  }
  if (text[at] !== '}') return { name, defaultValue, expandsToWords, end: at, problem: 'unmatched-brace' };
  return { name, defaultValue, expandsToWords, end: at + 1, problem: null };
}

/**
 * Finds the end of the word that starts at `start`: the offset of the first character that no longer belongs to it.
 * Stops before an opening quote that is never closed on its line; equal to `start` when the word begins with one.
 * Reads as src/tools.c `parse_line` does; linear in the word's length.
 */
export function findWordEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const close = code === DOUBLE_QUOTE ? findClosingDoubleQuote(text, at) : findClosingSingleQuote(text, at);
      if (close === -1) return at;
      at = close + 1;
    } else if (code === BACKSLASH) {
      const next = text.charCodeAt(at + 1);
      // A backslash keeps a space, a quote or a hash inside the word, but no other white space.
      at += endsLine(next) || (isSpace(next) && next !== SPACE) ? 1 : 2;
    } else if (isSpace(code) || code === HASH || endsLine(code)) {
      return at;
    } else {
      at++;
    }
  }
}

/**
 * Finds the end of the last of the plain words that stand side by side from `start` on: words that mean what they are. Equal to `start`
 * where the first has a quote or a backslash in it. Linear in what it reads, which is a word further than it gives at most.
 */
export function findEndOfPlainWords(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while (code > BACKSLASH || !(endsLine(code) || code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === HASH || code === BACKSLASH)) {
    code = text.charCodeAt(++at);
  }
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === BACKSLASH) while (at > start && !isSpace(text.charCodeAt(at - 1))) at--;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function findClosingSingleQuote(text: string, open: number): number {
  for (let at = open + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SINGLE_QUOTE) return at;
    if (endsLine(code)) return -1;
  }
}

function findClosingDoubleQuote(text: string, open: number): number {
  let at = open + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at;
    if (endsLine(code)) return -1;
    if (code === BACKSLASH) at += endsLine(text.charCodeAt(at + 1)) ? 1 : 2;
    else if (code === DOLLAR) at = readVariable(text, at).end;
    else at++;
  }
}

/** Escapes that stand for another character; every other escaped character stands for itself. */
const CONTROL_ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** An escape that stands for `character` and takes `length` characters; null where HAProxy refuses the line. */
interface Escape {
  readonly character: string | null;
  readonly length: number;
}

/** Reads the escape whose backslash stands at `at`; null where the backslash stands for itself. */
function readEscape(text: string, at: number, end: number, inDoubleQuotes: boolean): Escape | null {
  const next = at + 1 < end ? (text[at + 1] as string) : '';
  switch (next) {
    case 't':
    case 'n':
    case 'r':
      return { character: CONTROL_ESCAPES[next] as string, length: 2 };
    case ' ':
    case '\\':
    case '#':
    case "'":
    case '"':
      return { character: next, length: 2 };
    case '$':
      return inDoubleQuotes ? { character: next, length: 2 } : null;
    case 'x': {
      if (at + 3 >= end || !isHexDigit(text.charCodeAt(at + 2)) || !isHexDigit(text.charCodeAt(at + 3))) {
        return { character: null, length: Math.min(4, end - at) };
      }
      const byte = Number.parseInt(text.slice(at + 2, at + 4), 16);
      return { character: byte < 0x80 ? String.fromCharCode(byte) : escapedByte(byte), length: 4 };
    }
    default:
      return null;
  }
}

/**
 * Removes quotes and escapes from the word at `[start, end)` as src/tools.c `parse_line` does. Variables are left as
 * written, since their values are not in the text. The first problem that makes HAProxy refuse the line goes to
 * `report`; HAProxy stops reading there. Expressions of a template count as variables, wherever they stand; outside quotes
 * they may be any number of words.
 */
export function decodeWord(
  text: string,
  start: number,
  end: number,
  report: WordProblemSink,
  expressions: readonly TemplateExpression[] = [],
): DecodedWord {
  let value = '';
  const runStarts: number[] = [];
  const runOffsets: number[] = [];
  const variables: VariableReference[] = [];
  let quote = 0;
  let at = start;
  let runStart = start;
  let failed = false;
  let nextExpression = 0;
  const fail = (code: SyntaxProblemCode, from: number, to: number) => {
    if (!failed) report(code, from, to, text.slice(from, to));
    failed = true;
  };
  /** Adds characters that stand at `offset` in the file. */
  const add = (characters: string, offset: number) => {
    runStarts.push(value.length);
    runOffsets.push(offset);
    value += characters;
  };
  const endRun = () => {
    if (at > runStart) add(text.slice(runStart, at), runStart);
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    while ((expressions[nextExpression]?.start ?? end) < at) nextExpression++;
    const expression = expressions[nextExpression];
    if (expression?.start === at) {
      const valueStart = value.length + at - runStart;
      const { name } = expression;
      const expressionEnd = Math.min(expression.end, end);
      const valueEnd = valueStart + expressionEnd - at;
      variables.push({ start: at, end: expressionEnd, name, defaultValue: null, expandsToWords: quote === 0, valueStart, valueEnd });
      at = expressionEnd;
    } else if ((code === DOUBLE_QUOTE || code === SINGLE_QUOTE) && (quote === 0 || quote === code)) {
      endRun();
      quote = quote === 0 ? code : 0;
      runStart = ++at;
    } else if (code === BACKSLASH && quote !== SINGLE_QUOTE) {
      const sequence = readEscape(text, at, end, quote === DOUBLE_QUOTE);
      if (sequence === null) {
        at++;
      } else if (sequence.character === null) {
        fail('invalid-hex-escape', at, at + sequence.length);
        at++;
      } else {
        endRun();
        add(sequence.character, at);
        at += sequence.length;
        runStart = at;
      }
    } else if (code === DOLLAR && quote === DOUBLE_QUOTE) {
      const variable = readVariable(text, at);
      const variableEnd = Math.min(variable.end, end);
      if (variable.problem === null) {
        const { name, defaultValue, expandsToWords } = variable;
        const valueStart = value.length + at - runStart;
        const valueEnd = valueStart + variableEnd - at;
        variables.push({ start: at, end: variableEnd, name, defaultValue, expandsToWords, valueStart, valueEnd });
      } else {
        fail(variable.problem, at, variableEnd);
      }
      at = variableEnd;
    } else {
      at++;
    }
  }
  endRun();
  return { value, runStarts, runOffsets, variables, unterminated: quote !== 0 };
}

/** File offset of the character at `index` of a decoded word's value, which must lie inside it. */
export function offsetInFile(word: DecodedWord, index: number): number {
  const { runStarts, runOffsets } = word;
  let low = 0;
  let high = runStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runStarts[middle] as number) <= index) low = middle;
    else high = middle - 1;
  }
  return (runOffsets[low] as number) + index - (runStarts[low] as number);
}

/** Moves a decoded word in the file, by as many characters as have come before it. */
export function shiftDecoded({ runOffsets, variables }: DecodedWord, by: number): void {
  for (let i = 0; i < runOffsets.length; i++) (runOffsets as number[])[i] = (runOffsets[i] as number) + by;
  for (const variable of variables as unknown as { start: number; end: number }[]) {
    variable.start += by;
    variable.end += by;
  }
}
