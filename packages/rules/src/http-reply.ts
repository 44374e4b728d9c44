import type { Directive, Word } from '@haplint/parser';

/** The rules that answer with a reply of their own (src/http_act.c), by the words that they begin with. */
const REPLYING: Readonly<Record<string, ReadonlySet<string>>> = {
  'http-request': new Set(['return', 'deny', 'tarpit']),
  'stats http-request': new Set(['return', 'deny', 'tarpit']),
  'http-response': new Set(['return', 'deny']),
};

/** A line that is nothing but a reply (src/http_htx.c `proxy_parse_http_error`). */
const REPLY = 'http-error';

/** The keywords of the lines that may make a reply. */
export const REPLY_KEYWORDS = [...Object.keys(REPLYING).map((name) => name.split(' ')[0] as string), REPLY];

/** What a reply is made of, with the number of words behind each (`http_parse_http_reply` in src/http_htx.c). */
const PARTS: Readonly<Record<string, number>> = {
  status: 1,
  deny_status: 1,
  'content-type': 1,
  'default-errorfiles': 0,
  errorfiles: 1,
  errorfile: 1,
  file: 1,
  string: 1,
  'lf-file': 1,
  'lf-string': 1,
  hdr: 2,
};

/** A file that is empty on every machine. */
export const EMPTY_FILE = '/dev/null';

/** A part of a reply with the words behind it. */
export interface Part {
  readonly name: string;
  readonly word: Word;
  readonly args: readonly Word[];
}

/** The parts of the reply that a line makes, as far as they can be read; null where it makes none. */
export function replyParts(line: Directive): readonly Part[] | null {
  const from = line.prefix === null ? replyFrom(line) : null;
  return from === null ? null : partsOf(line, from);
}

/** Where among the arguments of a line a reply begins; null where the line makes none. */
function replyFrom({ keyword, args }: Directive): number | null {
  if (keyword.value === REPLY) return 0;
  const words = [keyword, ...args.slice(0, 2)].map(({ value }) => value);
  const length = Object.hasOwn(REPLYING, words.slice(0, 2).join(' ')) ? 2 : 1;
  return REPLYING[words.slice(0, length).join(' ')]?.has(words[length] ?? '') === true ? length : null;
}

function partsOf({ args }: Directive, from: number): Part[] {
  const parts: Part[] = [];
  for (let at = from; at < args.length; ) {
    const word = args[at] as Word;
    const count = Object.hasOwn(PARTS, word.value) ? PARTS[word.value] : undefined;
    if (count === undefined) break;
    parts.push({ name: word.value, word, args: args.slice(at + 1, at + 1 + count) });
    at += 1 + count;
  }
  return parts;
}
