import { ACTION_EFFECTS, FETCH_FACETS, FINAL_FLAG_RULESETS, FINAL_RULESETS } from './data/action-effects.js';

/** A part of what rules look at and change. `load` changes by itself, as do counters. */
export type Facet =
  | 'source'
  | 'destination'
  | 'connection'
  | 'method'
  | 'uri'
  | 'headers'
  | 'body'
  | 'status'
  | 'variables'
  | 'counters'
  | 'patterns'
  | 'load';

/** What an action of a rule does that the rules behind it notice. */
export interface ActionEffect {
  /** No further rule of the ruleset is evaluated behind it. */
  readonly final: boolean;
  /** It is final by HAProxy's own flag, which its parser looks at: see `warnsOfRulesBehind`. */
  readonly flagged?: true;
  readonly changes: readonly Facet[];
}

/** The effect of an action, by its name without number or parenthesis (`track-sc`, `set-var`); null where it may be any. */
export function actionEffect(action: string): ActionEffect | null {
  return Object.hasOwn(ACTION_EFFECTS, action) ? (ACTION_EFFECTS[action] ?? null) : null;
}

/** The rulesets in which HAProxy may warn of a rule behind another one, by their keywords. */
export const WARNED_RULESETS: readonly string[] = [...FINAL_FLAG_RULESETS, ...FINAL_RULESETS];

/** Whether all actions of a ruleset are final to HAProxy, even a redirect that leads nowhere. */
export function isFinalRuleset(ruleset: string): boolean {
  return FINAL_RULESETS.has(ruleset);
}

/** Whether HAProxy itself warns of a rule that stands right behind one with this action and no condition. */
export function warnsOfRulesBehind(ruleset: string, action: string): boolean {
  if (isFinalRuleset(ruleset)) return true;
  return FINAL_FLAG_RULESETS.has(ruleset) && actionEffect(action)?.flagged === true;
}

const byLength = [...FETCH_FACETS].sort(([a], [b]) => b.length - a.length);

/** What the sample of a fetch depends on; empty for one that never changes within a stream, null where it may be anything. */
export function facetsOf(fetch: string): readonly Facet[] | null {
  const found = byLength.find(([beginning]) => fetch.startsWith(beginning));
  return found === undefined ? null : (found.slice(1) as Facet[]);
}
