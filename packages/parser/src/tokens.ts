import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { SKIP_GRAMMAR_CHECKS } from './grammar-checks.js';
import { matched } from './matched.js';
import { findEndOfPlainWords, findWordEnd } from './word-value.js';

/** A word of any kind that is no keyword of the parser. */
export const AnyWord = createToken({ name: 'AnyWord', pattern: Lexer.NA });

/**
 * A run of words that need no decoding, with the white space between them: nearly always all the words of a line. Large files have a
 * million of words and blanks, and a token of each would cost more than everything else that is done with them.
 */
export const PlainWords = createToken({
  name: 'PlainWords',
  categories: AnyWord,
  pattern: (text: string, offset: number) => {
    const end = findEndOfPlainWords(text, offset);
    return end === offset ? null : matched(text.slice(offset, end));
  },
  line_breaks: false,
});

/** A word with quotes, escapes or variables in it. */
export const QuotedWord = createToken({
  name: 'QuotedWord',
  categories: AnyWord,
  pattern: (text: string, offset: number) => {
    const end = findWordEnd(text, offset);
    return end === offset ? null : matched(text.slice(offset, end));
  },
  line_breaks: false,
});

/** A quote that is not closed on its line, with the rest of the line; HAProxy refuses the line ("unmatched quote"). */
export const UnterminatedQuote = createToken({
  name: 'UnterminatedQuote',
  categories: AnyWord,
  pattern: /["'](?:[^\r\n\0]*)/,
  line_breaks: false,
});

/**
 * The rest of a line that begins with one of some characters, without `\n` or `\r\n`. Not a regular expression: one that lets a lone `\r`
 * pass keeps a state for each character and gives up on lines of some megabytes.
 */
function restOfLine(...first: readonly string[]) {
  return (text: string, offset: number): RegExpExecArray | null => {
    if (!first.includes(text.charAt(offset))) return null;
    const lineFeed = text.indexOf('\n', offset);
    const end = lineFeed === -1 ? text.length : text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
    return matched(text.slice(offset, end));
  };
}

/** `#` outside quotes, also in the middle of a word, up to the end of the line. */
export const CommentText = createToken({
  name: 'CommentText',
  pattern: restOfLine('#'),
  line_breaks: false,
});

export const EndOfLine = createToken({ name: 'EndOfLine', pattern: /\r?\n/, line_breaks: true });

/** White space that does not end the line; a carriage return has a rule of its own. */
export const Blanks = createToken({ name: 'Blanks', pattern: /[ \t\v\f]+/, group: Lexer.SKIPPED });

/** A carriage return at the start of a line or behind white space, which is white space too; not one behind a word. */
export const StrayReturn = createToken({
  name: 'StrayReturn',
  pattern: (text: string, offset: number, tokens: IToken[]) => {
    if (text.charAt(offset) !== '\r') return null;
    const last = tokens.at(-1);
    const isBehindWord = last !== undefined && last.tokenType !== EndOfLine && last.startOffset + last.image.length === offset;
    return isBehindWord ? null : matched('\r');
  },
  group: Lexer.SKIPPED,
  line_breaks: false,
});

/** What HAProxy does not read: the rest of a line behind a NUL, or behind a carriage return that follows a word. */
export const IgnoredRest = createToken({
  name: 'IgnoredRest',
  pattern: restOfLine('\0', '\r'),
  line_breaks: false,
});

/** The first word of a line that opens a section; the lexer reads it as any other, the parser knows it by its place. */
export const SectionKeyword = createToken({ name: 'SectionKeyword', pattern: Lexer.NA });

/** The first word of a line that begins with a dot: `.if`, `.else`, `.notice`, ... */
export const MacroKeyword = createToken({ name: 'MacroKeyword', pattern: Lexer.NA });

/** In the order in which the lexer tries them. */
const LEXED: TokenType[] = [Blanks, PlainWords, EndOfLine, CommentText, QuotedWord, UnterminatedQuote, StrayReturn, IgnoredRest];

export const ALL_TOKENS: TokenType[] = [...LEXED, AnyWord, SectionKeyword, MacroKeyword];

let lexer: Lexer | null = null;

/** The one lexer of the process, built at first use. */
export function fileLexer(): Lexer {
  lexer ??= new Lexer(LEXED, {
    // A table of first characters takes longer to make than it saves on files of usual size: nearly always one of the first three patterns
    // matches.
    safeMode: true,
    skipValidations: SKIP_GRAMMAR_CHECKS,
    positionTracking: 'onlyOffset',
  });
  return lexer;
}
