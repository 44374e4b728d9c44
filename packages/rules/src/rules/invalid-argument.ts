import { defineRule } from '@haplint/core';
import { argumentProblemOf, keywordMisuses } from '@haplint/core/internal';

/** Arguments that are no value of their kind: a time that is none, a number out of range, a word that is no choice. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'arguments that HAProxy refuses: wrong times, numbers, sizes or choices', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'form',
    ofLineAlone: true,
    hasSuggestions: true,
    messages: {
      invalid: 'Invalid {{ name }} "{{ value }}"; expected {{ expected }}.',
      replace: 'Write "{{ nearest }}"',
    },
  },
  create(context) {
    return {
      Directive(line) {
        const problem = argumentProblemOf(line, context.model);
        if (problem?.kind !== 'invalid') return;
        const { word, name, expected, nearest } = problem;
        // A second word of a keyword is for `unknown-keyword` to explain.
        if (keywordMisuses(line, context.model).some((misuse) => misuse.word === word && misuse.verdict !== 'ignored')) return;
        context.report({
          node: word,
          messageId: 'invalid',
          data: { name, value: word.value, expected },
          ...(nearest === null
            ? {}
            : { suggest: [{ messageId: 'replace', data: { nearest }, fix: (fixer) => fixer.replaceText(word, nearest) }] }),
        });
      },
    };
  },
});
