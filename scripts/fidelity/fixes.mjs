// Applies safe fixes, and says where they are not what they should be.
import { lint, lintAndFix, mergeDefaultOptions, parseConfig } from '../../packages/core/dist/internal.js';
import builtin from '../../packages/rules/dist/index.js';

const rules = new Map(
  Object.keys(builtin.configs.all.rules).map((id) => {
    const rule = builtin.rules[id];
    return [id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: mergeDefaultOptions(rule, []) }];
  }),
);
const knownRules = new Set(rules.keys());

/** The words of all lines, a line each: what HAProxy reads of a text. */
export function wordsOf(text) {
  const file = parseConfig({ path: 'a.cfg', text });
  const lines = [...file.preamble, ...file.sections.flatMap(({ header, body }) => [header, ...body])];
  return lines.map(({ words }) => words.map(({ value, variables }) => JSON.stringify([value, variables.length])).join(' ')).join('\n');
}

/** The rules of a kind alone, as `meta.type` has it. */
function ofType(wanted) {
  return new Map([...rules].filter(([, { rule }]) => wanted(rule.meta)));
}

const LAYOUT = ofType(({ type }) => type === 'layout');

/**
 * The text with the safe fixes of the preset `all` for a version, the number of fixes by rule, and the problems: findings with a fix
 * that are still there, a second run that changes something, layout fixes that change words, a rule that crashes.
 */
export function fixedTwice(text, version) {
  const options = (chosen) => ({ rulesFor: () => chosen, knownRules, targets: [version] });
  const file = [{ path: 'a.cfg', text }];
  const problems = [];
  const counts = new Map();
  const first = lint(file, options(rules));
  for (const { ruleId, fix } of first.results[0].messages) if (fix) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  for (const { ruleId, error } of first.crashes) problems.push(`${ruleId} crashed: ${error.message}`);
  if (counts.size === 0) return { once: text, problems, rules: counts };
  const report = lintAndFix(file, options(rules));
  const once = report.files[0].text;
  for (const { ruleId, line, fix } of report.results[0].messages)
    if (fix) problems.push(`${ruleId} is found again in line ${line} of the fixed text`);
  const twice = lintAndFix([{ path: 'a.cfg', text: once }], options(rules)).files[0].text;
  if (twice !== once) problems.push('a second run changes the text again');
  if (![...LAYOUT.keys()].some((id) => counts.has(id))) return { once, problems, rules: counts };
  const laidOut = lintAndFix(file, options(LAYOUT)).files[0].text;
  if (wordsOf(laidOut) !== wordsOf(text)) problems.push('layout fixes change the words of a line');
  return { once, problems, rules: counts };
}
