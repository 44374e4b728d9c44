import { defineRule } from '@haplint/core';
import type { Directive, SectionHeader } from '@haplint/parser';
import { emptyWord } from '../empty-word.js';

/** Empty words, behind which HAProxy 3.2 reads nothing. Newer branches refuse them: see `empty-argument`. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'empty words, which end a line for HAProxy 3.2', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      ignored: 'Empty word: for HAProxy the line ends here, whatever follows, and newer branches refuse it. Write a value or remove it.',
    },
  },
  create({ model, report }) {
    const check = (line: Directive | SectionHeader) => {
      const found = emptyWord(line, model);
      if (found?.verdict === 'ignored') report({ node: found.word, messageId: 'ignored' });
    };
    return { Directive: check, SectionHeader: check };
  },
});
