import { defineRule, type Model } from '@haplint/core';
import { certainSection, counterUses, nameSpan, rememberedWeakly, trackRules } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SAMPLES } from '../selectors.js';

/** Counters by a number that no rule tracks, which find nothing (manual 7.3.3, "sc_"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'counters of a number that no `track-sc` rule tracks', preset: 'recommended' },
    severity: 'warn',
    oncePer: 'form',
    needsWhole: 'configuration',
    messages: {
      untracked:
        '"{{ name }}" finds nothing: no rule tracks counter {{ number }}. Add a "track-sc{{ number }}" rule, in this proxy or in a frontend that leads here.',
    },
  },
  create({ model, report, sourceCode }) {
    let tracked: ReadonlySet<number | null> | undefined;
    const isTracked = (number: number): boolean => {
      tracked ??= new Set(trackRules(model).map((rule) => rule.number));
      return tracked.has(number) || tracked.has(null);
    };
    return {
      [SAMPLES](line: Directive) {
        if (certainSection(line, model) === null) return;
        for (const { call, counter, number } of counterUses(line, model)) {
          // With a table, the key that is tracked under the number is looked up there: it has to be tracked as well.
          if (counter.entry !== 'sc' || number === null || isTracked(number) || mayTrack(model)) continue;
          const { loc } = nameSpan(call, sourceCode.ast.lines);
          report({ loc, messageId: 'untracked', data: { name: call.name, number } });
        }
      },
    };
  },
});

/** A script or an agent may track entries too. */
const mayTrack = rememberedWeakly((model: Model) =>
  model.sections.some(({ lines }) => lines.some(({ keyword }) => keyword.value.startsWith('lua-'))),
);
