import { leadingNumber } from '@haplint/catalog';
import { type ConfigSection, defineRule } from '@haplint/core';
import { bindSettings, certainSection, parameterValue, serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** The number of a proxy, a server or a listener: a line of its own, and a parameter. */
const ID = 'id';

/** Numbers that another one has: of proxies in the whole configuration, of servers and of listeners in a proxy (src/cfgparse-listen.c, src/server.c, src/listener.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'proxies, servers and listeners with the `id` of another one', preset: 'check' },
    severity: 'error',
    oncePer: 'form',
    quietReach: 'line',
    messages: {
      duplicate: 'Duplicate id {{ id }}: {{ other }} has it already, and HAProxy refuses the second one. Give each a number of its own.',
      again: 'Second "id" line in {{ section }}; HAProxy refuses it. Keep one of them.',
      first: 'The first one',
    },
  },
  create({ model, report, looksFurther }) {
    const proxies = new Map<number, Directive>();
    const numbered = new Map<ConfigSection, Directive>();
    /** The lines with a number, by their section and keyword. */
    const lines = new Map<ConfigSection, Map<string, Directive>>();
    return {
      'Directive[keyword="id"]'(line: Directive) {
        const section = line.prefix === null ? certainSection(line, model) : null;
        const [word] = line.args;
        const id = idOf(model.valueOf(word));
        if (section === null || section.kind === 'defaults' || word === undefined || id === null) return;
        looksFurther?.();
        const own = numbered.get(section);
        const first = own ?? proxies.get(id);
        const related = first === undefined ? [] : [{ node: first, messageId: 'first' as const }];
        if (own !== undefined) report({ node: word, messageId: 'again', data: { section: sectionTitle(section) }, related });
        else if (first !== undefined) {
          const holder = model.sectionOf(first);
          report({
            node: word,
            messageId: 'duplicate',
            data: { id, other: holder === null ? 'another proxy' : sectionTitle(holder) },
            related,
          });
        }
        numbered.set(section, own ?? line);
        if (first === undefined) proxies.set(id, line);
      },
      'Directive[keyword=/^(server|bind)$/]'(line: Directive) {
        // Most have none.
        const word = line.raw.includes(ID) ? parameterValue(line, ID, model) : null;
        if (word !== null) looksFurther?.();
        const section = word === null ? null : model.sectionOf(line);
        const keyword = line.keyword.value;
        const id = section === null ? null : idOf((bindSettings(line, model) ?? serverSettings(line, model))?.valueOf(ID) ?? null);
        if (word === null || section === null || id === null) return;
        const known = lines.get(section) ?? new Map<string, Directive>();
        lines.set(section, known);
        const first = known.get(`${keyword} ${id}`);
        if (first === undefined) known.set(`${keyword} ${id}`, line);
        else {
          const other = `${keyword} ${first.firstValue ?? ''}`;
          report({ node: word, messageId: 'duplicate', data: { id, other }, related: [{ node: first, messageId: 'first' }] });
        }
      },
    };
  },
});

/** A number as atol() reads it into 32 bits; null where it is none that HAProxy takes. */
function idOf(text: string | null): number | null {
  const id = text === null ? 0 : leadingNumber(text);
  return id > 0 && id < 2 ** 31 ? id : null;
}
