import { UNIQUE_NAMES } from '@haplint/catalog';
import { type ConfigSection, defineRule } from '@haplint/core';
import { argumentProblemOf } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** Name servers and namespaces that have the name of another one (the catalog's `UNIQUE_NAMES` has HAProxy's source of each). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'name servers and namespaces with the name of another one', preset: 'check' },
    severity: 'error',
    reach: 'section',
    messages: {
      duplicate: 'Duplicate {{ keyword }} "{{ name }}" in {{ section }}; HAProxy refuses the second one. Give each a name of its own.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    /** The words that give names, in lines that HAProxy is sure to take up to there. */
    function namesIn(section: ConfigSection, keyword: string, isList: boolean): readonly Word[] {
      return section.lines
        .filter((line) => line.keyword.value === keyword && model.isRead(line) === true && argumentProblemOf(line, model) === null)
        .flatMap(({ args }) => (isList ? args : args.slice(0, 1)));
    }

    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || !section.certain || section.header.broken) return;
        for (const { section: kind, keyword, isList } of UNIQUE_NAMES) {
          if (kind !== section.kind) continue;
          const firsts = new Map<string, Word>();
          for (const word of namesIn(section, keyword, isList)) {
            const name = model.valueOf(word);
            const first = name === null ? undefined : firsts.get(name);
            if (name === null || name === '') continue;
            if (first === undefined) firsts.set(name, word);
            else {
              const related = [{ node: first, messageId: 'first' as const }];
              report({ node: word, messageId: 'duplicate', data: { keyword, name, section: sectionTitle(section) }, related });
            }
          }
        }
      },
    };
  },
});
