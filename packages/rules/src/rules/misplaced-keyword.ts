import { defineRule } from '@haplint/core';
import { keywordMisuses, needsName } from '@haplint/core/internal';
import { misplacedOption } from '../option-line.js';
import { alternatives, sectionOfKind, UNKNOWN_HEADER_MESSAGE, unknownHeaderPlace } from '../section-wording.js';

/** Keywords that HAProxy knows, in a section that refuses them. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'keywords in a section that refuses them', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      misplaced: 'Misplaced keyword "{{ name }}" in {{ section }}; it belongs in {{ places }}.',
      nowhere: 'Misplaced keyword "{{ name }}" in {{ section }}; HAProxy refuses it there. Remove it.',
      'nameless-defaults':
        'Misplaced keyword "{{ name }}" in a "defaults" section without a name; give the section a name, and name it behind "from" where proxies shall use it.',
      'defaults-too-new':
        'Misplaced keyword "{{ name }}" in a "defaults" section on HAProxy {{ target }}: it may stand there since {{ since }}. Move it into {{ places }}.',
      option:
        'Misplaced option "{{ name }}" in {{ section }} on HAProxy {{ target }}, which refuses it there; it takes effect on the {{ side }} side. Move or remove it.',
      ...UNKNOWN_HEADER_MESSAGE,
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    return {
      Directive(line) {
        for (const { verdict, word, fullName: name, entry, section, places: placesOf } of keywordMisuses(line, model)) {
          if (verdict !== 'misplaced') continue;
          const kinds = placesOf();
          const places = alternatives(kinds.filter((kind) => kind !== section.kind).map(sectionOfKind));
          if (section.kind === 'defaults' && entry !== null && entry.inDefaults !== 'refused' && !kinds.includes('defaults')) {
            const data = { name, since: entry.inDefaultsSince ?? '', places };
            report({ node: word, messageId: 'defaults-too-new', data });
          } else if (entry !== null && needsName(entry, section)) {
            report({ node: word, messageId: 'nameless-defaults', data: { name } });
          } else {
            const data = { name, section: sectionOfKind(section.kind), places };
            report({ node: word, messageId: places === '' ? 'nowhere' : 'misplaced', data, ...unknownHeaderPlace(line, model) });
          }
        }
        const use = misplacedOption(line, model, target);
        if (use?.placement !== 'refused') return;
        report({ node: use.word, messageId: 'option', data: { name: use.name, section: sectionOfKind(use.section.kind), side: use.side } });
      },
    };
  },
});
