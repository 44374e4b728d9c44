import { defineRule } from '@haplint/core';
import { argumentProblemOf, takingSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { EMPTY_FILE, REPLY_KEYWORDS, replyParts } from '../http-reply.js';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(REPLY_KEYWORDS);

/**
 * Answers from files without the type of what is in them. HAProxy refuses them unless the file is empty (src/http_htx.c `http_parse_http_reply`), which the text does
 * not tell; for texts that it does tell of, see `missing-argument`.
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'HTTP replies from a file without a content type', preset: 'recommended' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      missing:
        'Missing "content-type" for this file: HAProxy refuses the line unless the file is empty. Add one such as "content-type text/html", or remove "file" for a reply without a body.',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [LOOKED_AT](line: Directive) {
        const parts = replyParts(line) ?? [];
        const file = parts.find(({ name }) => name === 'file');
        const [path] = file?.args ?? [];
        if (file === undefined || path === undefined || parts.some(({ name }) => name === 'content-type')) return;
        if (model.valueOf(path) === EMPTY_FILE || takingSection(line, model) === null || argumentProblemOf(line, model) !== null) return;
        // What a variable says may be the type.
        if (line.args.some((word) => !word.isLiteral && word !== path)) return;
        report({ loc: sourceCode.ast.lines.locationAt(file.word.start, path.end), messageId: 'missing' });
      },
    };
  },
});
