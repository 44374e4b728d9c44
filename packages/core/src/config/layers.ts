import { mergeDefaultOptions, validateRuleOptions } from '../rule/options-schema.js';
import type { AnyRule, Severity } from '../rule/types.js';
import type { TemplateSetting } from '../template-setting.js';
import type { ConfigOrigin } from './config-error.js';
import type { PathMatcher } from './globs.js';
import type { PluginSet } from './plugins.js';
import { type ReadRuleSetting, readRuleSetting } from './rule-setting.js';
import type { RuleSettings } from './types.js';

/** Settings that one place makes; layers that come later win. */
export interface Layer {
  /** Where from, for people: 'haplint:recommended', 'haplint.config.json: overrides[0]'. */
  readonly from: string;
  /** The files meant; null for all. */
  readonly matches: PathMatcher | null;
  readonly rules: ReadonlyMap<string, ReadRuleSetting>;
  readonly env: Readonly<Record<string, string>>;
  readonly template?: TemplateSetting | undefined;
}

/** A rule as the layers leave it. */
export interface EffectiveRule {
  readonly rule: AnyRule;
  /** 0 for off. */
  readonly severity: Severity | 0;
  /** With the rule's defaults under them. */
  readonly options: readonly unknown[];
  /** The layer that set the severity. */
  readonly from: string;
}

/** Reads the rules at a key. Throws `ConfigError` for an unknown rule, a severity that is none and options that the rule refuses. */
export function readRules(
  settings: RuleSettings,
  key: string | null,
  origin: ConfigOrigin,
  plugins: PluginSet,
): Map<string, ReadRuleSetting> {
  const rules = new Map<string, ReadRuleSetting>();
  for (const [id, value] of Object.entries(settings)) {
    const place = key === null ? id : `${key}.${id}`;
    const rule = plugins.rule(id, place, origin);
    const setting = readRuleSetting(value, place, origin);
    const problem = setting.options === null ? null : optionsProblem(rule, setting.options);
    if (problem !== null) throw origin.error(place, problem);
    rules.set(id, setting);
  }
  return rules;
}

/** What is wrong with options. A plugin's schema may itself be none, and its presets may hold anything. */
function optionsProblem(rule: AnyRule, options: readonly unknown[]): string | null {
  try {
    return validateRuleOptions(rule, options);
  } catch (error) {
    return `the options cannot be checked: ${(error as Error).message}`;
  }
}

/** Lays the layers over each other. A severity alone keeps the options that an earlier layer gave, as in ESLint. */
export function mergeLayers(layers: readonly Layer[], plugins: PluginSet): Map<string, EffectiveRule> {
  const settings = new Map<string, ReadRuleSetting & { readonly from: string }>();
  for (const { rules, from } of layers) {
    for (const [id, { severity, options }] of rules) {
      settings.set(id, { severity, options: options ?? settings.get(id)?.options ?? null, from });
    }
  }
  const effective = new Map<string, EffectiveRule>();
  for (const [id, { severity, options, from }] of settings) {
    const rule = plugins.rules.get(id) as AnyRule;
    effective.set(id, { rule, severity, options: mergeDefaultOptions(rule, options ?? []), from });
  }
  return effective;
}
