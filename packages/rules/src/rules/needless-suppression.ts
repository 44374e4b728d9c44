import { defineRule } from '@haplint/core';

/** Suppressions outlive what they were written for; left standing, they hide the next finding. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'suppression comments that suppress nothing', preset: 'recommended' },
    severity: 'warn',
    fixable: 'code',
    messages: {
      rule: 'Needless suppression: "{{ rule }}" has nothing to report here. Remove it, or it will hide the next finding.',
      all: 'Needless suppression: no rule has anything to report here. Remove it, or it will hide the next finding.',
    },
  },
  create(context) {
    return {
      NeedlessSuppression({ rule, start, end, removal }) {
        const loc = context.sourceCode.ast.lines.locationAt(start, end);
        const fix = () => removal;
        if (rule === null) context.report({ loc, messageId: 'all', fix });
        else context.report({ loc, messageId: 'rule', data: { rule }, fix });
      },
    };
  },
});
