import { defineRule } from '@haplint/core';
import { argumentProblemOf } from '@haplint/core/internal';

/** Directives that end before HAProxy has all it needs. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'directives that lack an argument', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'form',
    ofLineAlone: true,
    messages: { missing: 'Missing {{ name }} behind "{{ last }}"; HAProxy refuses the line.' },
  },
  create(context) {
    return {
      Directive(line) {
        const problem = argumentProblemOf(line, context.model);
        if (problem?.kind !== 'missing') return;
        context.report({ node: problem.after, messageId: 'missing', data: { name: problem.name, last: problem.after.value } });
      },
    };
  },
});
