import { LIMITS_IN_GLOBAL, leadingNumber, type PairOfLimits, type Version } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, rememberedWeakly, takesKeyword } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(LIMITS_IN_GLOBAL.flatMap(({ lowest, highest }) => [...lowest.keywords, ...highest.keywords]));

/** A line that HAProxy refuses for the limit on the other side, which it has from a line or by itself. */
interface Crossing {
  readonly value: number;
  readonly isLowest: boolean;
  readonly limit: number;
  readonly other: string;
  readonly setBy: Directive | null;
}

/** Lowest and highest values of the global section that cross (the catalog's `LIMITS_IN_GLOBAL` has HAProxy's source of each). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings of the global section that are on the wrong side of another one', preset: 'check' },
    severity: 'error',
    needsWhole: 'configuration',
    messages: {
      above:
        '"{{ keyword }} {{ value }}" is above the {{ limit }} of "{{ other }}", and HAProxy refuses it. Set that first, or take a lower value.',
      below:
        '"{{ keyword }} {{ value }}" is below the {{ limit }} of "{{ other }}", and HAProxy refuses it. Set that first, or take a higher value.',
      other: 'The other one',
    },
  },
  create({ model, report }) {
    if (model.target === null) return {};
    return {
      [LOOKED_AT](line: Directive) {
        const crossing = crossings(model).get(line);
        const [node] = line.args;
        if (crossing === undefined || node === undefined) return;
        const { value, isLowest, limit, other, setBy } = crossing;
        const related = setBy === null ? [] : [{ node: setBy, messageId: 'other' as const }];
        const data = { keyword: line.keyword.value, value, limit, other };
        report({ node, messageId: isLowest ? 'above' : 'below', data, related });
      },
    };
  },
});

const crossings = rememberedWeakly((model: Model) => {
  const found = new Map<Directive, Crossing>();
  const { target } = model;
  if (target !== null) for (const pair of LIMITS_IN_GLOBAL) findCrossings(pair, model, target, found);
  return found;
});

/** Follows both values from line to line; ends where the text does not tell one, for all that follows goes by it. */
function findCrossings({ lowest, highest }: PairOfLimits, model: Model, target: Version, found: Map<Directive, Crossing>): void {
  const sides = {
    lowest: { value: lowest.preset, setBy: null as Directive | null },
    highest: { value: highest.preset, setBy: null as Directive | null },
  };
  for (const section of model.sectionsOfKind('global')) {
    for (const line of section.linesWith(...lowest.keywords, ...highest.keywords)) {
      const isRead = section.certain ? model.isRead(line) : null;
      const text = model.valueOf(line.args[0]);
      if (isRead === null || (text === null && line.args.length > 0)) return;
      if (!isRead || text === null || !takesKeyword('global', line.keyword.value, target) || argumentProblemOf(line, model) !== null)
        continue;
      const value = leadingNumber(text);
      const isLowest = lowest.keywords.includes(line.keyword.value);
      const [own, other] = isLowest ? [sides.lowest, sides.highest] : [sides.highest, sides.lowest];
      if (isLowest ? value > other.value : value < other.value) {
        // A line that is refused leaves the value as it was.
        const name = (isLowest ? highest : lowest).keywords[0] as string;
        found.set(line, { value, isLowest, limit: other.value, other: other.setBy?.keyword.value ?? name, setBy: other.setBy });
      } else {
        own.value = value;
        own.setBy = line;
      }
    }
  }
}
