import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { NearestNames, rememberedWeakly } from '@haplint/core/internal';
import { countWhile } from '@haplint/parser';
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
        const { byName, hidden, nearest } = defaultsOf(model);
        if (hidden.some((other) => other !== section)) return; // a variable hides it
        const all = byName.get(name)?.sections ?? [];
        const count = countAbove(all, section);
        const related = (others: readonly ConfigSection[]) =>
          others.slice(0, MOST_RELATED).map(({ header }) => ({ node: header, messageId: 'declared' as const }));
        if (count > 1) {
          if ((byName.get(name)?.firstUncertain ?? count) >= count && !forgetsAlerts(section, model)) {
            report({
              node: word,
              messageId: 'ambiguous',
              data: { name, count },
              related: related(all.slice(0, Math.min(count, MOST_RELATED))),
            });
          }
          return;
        }
        if (count === 1) return;
        const later = all.slice(0, MOST_RELATED + 1).filter((other) => other !== section);
        if (later.length > 0) {
          report({ node: word, messageId: 'later', data: { name }, related: related(later) });
          return;
        }
        const meant = nearest.to(name, (other) => countAbove(byName.get(other)?.sections ?? [], section) > 0);
        if (meant === null || meant === '') report({ node: word, messageId: 'unknown', data: { name } });
        else report({ node: word, messageId: 'misspelt', data: { name, nearest: meant }, suggest: writeInstead(word, meant) });
      },
    };
  },
});

/** So many places are enough to find the others. */
const MOST_RELATED = 10;

/** The `defaults` sections of a name, in HAProxy's order. */
interface NamedDefaults {
  readonly sections: ConfigSection[];
  /** The place among them of the first that is not certain to be read. */
  firstUncertain: number | undefined;
}

/** The `defaults` sections by name, '' for those without one, and those of which a variable hides it. */
const defaultsOf = rememberedWeakly((model: Model) => {
  const byName = new Map<string, NamedDefaults>();
  const hidden: ConfigSection[] = [];
  for (const section of model.sectionsOfKind('defaults')) {
    const name = nameOf(section, model);
    if (name === null) {
      if (hidden.length < 2) hidden.push(section);
      continue;
    }
    const named = byName.get(name) ?? { sections: [], firstUncertain: undefined };
    byName.set(name, named);
    if (!section.certain) named.firstUncertain ??= named.sections.length;
    named.sections.push(section);
  }
  return { byName, hidden, nearest: new NearestNames(byName.keys()) };
});

/** How many of some sections, in HAProxy's order, stand above another one. */
function countAbove(sections: readonly ConfigSection[], { index }: ConfigSection): number {
  return countWhile(sections, (section) => section.index < index);
}

/** The name of a `defaults` section; empty where it has none, null where a variable hides it. */
function nameOf({ name, header }: ConfigSection, model: Model): string | null {
  if (name === null || (name.value === 'from' && header.args.length === 2)) return '';
  return model.valueOf(name);
}
