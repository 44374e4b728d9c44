import { defineRule } from '@haplint/core';
import type { Section } from '@haplint/parser';
import { duplicateAt } from '../section-duplicates.js';

/** HAProxy reads a second `userlist` of a name into the first (src/cfgparse.c `cfg_parse_users`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`userlist` sections with the name of another one, whose header HAProxy ignores', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    messages: {
      ignored:
        'Duplicate userlist "{{ name }}": HAProxy ignores this header and adds its users to the list that came last. Merge the two or rename one.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    return {
      'Section[kind="userlist"]'(node: Section) {
        const duplicate = duplicateAt(node, model);
        if (duplicate?.verdict !== 'ignored') return;
        const related = [{ node: duplicate.first.header, messageId: 'first' as const }];
        report({ node: duplicate.section.header, messageId: 'ignored', data: { name: duplicate.name }, related });
      },
    };
  },
});
