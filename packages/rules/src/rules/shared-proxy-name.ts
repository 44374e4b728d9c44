import { defineRule } from '@haplint/core';
import { duplicateAt } from '../section-duplicates.js';
import { sectionTitle } from '../section-title.js';

/** A frontend and a backend, or a proxy and its `defaults`, with one name (src/cfgparse-listen.c of 3.1 and 3.2). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'proxies that share a name with one of another kind, which HAProxy 3.1 and 3.2 warn about and 3.3 refuses',
      preset: 'check',
    },
    severity: 'warn',
    messages: {
      shared: 'Shared name "{{ name }}": {{ first }} has it too. HAProxy refuses that from 3.3 on; rename one of them before you upgrade.',
      first: 'The other one',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const duplicate = duplicateAt(node, model);
        if (duplicate?.verdict !== 'shared') return;
        const { section, first, name } = duplicate;
        const related = [{ node: first.header, messageId: 'first' as const }];
        report({ node: section.header, messageId: 'shared', data: { name, first: sectionTitle(first) }, related });
      },
    };
  },
});
