import { defineRule } from '@haplint/core';
import { duplicateAt } from '../section-duplicates.js';
import { sectionTitle } from '../section-title.js';

/** Two sections with one name where HAProxy wants one (the parsers of the sections; src/cfgparse-listen.c for proxies). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sections with the name of another one, which HAProxy refuses', preset: 'check' },
    severity: 'error',
    messages: {
      duplicate: 'Duplicate name "{{ name }}": {{ first }} has it already, so HAProxy refuses this {{ kind }}. Rename or merge them.',
      referenced:
        'Duplicate name "{{ name }}": other sections take the earlier {{ first }} by its name, so HAProxy does not let this one replace it. Rename one.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const duplicate = duplicateAt(node, model);
        if (duplicate === undefined || (duplicate.verdict !== 'refused' && duplicate.verdict !== 'referenced')) return;
        const { section, first, name, verdict } = duplicate;
        report({
          node: section.header,
          messageId: verdict === 'referenced' ? 'referenced' : 'duplicate',
          data: { name, first: sectionTitle(first), kind: section.kind },
          related: [{ node: first.header, messageId: 'first' }],
        });
      },
    };
  },
});
