import { SECTION_HEADER_WORDS } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf } from '@haplint/core/internal';

/** Words behind the last argument that a directive takes. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'words behind the last argument of a directive, or of a section header', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'form',
    ofLineAlone: true,
    quietReach: 'section',
    messages: {
      conflict: 'Unexpected "{{ text }}" behind "{{ other }}"; HAProxy refuses both on one line.',
      order: 'Unexpected "{{ text }}" behind "{{ other }}"; HAProxy takes it only before that. Move or remove it.',
      extra: 'Unexpected "{{ text }}"; the line takes nothing more. Quote a value that has spaces in it.',
      header: 'Unexpected "{{ text }}" in the header of this "{{ kind }}" section; HAProxy refuses it. Remove it.',
      repeated: 'Unexpected second "{{ text }}"; HAProxy takes one on a line.',
      noCondition: 'Unexpected "{{ text }}"; only "if" or "unless" with a condition may follow here.',
    },
  },
  create(context) {
    const { model } = context;
    return {
      SectionHeader({ parent, keyword, args, broken }) {
        const most = SECTION_HEADER_WORDS[keyword.value];
        const end = args.findIndex(({ value }) => value === '');
        const words = end === -1 ? args : args.slice(0, end);
        const word = most === undefined ? undefined : words[most];
        const isKnown = model.section(parent)?.certain === true && words.every(({ isLiteral }) => isLiteral);
        if (!broken && word !== undefined && isKnown) {
          context.report({ node: word, messageId: 'header', data: { text: word.value, kind: keyword.value } });
        }
      },
      Directive(line) {
        const problem = argumentProblemOf(line, model);
        if (problem?.kind === 'extra') {
          context.report({ node: problem.word, messageId: 'extra', data: { text: problem.word.value } });
        } else if (problem?.kind === 'conflict') {
          const { word, other, isBefore } = problem;
          const messageId = word.value === other ? ('repeated' as const) : isBefore ? ('order' as const) : ('conflict' as const);
          context.report({ node: word, messageId, data: { text: word.value, other } });
        } else if (problem?.kind === 'no-condition') {
          context.report({ node: problem.word, messageId: 'noCondition', data: { text: problem.word.value } });
        }
      },
    };
  },
});
