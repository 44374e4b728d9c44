import { defineRule } from '@haplint/core';

/** A comment addressed to haplint that it cannot follow would otherwise be taken for one that works. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'comments addressed to haplint that it cannot follow', preset: 'recommended' },
    severity: 'warn',
    hasSuggestions: true,
    messages: {
      'unknown-directive':
        'Unknown comment "{{ text }}"; haplint knows haplint-disable, haplint-enable, haplint-disable-line, haplint-disable-next-line and haplint-disable-section.',
      'unknown-rule': 'Unknown rule "{{ text }}" in a suppression, so nothing is suppressed.',
      'not-on-a-section-header': 'Expected "haplint-disable-section" on the line that opens a section; here it suppresses nothing.',
      'invalid-target': 'Invalid target "{{ text }}"; expected a version (3.0.3) or a branch (3.0) that haplint knows.',
      'too-many-targets':
        'Too many targets: comments have a configuration checked for 20 versions at most, so "{{ text }}" is left out. Name fewer, or run haplint with --target.',
      replace: 'Write "{{ nearest }}"',
    },
  },
  create(context) {
    return {
      InvalidHaplintComment({ reason, text, start, end, nearest }) {
        const { lines } = context.sourceCode.ast;
        context.report({
          loc: lines.locationAt(start, end),
          messageId: reason,
          data: { text },
          ...(nearest === null
            ? {}
            : { suggest: [{ messageId: 'replace', data: { nearest }, fix: (fixer) => fixer.replaceTextRange([start, end], nearest) }] }),
        });
      },
    };
  },
});
