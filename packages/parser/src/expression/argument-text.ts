import { OPAQUE } from './masked-text.js';

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const CLOSING_PARENTHESIS = 41;
const COMMA = 44;
const BACKSLASH = 92;

/** What a backslash and the next character stand for; before any other character the backslash is itself. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  ' ': ' ',
  '"': '"',
  "'": "'",
  r: '\r',
  n: '\n',
  t: '\t',
};

/** Where an argument ends, and the quote that was still open there. */
export interface ArgumentExtent {
  /** Index of the comma or parenthesis that ends the argument, or the text's length. */
  readonly end: number;
  /** Index of the quote that is never closed; -1 where there is none. */
  readonly openQuote: number;
}

/**
 * Reads one argument of a parenthesised list from `start` on, as src/arg.c `make_arg_list` does, after the line's own quotes
 * and escapes are gone. Quotes of either kind protect commas and parentheses and may stand anywhere in the argument;
 * backslashes count outside single quotes, but protect neither a comma nor a parenthesis. Linear in the argument's length.
 * `emit` receives each character of the argument's value and the index it comes from.
 */
export function readArgument(
  source: string,
  start: number,
  emit: ((character: string, index: number) => void) | null = null,
): ArgumentExtent {
  let quote = 0;
  let openQuote = -1;
  let at = start;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if ((code === DOUBLE_QUOTE || code === SINGLE_QUOTE) && (quote === 0 || quote === code)) {
      openQuote = quote === 0 ? at : -1;
      quote = quote === 0 ? code : 0;
    } else if (code === BACKSLASH && quote !== SINGLE_QUOTE) {
      const escaped = ESCAPES[source[at + 1] ?? ''];
      emit?.(escaped ?? '\\', at);
      if (escaped !== undefined) at++;
    } else if (quote === 0 && (code === COMMA || code === CLOSING_PARENTHESIS)) {
      break;
    } else {
      emit?.(source[at] as string, at);
    }
  }
  return { end: at, openQuote };
}

/** An argument's value and, for each of its characters and for its end, the index in the text it was read from. */
export interface DecodedArgument {
  readonly value: string;
  readonly indexes: readonly number[];
}

/**
 * Decodes the argument between two indexes; null where its value is just the text between them. `masked` is `value` with its
 * variables masked, so that quotes inside a reference to a variable are not taken for the argument's own.
 */
export function decodeArgument(masked: string, value: string, from: number, to: number): DecodedArgument | null {
  const raw = masked.slice(from, to);
  if (!/["'\\]/.test(raw)) return null;
  const characters: string[] = [];
  const indexes: number[] = [];
  readArgument(raw, 0, (character, index) => {
    characters.push(character === OPAQUE ? (value[from + index] as string) : character);
    indexes.push(from + index);
  });
  indexes.push(to);
  return { value: characters.join(''), indexes };
}
