import { defineRule } from '@haplint/core';
import { type BlockConditionProblem, blockConditionProblem } from '@haplint/core/internal';

/** Conditions of `.if` and `.elif` that the target cannot read, where it stops (src/cfgcond.c, and src/cfgparse.c of 2.4). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`.if` and `.elif` conditions that HAProxy cannot read', preset: 'check' },
    severity: 'error',
    reach: 'line',
    messages: {
      syntax:
        'Invalid condition behind "{{ macro }}"; HAProxy cannot read it and stops here. Join predicates and numbers by "&&" and "||".',
      unknown: 'Unknown predicate "{{ name }}" behind "{{ macro }}"; HAProxy stops here. Correct its name.',
      'too-new': 'Unknown predicate "{{ name }}" behind "{{ macro }}" on HAProxy {{ target }}, which stops here: it came with {{ since }}.',
      arguments: 'Expected {{ count }} in the parentheses of "{{ name }}".',
      operator:
        'Invalid condition "{{ text }}" behind "{{ macro }}": HAProxy {{ target }} knows no "!", "&&", "||" and groups, and stops here. Nest blocks and use ".else".',
    },
  },
  create({ model, report }) {
    const { target, env } = model;

    function describe(problem: BlockConditionProblem, macro: string) {
      switch (problem.kind) {
        case 'syntax':
          return { messageId: 'syntax', data: { macro } } as const;
        case 'predicate': {
          const { name, since } = problem;
          return since === null
            ? ({ messageId: 'unknown', data: { name, macro } } as const)
            : ({ messageId: 'too-new', data: { name, since, macro } } as const);
        }
        case 'arguments': {
          const count = problem.count === 1 ? 'one argument' : `${problem.count} arguments`;
          return { messageId: 'arguments', data: { name: problem.name, count } } as const;
        }
        case 'operator':
          return { messageId: 'operator', data: { text: problem.text, macro } } as const;
      }
    }

    return {
      Macro(macro) {
        if (macro.broken || model.isEvaluated(macro) !== true) return;
        const problem = blockConditionProblem(macro, target, env);
        if (problem === null) return;
        report({ node: macro, ...describe(problem, macro.keyword.value) });
      },
    };
  },
});
