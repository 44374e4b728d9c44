import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { type Alternatives, type ConditionReader, certainSection, conditionReader, isImpliedBy } from '@haplint/core/internal';
import { type EvaluatedRule, evaluatedRules, isFinal, isUnchanged } from '../evaluation/evaluated-rules.js';

const WARNED_ABOUT: ReadonlySet<string> = new Set(['http-request', 'http-response', 'http-after-response']);

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
            const data = { ruleset: late.ruleset, line: decider.rule.line.loc.start.line };
            const messageId = decider.condition === null ? 'unconditional' : 'shadowed';
            report({ node: late.line, messageId, data, related: [{ node: decider.rule.line, messageId: 'earlier' }] });
          }
        }
      },
    };
  },
});

function* shadows(rules: readonly EvaluatedRule[], reader: ConditionReader, section: ConfigSection, model: Model) {
  const deciders: Decider[] = [];
  for (const [index, late] of rules.entries()) {
    if (certainSection(late.line, model) !== section) continue;
    const condition = late.condition === null ? null : reader.read(late.condition);
    if (late.condition !== null && condition === null) continue; // more alternatives than can be told
    const decider = deciders.find(
      (each) => isImpliedBy(each.condition, condition) && isUnchanged(each.condition, rules.slice(each.index + 1, index)),
    );
    // HAProxy warns of what stands behind an HTTP rule without a condition, and so does `unreachable-rule`.
    if (decider !== undefined && (decider.condition !== null || !WARNED_ABOUT.has(late.ruleset))) yield { late, decider };
    if (decider?.condition === null) return;
    if (isFinal(late) && condition?.length !== 0) deciders.push({ rule: late, condition, index });
  }
}
