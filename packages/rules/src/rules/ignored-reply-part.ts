import { defineRule } from '@haplint/core';
import { argumentProblemOf, takingSection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** The rules that answer with a reply of their own (src/http_act.c), by the words that they begin with. */
const REPLYING: Readonly<Record<string, ReadonlySet<string>>> = {
  'http-request': new Set(['return', 'deny', 'tarpit']),
  'stats http-request': new Set(['return', 'deny', 'tarpit']),
  'http-response': new Set(['return', 'deny']),
};

/** A line that is nothing but a reply (src/http_htx.c `proxy_parse_http_error`). */
const REPLY = 'http-error';

const KEYWORDS = [...Object.keys(REPLYING).map((name) => name.split(' ')[0] as string), REPLY];

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

const ERROR_FILES: ReadonlySet<string> = new Set(['default-errorfiles', 'errorfiles', 'errorfile']);
const PAYLOADS: ReadonlySet<string> = new Set([...ERROR_FILES, 'file', 'string', 'lf-file', 'lf-string']);

/** Headers that HAProxy sets itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'content-type']);

/** A file that is empty on every machine. */
const EMPTY_FILE = '/dev/null';

interface Part {
  readonly name: string;
  readonly word: Word;
  readonly args: readonly Word[];
}

/** Parts of replies that come to nothing beside the others. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'parts of HTTP replies that HAProxy leaves out, as the others leave no place for them', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      'no-payload': 'Ignored "{{ part }}": the reply has no payload for it to describe. Add one, such as "string", or remove this.',
      'error-file': 'Ignored "{{ part }}": a reply made from an error file is sent as the file has it. Remove this.',
      header: 'Ignored header "{{ part }}": HAProxy sets it itself. Remove it; the type of a payload is set by "content-type".',
    },
  },
  create({ model, report }) {
    return {
      [directivesOf(KEYWORDS)](line: Directive) {
        const from = line.prefix === null ? replyFrom(line) : null;
        if (from === null) return;
        if (takingSection(line, model) === null || argumentProblemOf(line, model) !== null) return;
        const parts = partsOf(line, from);
        const payload = parts.find(({ name }) => PAYLOADS.has(name));
        const type = parts.find(({ name }) => name === 'content-type');
        const headers = parts.filter(({ name }) => name === 'hdr');
        for (const { args: words } of headers) {
          const [name] = words;
          if (name && OWN_HEADERS.has(name.value.toLowerCase())) report({ node: name, messageId: 'header', data: { part: name.value } });
        }
        const kept = headers.find((part) => !OWN_HEADERS.has(part.args[0]?.value.toLowerCase() ?? ''));
        if (payload !== undefined && ERROR_FILES.has(payload.name)) {
          for (const part of [type, kept]) if (part) report({ node: part.word, messageId: 'error-file', data: { part: part.name } });
        } else if (type && (payload === undefined || (payload.name === 'file' && payload.args[0]?.value === EMPTY_FILE))) {
          report({ node: type.word, messageId: 'no-payload', data: { part: type.name } });
        }
      },
    };
  },
});

/** Where among the arguments of a line a reply begins; null where the line makes none. */
function replyFrom({ keyword, args }: Directive): number | null {
  if (keyword.value === REPLY) return 0;
  const words = [keyword, ...args].map(({ value }) => value);
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
