import type { ConditionProblem, Word } from '@haplint/parser';

/** What is wrong with the arguments of a directive, with the place to point at. */
export type ArgumentProblem =
  | { readonly kind: 'missing'; readonly name: string; readonly after: Word }
  | { readonly kind: 'extra'; readonly word: Word; readonly last: Word }
  | { readonly kind: 'invalid'; readonly name: string; readonly word: Word; readonly expected: string; readonly nearest: string | null }
  /** A parameter that may not follow another one, or itself. */
  | { readonly kind: 'conflict'; readonly word: Word; readonly other: string }
  /** A word where only `if`, `unless` or the end of the line may be. */
  | { readonly kind: 'no-condition'; readonly word: Word }
  | { readonly kind: 'condition'; readonly problem: ConditionProblem };
