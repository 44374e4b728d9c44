import { defineRule } from '@haplint/core';
import { argumentProblemOf, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

const RULESETS: ReadonlySet<string> = new Set(['http-request', 'http-response', 'http-after-response']);

/** Actions that end a ruleset (ACT_FLAG_FINAL in src/http_act.c; the same from 2.4 to 3.4). */
const FINAL: ReadonlySet<string> = new Set(['allow', 'deny', 'tarpit', 'auth', 'redirect', 'return']);

/** Rules for the statistics page, all of whose actions end their ruleset in the eyes of HAProxy. */
const OF_STATISTICS = 'stats http-request';

/** Rules behind one that always ends the ruleset (src/cfgparse-listen.c, "further entries are NOOP"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'HTTP rules directly behind one that always ends the ruleset', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    messages: {
      unreachable:
        'Unreachable rule: "{{ ruleset }} {{ action }}" above it has no condition and ends the ruleset, so this one never runs. Move it above, or add a condition there.',
      final: 'Always ends the ruleset',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null) return;
        const previous = new Map<string, Directive>();
        for (const line of section.lines) {
          const isOfStatistics = line.keyword.value === 'stats' && line.args[0]?.value === 'http-request';
          const ruleset = isOfStatistics ? OF_STATISTICS : line.keyword.value;
          if (!(isOfStatistics || RULESETS.has(ruleset)) || line.prefix !== null || actionOf(line) === undefined) continue;
          const before = previous.get(ruleset);
          previous.set(ruleset, line);
          // A rule that HAProxy refuses may have been meant to have a condition.
          if (
            !before ||
            !(isFinal(before) || (isOfStatistics && !hasCondition(before))) ||
            argumentProblemOf(before, model) !== null ||
            [before, line].some((each) => certainSection(each, model) !== section)
          )
            continue;
          const data = { ruleset, action: actionOf(before) ?? '' };
          report({ node: line, messageId: 'unreachable', data, related: [{ node: before, messageId: 'final' }] });
        }
      },
    };
  },
});

/** Whether the rule ends its ruleset whatever comes; a redirect may be told not to where it would lead nowhere. */
function isFinal(line: Directive): boolean {
  return FINAL.has(actionOf(line) ?? '') && !hasCondition(line) && line.args.every(({ value }) => value !== 'ignore-empty');
}

const hasCondition = ({ args }: Directive): boolean => args.some(({ value }) => value === 'if' || value === 'unless');

const actionOf = ({ keyword, args }: Directive): string | undefined => args[keyword.value === 'stats' ? 1 : 0]?.value;
