import type { AnyRule, LintResult } from '@haplint/core';
import builtin from '@haplint/rules';
import { type Configuration, settingsPath } from './configurations.js';
import { pathOf } from './source-files.js';

/** What the rules of the findings say of themselves, by id: ours, and those of the plugins that the configurations name. */
export function rulesMetaOf(
  results: readonly LintResult[],
  configurations: readonly Configuration[],
  cwd: string,
): Readonly<Record<string, AnyRule['meta']>> {
  const wanted = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)));
  const found: [string, AnyRule['meta']][] = [];
  const take = (id: string, rule: AnyRule | undefined) => {
    if (rule !== undefined && wanted.delete(id)) found.push([id, rule.meta]);
  };
  for (const id of wanted) take(id, builtin.rules?.[id]);
  for (const { inputs, config } of configurations) {
    for (const input of inputs) {
      if (wanted.size === 0) break;
      const rules = config.rulesFor(settingsPath(pathOf(input), cwd));
      for (const id of wanted) take(id, rules.get(id)?.rule);
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
