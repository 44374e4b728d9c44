import { type AnyRule, type Plugin, presetsOf } from '@haplint/core';
import { rules } from './generated/rules.js';

export { upgradeAdvice } from './advisory-advice.js';
export {
  type AdvisoryVerdict,
  advisoryVerdicts,
  compareSeverity,
  type ReachedAdvisory,
  reachedAdvisories,
  sureAdvisories,
} from './reached-advisories.js';
export { typedArguments } from './sample-arguments.js';
export { mayUseOthers, variableMentions } from './variables.js';

/** Where the rules' pages are. */
const PAGES = 'https://github.com/haplint/haplint/blob/main/docs/rules';

function withPage(id: string, rule: AnyRule): AnyRule {
  return { ...rule, meta: { ...rule.meta, docs: { ...rule.meta.docs, url: `${PAGES}/${id}.md` } } };
}

const rulesWithPages = Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, withPage(id, rule)]));

/** The built-in plugin. Hosts hand it to the engine as they hand it anyone's. */
const plugin: Plugin = {
  meta: { name: 'haplint', version: '0.1.0' },
  rules: rulesWithPages,
  configs: presetsOf(rulesWithPages),
};

export default plugin;
