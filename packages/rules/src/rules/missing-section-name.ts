import { SECTION_NAMING } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { sectionKinds } from '@haplint/core/internal';

/** Sections without the name that HAProxy wants (the parser of each section). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sections without a name where HAProxy wants one', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'section',
    messages: {
      missing: 'Missing name of this "{{ kind }}" section; HAProxy refuses it. Write one behind the keyword.',
    },
  },
  create({ model, report }) {
    return {
      SectionHeader(header) {
        const kind = header.keyword.value;
        const isNamed = header.args[0] !== undefined && model.valueOf(header.args[0]) !== '';
        if (isNamed || header.broken || model.isRead(header) !== true || !Object.hasOwn(SECTION_NAMING, kind)) return;
        if (model.target !== null && sectionKinds(model.target).has(kind)) report({ node: header, messageId: 'missing', data: { kind } });
      },
    };
  },
});
