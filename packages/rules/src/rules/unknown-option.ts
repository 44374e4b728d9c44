import { proxyOptions } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { mayBeKnown } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { proxyOptionUse } from '../option-line.js';
import { REWRITE_MESSAGES, rewriteReport } from '../rewrite-line.js';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

/** Options of proxies that the target's branch does not know. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'proxy options that HAProxy does not know', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'text',
    ofLineAlone: ['misspelt'],
    fixable: 'code',
    hasSuggestions: true,
    messages: { ...unknownNameMessages('Unknown option "{{ name }}"'), ...REWRITE_MESSAGES },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    return {
      'Directive[keyword="option"]'(line: Directive) {
        const use = proxyOptionUse(line, model);
        if (use === null || (use.option !== null && mayBeKnown(use.option, target))) return;
        const { word, name, option, section } = use;
        const { messageId, data, suggest } = explainUnknownName(word, name, option, proxyOptions(), target);
        const rewrite = option === null ? {} : rewriteReport(line, section, model, target);
        report({ node: word, messageId, data: { name, ...data }, suggest, ...rewrite });
      },
    };
  },
});
