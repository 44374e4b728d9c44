import { groupedBy, isFinalRuleset, WARNED_RULESETS, warnsOfRulesBehind } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** The words of the rulesets that are looked at, by the first of them. */
const RULESETS = groupedBy(
  WARNED_RULESETS.map((ruleset) => ({ ruleset, words: ruleset.split(' ') })),
  ({ words }) => words[0] as string,
);

/** Rules behind one that always ends the ruleset (src/cfgparse-listen.c, "further entries are NOOP"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'HTTP rules directly behind one that always ends the ruleset', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
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
        const previous = new Map<string, Rule>();
        for (const line of section.lines) {
          const rule = line.prefix === null ? ruleOf(line) : null;
          if (rule === null) continue;
          const before = previous.get(rule.ruleset);
          previous.set(rule.ruleset, rule);
          // A rule that HAProxy refuses may have been meant to have a condition.
          if (!before || !isFinal(before) || argumentProblemOf(before.line, model) !== null) continue;
          if ([before.line, line].some((each) => certainSection(each, model) !== section)) continue;
          const data = { ruleset: before.ruleset, action: before.action };
          report({ node: line, messageId: 'unreachable', data, related: [{ node: before.line, messageId: 'final' }] });
        }
      },
    };
  },
});

interface Rule {
  readonly line: Directive;
  readonly ruleset: string;
  readonly action: string;
}

/** The rule that a line holds; null where it is of no ruleset that is looked at. */
function ruleOf(line: Directive): Rule | null {
  const found = RULESETS.get(line.keyword.value)?.find(({ words }) => words.every((word, i) => line.words[i]?.value === word));
  const action = found && line.words[found.words.length]?.value;
  return action === undefined ? null : { line, ruleset: found?.ruleset ?? '', action };
}

/** Whether the rule ends its ruleset whatever comes; a redirect may be told not to where it would lead nowhere. */
function isFinal({ line: { args }, ruleset, action }: Rule): boolean {
  const conditions = isFinalRuleset(ruleset) ? ['if', 'unless'] : ['if', 'unless', 'ignore-empty'];
  return warnsOfRulesBehind(ruleset, action) && !args.some(({ value }) => conditions.includes(value));
}
