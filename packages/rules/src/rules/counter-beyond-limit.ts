import { compareBranches } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { certainSection, trackRules } from '@haplint/core/internal';

/** As many counters as HAProxy is built with, unless its builder asked for others (MAX_SESS_STKCTR in include/haproxy/defaults.h). */
const BUILT_WITH = 3;

/** The first branch with `tune.stick-counters`. */
const TUNABLE_SINCE = '2.8';

/** Rules that track more counters than there are, which HAProxy refuses (src/tcp_rules.c, src/stick_table.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`track-sc` rules with a number that HAProxy has no counter for', preset: 'recommended' },
    severity: 'warn',
    messages: {
      tunable:
        'There is no counter {{ number }}: HAProxy has {{ limit }}, numbered from 0, and refuses the line. Set "tune.stick-counters {{ wanted }}" in "global".',
      built:
        'There is no counter {{ number }} unless this HAProxy was built with more than {{ limit }}; as it comes, it refuses the line. Use a lower number.',
    },
  },
  create({ model, report }) {
    const limit = limitOf(model);
    return {
      'ConfigFile:exit'(file) {
        if (limit === null) return;
        for (const { line, number } of trackRules(model)) {
          const section = number !== null && number >= limit ? certainSection(line, model) : null;
          if (section?.file !== file || number === null) continue;
          const word = line.args.find(({ value }) => value === `track-sc${number}`) ?? line.keyword;
          const isTunable = model.target !== null && compareBranches(model.target.branch, TUNABLE_SINCE) >= 0;
          if (isTunable) report({ node: word, messageId: 'tunable', data: { number, limit, wanted: number + 1 } });
          else report({ node: word, messageId: 'built', data: { number, limit } });
        }
      },
    };
  },
});

/** How many counters there are; null where the text does not tell. */
function limitOf(model: Model): number | null {
  let limit = BUILT_WITH;
  for (const { lines } of model.sectionsOfKind('global')) {
    for (const line of lines) {
      if (line.keyword.value !== 'tune.stick-counters') continue;
      const value = Number(model.valueOf(line.args[0]) ?? Number.NaN);
      if (model.isRead(line) !== true || !Number.isInteger(value)) return null;
      limit = value;
    }
  }
  return limit;
}
