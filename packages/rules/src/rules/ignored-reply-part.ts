import { defineRule } from '@haplint/core';
import { argumentProblemOf, takingSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { EMPTY_FILE, REPLY_KEYWORDS, replyParts } from '../http-reply.js';
import { directivesOf } from '../selectors.js';

const ERROR_FILES: ReadonlySet<string> = new Set(['default-errorfiles', 'errorfiles', 'errorfile']);
const PAYLOADS: ReadonlySet<string> = new Set([...ERROR_FILES, 'file', 'string', 'lf-file', 'lf-string']);

/** Headers that HAProxy sets itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'content-type']);

const LOOKED_AT = directivesOf(REPLY_KEYWORDS);

/** Parts of replies that come to nothing beside the others. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'parts of HTTP replies that HAProxy leaves out, as the others leave no place for them', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      'no-payload': 'Ignored "{{ part }}": the reply has no payload for it to describe. Add one, such as "string", or remove this.',
      'error-file': 'Ignored "{{ part }}": a reply made from an error file is sent as the file has it. Remove this.',
      header: 'Ignored header "{{ part }}": HAProxy sets it itself. Remove it; the type of a payload is set by "content-type".',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        const parts = replyParts(line);
        if (parts === null) return;
        if (takingSection(line, model) === null || argumentProblemOf(line, model) !== null) return;
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
