// haplint's side: the `check` preset, in this process.
import { lint, mergeDefaultOptions } from '../../packages/core/dist/internal.js';
import builtin from '../../packages/rules/dist/index.js';

const rules = new Map(
  Object.keys(builtin.configs.check.rules).map((id) => {
    const rule = builtin.rules[id];
    return [id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: mergeDefaultOptions(rule, []) }];
  }),
);
const knownRules = new Set(rules.keys());

/** The messages of the `check` preset on a text, for one version. */
export function check(text, version) {
  const { results } = lint([{ path: 'a.cfg', text }], { rulesFor: () => rules, knownRules, targets: [version] });
  return results[0].messages;
}
