import { FILTER_REFERENCES, type FilterReference, groupedBy } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy, remembered, rememberedWeakly } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { parameterOf, wordsBehind } from '../line-words.js';
import { directivesOf } from '../selectors.js';
import { takerOf } from '../taken-defaults.js';

const REFERENCES = groupedBy(FILTER_REFERENCES, ({ words }) => words[0] as string);

const LOOKED_AT = directivesOf(REFERENCES.keys());

/** Rules that name a filter their proxy does not have (src/flt_bwlim.c `check_bwlim_action`, src/flt_spoe.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'bandwidth limits and SPOE groups of a filter that the proxy does not have', preset: 'check' },
    severity: 'error',
    quietReach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      unknown: 'Unknown filter "{{ name }}": this section has no {{ filter }} of that name, so HAProxy refuses to start. Declare it here.',
      inDefaults:
        'Unknown filter "{{ name }}": HAProxy looks for a {{ filter }} in this "defaults" section, which cannot have one, and refuses to start. Move the rule ' +
        'to the sections that declare the filter.',
    },
  },
  create({ model, report, looksFurther }) {
    const namesOf = rememberedWeakly((proxy: ProxySection) =>
      remembered((reference: FilterReference) => filtersOf(proxy, reference, model)),
    );
    return {
      [LOOKED_AT](line: Directive) {
        if (line.broken || model.isRead(line) !== true) return;
        const section = model.sectionOf(line);
        const isInDefaults = section?.kind === 'defaults';
        const proxy = asCheckedProxy(section, model);
        if (!isInDefaults && (proxy === null || !model.isReadable(proxy))) return;
        for (const reference of REFERENCES.get(line.keyword.value) ?? []) {
          const { words, filters } = reference;
          const [word] = wordsBehind(line, words) ?? [];
          const name = model.valueOf(word);
          if (word === undefined || name === null || argumentProblemOf(line, model) !== null) continue;
          const data = { name, filter: filters.map((filter) => `"filter ${filter}"`).join(' or ') };
          if (isInDefaults) {
            // HAProxy checks the rules of a `defaults` section once some proxy takes them.
            looksFurther?.();
            if (takerOf(section, model) !== null) report({ node: word, messageId: 'inDefaults', data });
            continue;
          }
          const names = proxy === null ? null : namesOf(proxy)(reference);
          if (names !== null && !names.has(name)) report({ node: word, messageId: 'unknown', data });
        }
      },
    };
  },
});

/** The names that a reference may have, of the proxy's filters of some kinds; null where the text does not tell one, or where any will do. */
function filtersOf(proxy: ProxySection, { filters, nameBehind, lastWillDo }: FilterReference, model: Model): ReadonlySet<string> | null {
  const names = new Set<string>();
  const lines = proxy.linesWith('filter');
  if (lastWillDo && filters.includes(lines.at(-1)?.args[0]?.value ?? '')) return null;
  for (const { args } of lines) {
    const kind = model.valueOf(args[0]);
    if (kind !== null && !filters.includes(kind)) continue;
    const name = model.valueOf(nameBehind === null ? args[1] : parameterOf(args, nameBehind, 1));
    if (kind === null || name === null) return null;
    names.add(name);
  }
  return names;
}
