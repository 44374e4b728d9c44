import { createToken, Lexer, type TokenType } from 'chevrotain';
import { MaskedText } from '../expression/grammar.js';
import type { ConditionWord } from './words.js';

/** The words are split already, so no lexer makes these tokens. */
function wordToken(name: string): TokenType {
  return createToken({ name, pattern: Lexer.NA });
}

export const If = wordToken('If');
export const Unless = wordToken('Unless');
/** The `!` in front of a word, or a word of nothing else. */
export const Negation = wordToken('Negation');
export const Or = wordToken('Or');
export const AclName = wordToken('AclName');
export const OpenBrace = wordToken('OpenBrace');
export const CloseBrace = wordToken('CloseBrace');
export const Sample = wordToken('Sample');
export const Flag = wordToken('Flag');
/** A flag that takes the next word. */
export const ValueFlag = wordToken('ValueFlag');
export const FlagValue = wordToken('FlagValue');
export const Pattern = wordToken('Pattern');

export const CONDITION_TOKENS = [If, Unless, Negation, Or, AclName, OpenBrace, CloseBrace, Sample, Flag, ValueFlag, FlagValue, Pattern];

/** Flags that take a word; what else begins with a dash takes none. */
const VALUE_FLAGS: ReadonlySet<string> = new Set(['-f', '-m', '-u']);

/** Ends the flags, and is one itself. */
const END_OF_FLAGS = '--';

/** A token, and what it stands for: a word, or its end from the index `from` on. */
export interface WordPart {
  readonly type: TokenType;
  readonly word: ConditionWord;
  readonly from: number;
}

/** Tokens, and the index of the first word that was not read: an empty one ends a condition for HAProxy. */
export interface ConditionTokens {
  readonly parts: readonly WordPart[];
  readonly end: number;
}

class WordReader {
  readonly parts: WordPart[] = [];
  readonly #words: readonly ConditionWord[];
  at = 0;

  constructor(words: readonly ConditionWord[]) {
    this.#words = words;
  }

  /** The next word; null where HAProxy sees the end. */
  get next(): ConditionWord | null {
    const word = this.#words[this.at];
    return word === undefined || word.value === '' ? null : word;
  }

  /** Makes the next word, from the index `from` on, a token. */
  take(type: TokenType, from = 0): void {
    this.push(type, this.#words[this.at] as ConditionWord, from);
    this.at++;
  }

  push(type: TokenType, word: ConditionWord, from: number): void {
    this.parts.push({ type, word, from });
  }
}

/** Tells what each word of a condition is, from its text and from where it stands. */
export function readCondition(words: readonly ConditionWord[]): ConditionTokens {
  const reader = new WordReader(words);
  if (reader.next?.value === 'if') reader.take(If);
  else if (reader.next?.value === 'unless') reader.take(Unless);
  for (let word = reader.next; word !== null; word = reader.next) {
    const { masked } = new MaskedText(word);
    let from = 0;
    while (masked[from] === '!') from++;
    if (from > 0) reader.push(Negation, word, 0);
    const rest = masked.slice(from);
    if (rest === '') {
      reader.at++;
    } else if (rest === '||' || rest.toLowerCase() === 'or') {
      reader.take(Or, from);
    } else if (rest === '{') {
      reader.take(OpenBrace, from);
      readAcl(reader, '}');
      if (reader.next !== null) reader.take(CloseBrace);
    } else {
      reader.take(AclName, from);
    }
  }
  return { parts: reader.parts, end: reader.at };
}

/** Tells what each word of an ACL's definition is. */
export function readAclExpression(words: readonly ConditionWord[]): ConditionTokens {
  const reader = new WordReader(words);
  readAcl(reader, null);
  return { parts: reader.parts, end: reader.at };
}

/** Reads a sample expression, flags and patterns, up to the word `end` or to the last one. */
function readAcl(reader: WordReader, end: string | null): void {
  const goesOn = () => reader.next !== null && reader.next.value !== end;
  if (goesOn()) reader.take(Sample);
  while (goesOn() && reader.next?.value.startsWith('-')) {
    const { value } = reader.next;
    if (!VALUE_FLAGS.has(value)) {
      reader.take(Flag);
      if (value === END_OF_FLAGS) break;
    } else {
      reader.take(ValueFlag);
      if (goesOn()) reader.take(FlagValue);
    }
  }
  while (goesOn()) reader.take(Pattern);
}
