import { FINAL_FLAG_RULESETS, warnsOfRulesBehind } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

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
          const ruleset = line.keyword.value;
          const [action] = line.args;
          if (!FINAL_FLAG_RULESETS.has(ruleset) || line.prefix !== null || action === undefined) continue;
          const before = previous.get(ruleset);
          previous.set(ruleset, line);
          // A rule that HAProxy refuses may have been meant to have a condition.
          if (
            !before ||
            !isFinal(before) ||
            argumentProblemOf(before, model) !== null ||
            [before, line].some((each) => certainSection(each, model) !== section)
          )
            continue;
          const data = { ruleset, action: before.args[0]?.value ?? '' };
          report({ node: line, messageId: 'unreachable', data, related: [{ node: before, messageId: 'final' }] });
        }
      },
    };
  },
});

/** Whether the rule ends its ruleset whatever comes; a redirect may be told not to where it would lead nowhere. */
function isFinal({ keyword, args }: Directive): boolean {
  const isConditional = args.some(({ value }) => value === 'if' || value === 'unless' || value === 'ignore-empty');
  return warnsOfRulesBehind(keyword.value, args[0]?.value ?? '') && !isConditional;
}
