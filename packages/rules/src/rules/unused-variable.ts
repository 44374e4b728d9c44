import { defineRule } from '@haplint/core';
import { certainSection, NearestNames } from '@haplint/core/internal';
import { ownMentions } from '../variables.js';

/** Variables that are set although nothing reads them. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'variables that are set and never read', preset: 'recommended' },
    severity: 'warn',
    needsWhole: 'configuration',
    messages: {
      unused: 'Variable "{{ name }}" is set and never read. Use it, or remove the rule.',
      further: 'And here',
    },
  },
  create({ model, report }) {
    return {
      'ConfigFile:exit'(file) {
        const mentions = ownMentions(model);
        const isSet = (name: string) => mentions.get(name)?.some(({ use }) => use === 'set') === true;
        const setNames = new NearestNames([...mentions.keys()].filter(isSet));
        // A misspelt use is the mistake then, and `unset-variable` says so.
        const meant = new Set([...mentions.keys()].filter((name) => !isSet(name)).map((name) => setNames.to(name)));
        for (const [name, uses] of mentions) {
          if (meant.has(name)) continue;
          if (uses.some(({ use }) => use === 'read') || OF_THE_PROCESS.test(name)) continue;
          const [first, ...others] = uses.filter(
            ({ use, line, word }) => use === 'set' && !RESOLVES.test(word.value) && certainSection(line, model) !== null,
          );
          if (first === undefined || model.sectionOf(first.line)?.file !== file) continue;
          const related = others.map(({ word }) => ({ node: word, messageId: 'further' as const }));
          report({ node: first.word, messageId: 'unused', data: { name }, related });
        }
      },
    };
  },
});

/** Variables of the process can be read on the command socket. */
const OF_THE_PROCESS = /^proc\./;

/** A name may be resolved for the sake of waiting for it. */
const RESOLVES = /^do-resolve\(/;
