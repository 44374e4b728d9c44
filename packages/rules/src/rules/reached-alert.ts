import { compareBranches, MACRO_ARGUMENTS_REFUSED_SINCE, MESSAGE_MACROS, REFUSING_MACRO } from '@haplint/catalog';
import { defineRule } from '@haplint/core';

/** What HAProxy refuses since the configuration tells it to, and messages of several words (src/cfgparse.c `parse_cfg`, `readcfgfile`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`.alert` lines that HAProxy comes to, and messages that it refuses', preset: 'check' },
    severity: 'error',
    messages: {
      alert: 'HAProxy comes to this ".alert" and refuses to start: "{{ text }}". Do what it asks for.',
      words: 'Unexpected "{{ word }}"; "{{ macro }}" takes one message, and HAProxy refuses more words. Put the message in quotes.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    const areWordsRefused = target !== null && compareBranches(target.branch, MACRO_ARGUMENTS_REFUSED_SINCE) >= 0;
    return {
      Macro(line) {
        const { broken, keyword, args } = line;
        const [message, word] = args;
        if (broken || !MESSAGE_MACROS.includes(keyword.value) || model.isRead(line) !== true) return;
        // A variable that is not set may leave nothing of the word.
        if (areWordsRefused && word !== undefined && model.valueOf(word)) {
          report({ node: word, messageId: 'words', data: { word: word.shown, macro: keyword.value } });
        } else if (keyword.value === REFUSING_MACRO) {
          report({ node: line, messageId: 'alert', data: { text: message?.shown ?? '' } });
        }
      },
    };
  },
});
