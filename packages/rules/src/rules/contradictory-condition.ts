import { defineRule } from '@haplint/core';
import { contradict, type WrittenLiteral, writtenConjunctions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { TAKING_CONDITIONS } from '../selectors.js';

/** Conditions of which a part can never hold, such as `a !a` or two values of one path. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions whose tests exclude each other', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'form',
    needsWhole: 'section',
    messages: {
      never:
        'These tests can never hold together: "{{ first }}" and "{{ second }}". Terms side by side must all hold; write "||" between them where one is enough.',
      negated: 'This can never hold: it asks for "{{ first }}" and for "{{ second }}" at once.',
      other: 'Excludes it',
    },
  },
  create({ model, report, looksFurther, sourceCode }) {
    return {
      [TAKING_CONDITIONS](line: Directive) {
        if (hasOneName(line)) return;
        for (const literals of writtenConjunctions(line, model)) {
          if (!dependsOnNames(literals)) continue;
          looksFurther?.();
          const pair = contradiction(literals);
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

/** Whether a line ends with a condition on one ACL, as most of a large configuration do. */
function hasOneName({ isPlain, values }: Directive): boolean {
  const before = values.at(-2);
  return isPlain && (before === 'if' || before === 'unless');
}

/** Whether two of the literals may exclude each other, which names and patterns decide: two by name, or two that look at one sample. */
function dependsOnNames(literals: readonly WrittenLiteral[]): boolean {
  if (literals.filter(({ name }) => name !== null).length > 1) return true;
  const samples = literals.flatMap(({ tests }) => [...new Set(tests?.map(({ sample }) => sample))]);
  return new Set(samples).size < samples.length;
}

/** The first two of the literals that exclude each other. */
function contradiction(literals: readonly WrittenLiteral[]): readonly [WrittenLiteral, WrittenLiteral] | null {
  for (const [i, second] of literals.entries()) {
    const first = literals.slice(0, i).find((each) => contradict(each, second));
    if (first !== undefined) return [first, second];
  }
  return null;
}
