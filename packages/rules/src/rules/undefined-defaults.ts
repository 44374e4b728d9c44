import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { nearestName } from '@haplint/core/internal';
import { defaultsWord } from '../defaults-word.js';
import { forgetsAlerts } from '../forgotten-alerts.js';
import { WRITE_MESSAGE, writeInstead } from '../write-instead.js';

/** `from NAME` without exactly one `defaults` section of that name above it (src/cfgparse-listen.c `cfg_parse_listen`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`from` with a name that no `defaults` section above has, or several have', preset: 'check' },
    severity: 'error',
    reach: 'names',
    needsWhole: 'configuration',
    hasSuggestions: true,
    messages: {
      unknown: 'Unknown defaults "{{ name }}": no "defaults" section above has that name, so HAProxy refuses this section.',
      misspelt: 'Unknown defaults "{{ name }}"; did you mean "{{ nearest }}"?',
      later: 'Unknown defaults "{{ name }}": it is declared below, and HAProxy reads from top to bottom. Move it above this section.',
      ambiguous:
        'Ambiguous defaults "{{ name }}": {{ count }} "defaults" sections have that name, so HAProxy refuses to choose. Rename all but one.',
      declared: 'Declared here',
      ...WRITE_MESSAGE,
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const section = model.section(node);
        const word = section === null || !section.certain || section.header.broken ? undefined : defaultsWord(section.header);
        const name = word ? model.valueOf(word) : null;
        if (section === null || word === undefined || name === null) return;
        const above = new Map<ConfigSection, string>();
        const below = new Map<ConfigSection, string>();
        let into = above;
        for (const other of model.sections) {
          if (other === section) into = below;
          if (other.kind !== 'defaults' || other === section) continue;
          const otherName = nameOf(other, model);
          if (otherName === null) return; // a variable hides it
          into.set(other, otherName);
        }
        const matching = [...above].flatMap(([other, value]) => (value === name ? [other] : []));
        const related = (others: readonly ConfigSection[]) =>
          others.map(({ header }) => ({ node: header, messageId: 'declared' as const }));
        if (matching.length > 1) {
          if (matching.every(({ certain }) => certain) && !forgetsAlerts(section, model)) {
            report({ node: word, messageId: 'ambiguous', data: { name, count: matching.length }, related: related(matching) });
          }
          return;
        }
        if (matching.length === 1) return;
        const later = [...below].flatMap(([other, value]) => (value === name ? [other] : []));
        if (later.length > 0) {
          report({ node: word, messageId: 'later', data: { name }, related: related(later) });
          return;
        }
        const nearest = nearestName(name, above.values());
        if (nearest === null || nearest === '') report({ node: word, messageId: 'unknown', data: { name } });
        else report({ node: word, messageId: 'misspelt', data: { name, nearest }, suggest: writeInstead(word, nearest) });
      },
    };
  },
});

/** The name of a `defaults` section; empty where it has none, null where a variable hides it. */
function nameOf({ name, header }: ConfigSection, model: Model): string | null {
  if (name === null || (name.value === 'from' && header.args.length === 2)) return '';
  return model.valueOf(name);
}
