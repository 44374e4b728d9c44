import { defineRule } from '@haplint/core';
import { type ConditionReader, certainSection, conditionOf, conditionReader, contradict, type Literal } from '@haplint/core/internal';
import type { ConditionTerm, Directive } from '@haplint/parser';
import { CONDITIONS } from '../selectors.js';

/** Conditions of which a part can never hold, such as `a !a` or two values of one path. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions whose tests exclude each other', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePerText: true,
    needsWhole: 'section',
    messages: {
      never:
        'These tests can never hold together: "{{ first }}" and "{{ second }}". Terms side by side must all hold; write "||" between them where one is enough.',
      negated: 'This can never hold: it asks for "{{ first }}" and for "{{ second }}" at once.',
      other: 'Excludes it',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [CONDITIONS](line: Directive) {
        const section = certainSection(line, model);
        if (section === null || model.target === null) return;
        const found = conditionOf(line, model);
        if (found === null || found.problems.length > 0) return;
        const reader = conditionReader(section, model);
        for (const { terms } of found.condition.alternatives) {
          const pair = contradiction(terms, reader);
          if (pair === null) continue;
          const [first, second] = pair;
          report({
            node: second.term,
            messageId: first.negated === second.negated ? 'never' : 'negated',
            data: { first: sourceCode.getText(first.term), second: sourceCode.getText(second.term) },
            related: [{ node: first.term, messageId: 'other' }],
          });
        }
      },
    };
  },
});

/** The first two terms that exclude each other. */
function contradiction(terms: readonly ConditionTerm[], reader: ConditionReader): readonly [Literal, Literal] | null {
  const literals = terms.map((term) => reader.literal(term));
  for (const [i, second] of literals.entries()) {
    const first = literals.slice(0, i).find((each) => contradict(each, second));
    if (first !== undefined) return [first, second];
  }
  return null;
}
