import { defineRule } from '@haplint/core';
import { keywordMisuses } from '@haplint/core/internal';
import { REWRITE_MESSAGES, rewriteReport } from '../rewrite-line.js';
import { sectionOfKind, UNKNOWN_HEADER_MESSAGE, unknownHeaderPlace } from '../section-wording.js';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

/** Keywords that the target's branch does not know in their section, and second words where HAProxy has a list of them. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'keywords that HAProxy does not know', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: ['misspelt'],
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      ...unknownNameMessages('Unknown keyword "{{ name }}" in {{ section }}'),
      ...UNKNOWN_HEADER_MESSAGE,
      ...REWRITE_MESSAGES,
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    return {
      Directive(line) {
        for (const { verdict, word, name, fullName, entry, section, others } of keywordMisuses(line, model)) {
          if (verdict !== 'unknown') continue;
          const { messageId, data, suggest } = explainUnknownName(word, name, entry, others(), target);
          const where = { name: fullName, section: sectionOfKind(section.kind) };
          const rewrite = entry === null ? {} : rewriteReport(line, section, model, target);
          report({ node: word, messageId, data: { ...where, ...data }, suggest, ...unknownHeaderPlace(line, model), ...rewrite });
        }
      },
    };
  },
});
