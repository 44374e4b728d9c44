import { defineRule } from '@haplint/core';
import { certainSection, NearestNames } from '@haplint/core/internal';
import { ownMentions } from '../variables.js';
import { WRITE_MESSAGE, writeInstead } from '../write-instead.js';

/** Variables that are read although nothing sets them: they are empty (manual 2.8). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'variables that are read and never set', preset: 'recommended' },
    severity: 'warn',
    needsWhole: 'configuration',
    hasSuggestions: true,
    messages: {
      unset: 'Variable "{{ name }}" is never set, so it is empty here. Set it with a "set-var({{ name }})" rule before, or remove this.',
      misspelt: 'Variable "{{ name }}" is never set, so it is empty here; did you mean "{{ nearest }}"?',
      ...WRITE_MESSAGE,
    },
  },
  create({ model, report }) {
    return {
      'ConfigFile:exit'(file) {
        const mentions = ownMentions(model);
        const isSet = (name: string) => mentions.get(name)?.some(({ use }) => use === 'set') === true;
        let names: NearestNames | undefined;
        for (const [name, uses] of mentions) {
          if (isSet(name) || OF_OTHERS.test(name)) continue;
          for (const { line, word, hasDefault, use, at } of uses) {
            if (use !== 'read' || hasDefault || !word.value.includes('var(')) continue;
            const section = certainSection(line, model);
            if (section === null || section.file !== file) continue;
            names ??= new NearestNames([...mentions.keys()].filter(isSet));
            const nearest = names.to(name);
            if (nearest === null) report({ node: word, messageId: 'unset', data: { name } });
            else {
              const start = word.offsetAt(at);
              const suggest = writeInstead({ start, end: start + name.length, isPlain: word.isPlain }, nearest);
              report({ node: word, messageId: 'misspelt', data: { name, nearest }, suggest });
            }
          }
        }
      },
    };
  },
});

/** Variables of the process can be set on the command socket; those of checks are made by HAProxy in part. */
const OF_OTHERS = /^(?:proc|check)\./;
