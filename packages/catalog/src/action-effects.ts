import { ACTION_EFFECTS, FETCH_FACETS } from './data/action-effects.js';

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
  readonly changes: readonly Facet[];
}

/** The effect of an action, by its name without number or parenthesis (`track-sc`, `set-var`); null where it may be any. */
export function actionEffect(action: string): ActionEffect | null {
  return Object.hasOwn(ACTION_EFFECTS, action) ? (ACTION_EFFECTS[action] ?? null) : null;
}

const byLength = [...FETCH_FACETS].sort(([a], [b]) => b.length - a.length);

/** What the sample of a fetch depends on; empty for one that never changes within a stream, null where it may be anything. */
export function facetsOf(fetch: string): readonly Facet[] | null {
  const found = byLength.find(([beginning]) => fetch.startsWith(beginning));
  return found === undefined ? null : (found.slice(1) as Facet[]);
}
