/** What HAProxy would not take as part of a word if it stood bare: white space, quotes, escapes, comments (src/tools.c `parse_line`). */
const NEEDS_QUOTES = /[\s\\#'"]|\p{Cc}/u;

/** What single quotes cannot hold: themselves, and what has to be written as an escape. */
const NEEDS_ESCAPES = /'|\p{Cc}/u;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text as one word of a line: bare where that will do, else in single quotes, else in double quotes with escapes, so that
 * HAProxy reads that very text; `$` and `%` mean nothing in it but themselves. `quote` keeps a kind of quotes where it can.
 */
export function quotedWord(value: string, quote: '"' | "'" | null = null): string {
  if (quote === null && value !== '' && !NEEDS_QUOTES.test(value)) return value;
  if (quote !== '"' && value !== '' && !NEEDS_ESCAPES.test(value)) return `'${value}'`;
  const escaped = value.replace(/["\\$]|\p{Cc}/gu, (character) => {
    if (!/\p{Cc}/u.test(character)) return `\\${character}`;
    return ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${escaped}"`;
}
