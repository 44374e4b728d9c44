export { BLOCK_PREDICATES, USUAL_FEATURES } from './data/block-conditions.js';

/** A question that the condition of `.if` and `.elif` can ask: `version_atleast(3.0)`. */
export interface BlockPredicate {
  readonly name: string;
  /** How many arguments it needs; nothing else may stand in its parentheses. */
  readonly argumentCount: number;
  /** The first branch that knows it; null for what is older than the oldest branch haplint can analyse. */
  readonly since: string | null;
}

/** From this branch on, terms can be negated, joined and put in parentheses, and spread over words (src/cfgcond.c). */
export const BLOCK_OPERATORS_SINCE = '2.5';
