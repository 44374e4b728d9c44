import { CAPTURE_SLOTS, type CaptureSlots } from '@haplint/catalog';
import { defineRule, type ProxySection } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { parameterOf, wordsBehind } from '../line-words.js';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(CAPTURE_SLOTS.flatMap(({ used }) => used.map(([keyword]) => keyword as string)));

/** Captures into a slot that the frontend does not have (src/http_act.c `check_http_req_capture`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`capture` rules with the `id` of a slot that the frontend does not declare', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      unknown: 'Unknown capture slot {{ id }}: this section declares {{ count }}, counted from 0; HAProxy refuses to start.',
    },
  },
  create({ model, report }) {
    const counts = new Map<ProxySection, Map<CaptureSlots, number>>();
    /** How many slots of a kind a proxy has. */
    function slotsOf(proxy: ProxySection, slots: CaptureSlots): number {
      const known = counts.get(proxy) ?? new Map<CaptureSlots, number>();
      counts.set(proxy, known);
      const count = known.get(slots) ?? countSlots(proxy, slots);
      known.set(slots, count);
      return count;
    }

    return {
      [LOOKED_AT](line: Directive) {
        if (line.broken || model.isRead(line) !== true) return;
        const proxy = asCheckedProxy(model.sectionOf(line), model);
        // Which frontend a backend's rules run for is not known.
        if (proxy === null || !proxy.hasSide('frontend') || !model.isReadable(proxy)) return;
        for (const slots of CAPTURE_SLOTS) {
          const behind = slots.used.map((words) => wordsBehind(line, words)).find((words) => words !== null);
          const word = parameterOf(behind ?? [], 'id', 1);
          const id = model.valueOf(word);
          if (word === undefined || id === null || argumentProblemOf(line, model) !== null) continue;
          const count = slotsOf(proxy, slots);
          if (Number(id) >= count) report({ node: word, messageId: 'unknown', data: { id, count: count === 0 ? 'none' : `${count}` } });
        }
      },
    };
  },
});

/** The lines of a proxy and of its `defaults` that make a slot. */
function countSlots(proxy: ProxySection, { made }: CaptureSlots): number {
  const keywords = new Set(made.map(({ words: [keyword] }) => keyword as string));
  const lines = proxy.inLine.flatMap((section) => section.linesWith(...keywords));
  return lines.filter((line) =>
    made.some(({ words, parameter }) => {
      const rest = wordsBehind(line, words);
      return rest !== null && (parameter === undefined || rest.some(({ value, isLiteral }) => !isLiteral || value === parameter));
    }),
  ).length;
}
