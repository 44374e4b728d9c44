import { defineRule } from '@haplint/core';
import type { Directive, SectionHeader } from '@haplint/parser';
import { emptyWord } from '../empty-word.js';

/** Empty words, which HAProxy refuses from 3.3 on. In 3.2 it warns of them: see `ignored-arguments`. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'empty words, which HAProxy 3.3 and newer refuse', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      refused: 'Empty word: HAProxy {{ target }} refuses the line. Write a value or remove it.',
    },
  },
  create({ model, report }) {
    const check = (line: Directive | SectionHeader) => {
      const found = emptyWord(line, model);
      if (found?.verdict === 'refused') report({ node: found.word, messageId: 'refused' });
    };
    return { Directive: check, SectionHeader: check };
  },
});
