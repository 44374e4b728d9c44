import { UNIQUE_NAMES, type UniqueName } from '@haplint/catalog';
import { type ConfigSection, defineRule } from '@haplint/core';
import { argumentProblemOf } from '@haplint/core/internal';
import type { Section, Word } from '@haplint/parser';
import { namedBy } from '../line-words.js';
import { sectionTitle } from '../section-title.js';
import { sectionsOf } from '../selectors.js';

const SECTIONS = `${sectionsOf(UNIQUE_NAMES.map(({ section }) => section))}:exit`;

/**
 * Name servers, namespaces and certificates that have the name of another one (the catalog's `UNIQUE_NAMES` has HAProxy's source of each).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'name servers, namespaces and certificates with the name of another one', preset: 'check' },
    severity: 'error',
    reach: 'section',
    messages: {
      duplicate: 'Duplicate {{ keyword }} "{{ name }}" in {{ section }}; HAProxy refuses the second one. Give each a name of its own.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    /** The words that give names, in lines that HAProxy is sure to take up to there. */
    function namesIn(section: ConfigSection, { keyword, names }: UniqueName): readonly Word[] {
      return section.lines
        .filter((line) => line.keyword.value === keyword && model.isRead(line) === true && argumentProblemOf(line, model) === null)
        .flatMap(({ args }) => (names === 'all' ? args : names === 'first' ? args.slice(0, 1) : namedBy(names, args)));
    }

    return {
      [SECTIONS](node: Section) {
        const section = model.section(node);
        if (section === null || !section.certain || section.header.broken) return;
        for (const unique of UNIQUE_NAMES) {
          if (unique.section !== section.kind) continue;
          const { keyword } = unique;
          const firsts = new Map<string, Word>();
          for (const word of namesIn(section, unique)) {
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
