import type { AnyRule, PresetName, RuleSetting } from './rule/types.js';

/** Which presets hold the rules of which: `check` is part of `recommended`, which is part of the three that add to it. */
const PRESETS_OF: Readonly<Record<PresetName, readonly string[]>> = {
  check: ['check', 'recommended', 'security', 'performance', 'strict'],
  recommended: ['recommended', 'security', 'performance', 'strict'],
  security: ['security'],
  performance: ['performance'],
  strict: ['strict'],
  stylistic: ['stylistic'],
};

/** The names of all presets, from the smallest to the one with every rule. */
export const PRESET_NAMES = ['check', 'recommended', 'security', 'performance', 'strict', 'stylistic', 'all'] as const;

/** Presets made of what the rules say of themselves, so that no list has to be kept. */
export function presetsOf(rules: Readonly<Record<string, AnyRule>>): Record<string, { rules: Record<string, RuleSetting> }> {
  const presets = Object.fromEntries(PRESET_NAMES.map((name) => [name, { rules: {} as Record<string, RuleSetting> }]));
  for (const [id, { meta }] of Object.entries(rules)) {
    const names = meta.docs.preset === undefined ? [] : PRESETS_OF[meta.docs.preset];
    for (const name of [...names, 'all']) (presets[name] as { rules: Record<string, RuleSetting> }).rules[id] = meta.severity;
  }
  return presets;
}
