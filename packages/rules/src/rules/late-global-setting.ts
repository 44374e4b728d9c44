import { compareBranches, EARLY_SETTINGS } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { defineRule } from '@haplint/core';
import { certainSection, rememberedWeakly } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(EARLY_SETTINGS.keywords);

/** Settings of threads in a `global` section behind others: HAProxy may have made use of the number of threads there. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings of `global` that HAProxy refuses behind other sections', preset: 'check' },
    severity: 'error',
    messages: {
      late: 'Unexpected "{{ keyword }}" behind {{ section }}: HAProxy wants it in a "global" section before all others. Move it there.',
      first: 'The first section of another kind',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null || compareBranches(target.branch, EARLY_SETTINGS.since) < 0) return {};
    return {
      [LOOKED_AT](line: Directive) {
        const section = certainSection(line, model);
        const first = firstOther(model);
        if (section?.kind !== 'global' || line.prefix !== null || first === undefined || first.index > section.index) return;
        report({
          node: line.keyword,
          messageId: 'late',
          data: { keyword: line.keyword.value, section: sectionTitle(first) },
          related: [{ node: first.header, messageId: 'first' }],
        });
      },
    };
  },
});

/** The first section that is none of `global`, whose header HAProxy is sure to read. */
const firstOther = rememberedWeakly((model: Model) => model.sections.find(({ kind, certain }) => certain && kind !== 'global'));
