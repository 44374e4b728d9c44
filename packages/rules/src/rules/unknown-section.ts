import { SECTIONS, sectionsOf, sectionsWithKeyword } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { isOutsideSections, sectionKinds } from '@haplint/core/internal';
import { alternatives, sectionOfKind, UNKNOWN_HEADER_MESSAGE, unknownHeaderPlace } from '../section-wording.js';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

/**
 * What HAProxy reads outside all sections: every line before a file's first section header (src/cfgparse.c, "out of
 * section"), and a header that the branch does not know, which it takes for a keyword of the section before it.
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sections that HAProxy does not know, and lines before the first section', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    hasSuggestions: true,
    messages: {
      ...unknownNameMessages('Unknown section "{{ name }}"'),
      'outside-sections': 'Unknown section "{{ name }}", which is a keyword; move the line behind the header of {{ places }}.',
      ...UNKNOWN_HEADER_MESSAGE,
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    const kinds = sectionKinds(target);
    const names = sectionsOf(target);
    return {
      SectionHeader(header) {
        const { keyword, broken } = header;
        if (broken || model.isRead(header) !== true || kinds.has(keyword.value)) return;
        const section = SECTIONS.find(({ name }) => name === keyword.value);
        if (section === undefined) return;
        const name = section.name;
        const { messageId, data, suggest } = explainUnknownName(keyword, name, { ...section, instead: null }, [], target);
        report({ node: keyword, messageId, data: { name, ...data }, suggest });
      },
      Directive(line) {
        if (!isOutsideSections(line, model)) return;
        const name = model.valueOf(line.keyword);
        if (name === null || name === '') return;
        const places = sectionsWithKeyword(name).filter((kind) => kinds.has(kind));
        if (places.length > 0) {
          const data = { name, places: alternatives(places.map(sectionOfKind)) };
          report({ node: line.keyword, messageId: 'outside-sections', data, ...unknownHeaderPlace(line, model) });
          return;
        }
        const { messageId, data, suggest } = explainUnknownName(line.keyword, name, null, names, target);
        report({ node: line.keyword, messageId, data: { name, ...data }, suggest, ...unknownHeaderPlace(line, model) });
      },
    };
  },
});
