import { compareBranches, ONCE_IN_GLOBAL, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(ONCE_IN_GLOBAL.map(({ keyword }) => keyword));

/** Keywords of the global section that HAProxy takes once and refuses the second time (src/cfgparse-ssl.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'keywords of the global section that HAProxy takes only once', preset: 'check' },
    severity: 'error',
    reach: 'names',
    messages: {
      repeated: 'Unexpected second "{{ keyword }}"; HAProxy takes it once and refuses this line. Remove one of the two.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    const { branch } = model.target as Version; // a configuration is always read for some version here
    const repeated = new Map<Directive, Directive>();
    const first = new Map<string, Directive>();
    for (const { lines, certain } of model.sectionsOfKind('global')) {
      for (const line of lines) {
        const entry = ONCE_IN_GLOBAL.find(({ keyword, since }) => keyword === line.keyword.value && isSince(since));
        if (entry === undefined || !certain || line.args.length !== 1 || model.isRead(line) !== true) continue;
        const before = first.get(entry.alias);
        if (before !== undefined) repeated.set(line, before);
        // A line that HAProxy refuses for its argument leaves nothing behind.
        else if (!line.args.some(({ value }) => value === '')) first.set(entry.alias, line);
      }
    }

    function isSince(since: string | null): boolean {
      return since === null || compareBranches(branch, since) >= 0;
    }

    return {
      [LOOKED_AT](line: Directive) {
        const before = repeated.get(line);
        if (before === undefined) return;
        const related = [{ node: before, messageId: 'first' as const }];
        report({ node: line.keyword, messageId: 'repeated', data: { keyword: line.keyword.value }, related });
      },
    };
  },
});
