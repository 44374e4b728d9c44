import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import { type EvaluatedRule, evaluatedRules, isFinal } from '../evaluation/evaluated-rules.js';

/** Actions that are worth repeating: each time they count, wait or write something. */
const REPEATABLE: ReadonlySet<string> = new Set([
  'add-header',
  'do-log',
  'early-hint',
  'pause',
  'sc-add-gpc',
  'sc-inc-gpc',
  'sc-inc-gpc0',
  'sc-inc-gpc1',
  'send-spoe-group',
]);

/** Rules that are there twice. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'rules that repeat an earlier rule word for word', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    hasSuggestions: true,
    messages: {
      duplicate: 'Duplicate rule: line {{ line }} says the same, and nothing in between makes a difference. Remove one of them.',
      first: 'The first one',
      remove: 'Remove this one',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null) return;
        for (const rules of evaluatedRules(section, model).values()) {
          const firsts = new Map<string, number>();
          for (const [index, rule] of rules.entries()) {
            // Behind a final one the second never runs: `shadowed-rule` says so.
            if (isFinal(rule) || rule.effect === null || REPEATABLE.has(rule.action)) continue;
            if (certainSection(rule.line, model) !== section || rule.line.words.some(({ isLiteral }) => !isLiteral)) continue;
            const key = JSON.stringify(rule.line.words.map(({ value }) => value));
            const at = firsts.get(key);
            firsts.set(key, index);
            const first = at === undefined ? undefined : rules[at];
            if (first === undefined || !rules.slice((at ?? 0) + 1, index).every((between) => leaves(rule, between))) continue;
            report({
              node: rule.line,
              messageId: 'duplicate',
              data: { line: first.line },
              related: [{ node: first.line, messageId: 'first' }],
              suggest: [{ messageId: 'remove', fix: (fixer) => fixer.removeLine(rule.line) }],
            });
          }
        }
      },
    };
  },
});

/** Whether a rule between two equal ones leaves it so that the second one does nothing new. */
function leaves(rule: EvaluatedRule, between: EvaluatedRule): boolean {
  if (between.effect === null) return false;
  if (between.effect.changes.length === 0) return true;
  // What is fixed, and done whatever comes, only matters again where the same thing is set to another value.
  const isFixed = rule.condition === null && rule.words.every(({ value }) => !value.includes('%'));
  return isFixed && rule.words[0]?.value.toLowerCase() !== between.words[0]?.value.toLowerCase();
}
