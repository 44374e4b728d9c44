import { defineRule, type Model } from '@haplint/core';
import type { Directive } from '@haplint/parser';

/** `h1-case-adjust` lines that HAProxy refuses (src/mux_h1.c `add_hdr_case_adjust`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: '`h1-case-adjust` lines that change more than the case of a header, or that of one header twice',
      preset: 'check',
    },
    severity: 'error',
    messages: {
      differs: '"{{ to }}" is not "{{ from }}" in another case but another name, and HAProxy refuses the line. Correct one of them.',
      duplicate: 'The case of "{{ from }}" is adjusted already, and HAProxy refuses to do it twice. Remove one of the lines.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    return {
      'ConfigFile:exit'(file) {
        const firsts = new Map<string, Directive>();
        for (const section of model.sectionsOfKind('global')) {
          for (const line of section.certain ? section.linesWith('h1-case-adjust') : []) {
            const [node, adjusted] = line.args;
            const [from, to] = isWhole(line, model) ? line.args.map((word) => model.valueOf(word)) : [];
            if (!from || !to || node === undefined || adjusted === undefined) continue;
            const first = firsts.get(from);
            const isSame = from.toLowerCase() === to.toLowerCase();
            if (isSame && first === undefined) firsts.set(from, line);
            if (section.file !== file) continue;
            if (!isSame) report({ node: adjusted, messageId: 'differs', data: { from, to } });
            else if (first !== undefined)
              report({ node, messageId: 'duplicate', data: { from }, related: [{ node: first, messageId: 'first' }] });
          }
        }
      },
    };
  },
});

/** Whether a line is sure to be read, and has what HAProxy asks of it. */
function isWhole(line: Directive, model: Model): boolean {
  return line.prefix === null && line.args.length === 2 && model.isRead(line) === true;
}
