import { warnsOfRulesBehind } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { type Alternatives, ConditionIndex, type ConditionReader, certainSection, conditionReader } from '@haplint/core/internal';
import { type EvaluatedRule, evaluatedRules, isFinal, RulesBefore } from '../evaluation/evaluated-rules.js';

/** A rule that ends its ruleset where its condition holds. */
interface Decider {
  readonly rule: EvaluatedRule;
  readonly condition: Alternatives | null;
  readonly index: number;
}

/** Rules that only see what a rule before them has already decided. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'rules whose condition holds only where an earlier rule has already ended the ruleset', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      shadowed:
        'This "{{ ruleset }}" rule never runs: whatever it matches, the rule in line {{ line }} has already decided. Move it above that one, or remove it.',
      unconditional:
        'No "{{ ruleset }}" rule runs from here on: the one in line {{ line }} has no condition. Move it to the end, or give it a condition.',
      earlier: 'Decides here',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || model.target === null) return;
        const reader = conditionReader(section, model);
        for (const rules of evaluatedRules(section, model).values()) {
          for (const { late, decider } of shadows(rules, reader, section, model)) {
            const data = { ruleset: late.ruleset, line: decider.rule.line };
            const messageId = decider.condition === null ? 'unconditional' : 'shadowed';
            report({ node: late.line, messageId, data, related: [{ node: decider.rule.line, messageId: 'earlier' }] });
          }
        }
      },
    };
  },
});

function* shadows(rules: readonly EvaluatedRule[], reader: ConditionReader, section: ConfigSection, model: Model) {
  const deciders = new ConditionIndex<Decider>();
  const before = new RulesBefore();
  for (const [index, late] of rules.entries()) {
    // Nothing has decided anything yet.
    if (deciders.isEmpty && (!isFinal(late) || index === rules.length - 1)) {
      before.add(late);
      continue;
    }
    const condition = late.condition === null ? null : reader.read(late.condition);
    // Of a condition with more alternatives than can be told nothing is said.
    const isReadable = late.condition === null || condition !== null;
    if (isReadable && certainSection(late.line, model) === section) {
      const decider = deciders.findImplied(condition, (each) => before.isUnchanged(each.condition, each.index));
      // What HAProxy warns of itself is for `unreachable-rule` to say.
      if (decider !== undefined && (decider.condition !== null || !warnsOfRulesBehind(late.ruleset, decider.rule.action)))
        yield { late, decider };
      if (decider?.condition === null) return;
      if (isFinal(late) && condition?.length !== 0) deciders.add(condition, { rule: late, condition, index });
    }
    before.add(late);
  }
}
