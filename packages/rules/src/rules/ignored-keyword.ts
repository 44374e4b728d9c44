import { defineRule } from '@haplint/core';
import { keywordMisuses } from '@haplint/core/internal';
import { misplacedOption } from '../option-line.js';
import { alternatives, sectionOfKind } from '../section-wording.js';

/**
 * Keywords and options for the side that a proxy lacks. HAProxy warns and skips them ("ignored because backend '...' has no
 * frontend capability", src/proxy.c `warnifnotcap`).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'keywords and options that HAProxy skips, as the proxy has no such side', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      keyword: 'Ignored keyword "{{ name }}" in {{ section }}; it takes effect in {{ places }}. Move or remove it.',
      option: 'Ignored option "{{ name }}" in {{ section }}; it takes effect on the {{ side }} side. Move or remove it.',
    },
  },
  create({ model, report, target: chosen }) {
    const { target } = model;
    if (target === null) return {};
    return {
      Directive(line) {
        for (const { verdict, word, fullName: name, section, places } of keywordMisuses(line, model)) {
          if (verdict !== 'ignored') continue;
          const data = { name, section: sectionOfKind(section.kind), places: alternatives(places().map(sectionOfKind)) };
          report({ node: word, messageId: 'keyword', data });
        }
        const use = misplacedOption(line, model, target);
        // Where it is refused as well, that says it all; with no target chosen, some branches only warn, and so all have this.
        if (use === null || (use.placement === 'refused' && chosen !== null)) return;
        report({ node: use.word, messageId: 'option', data: { name: use.name, section: sectionOfKind(use.section.kind), side: use.side } });
      },
    };
  },
});
