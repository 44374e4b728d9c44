import type { AddressRules } from '@haplint/catalog';
import type { AddressProblemCode, ConditionProblem, Word } from '@haplint/parser';

/** What is wrong with the arguments of a directive, with the place to point at. */
export type ArgumentProblem =
  | { readonly kind: 'missing'; readonly name: string; readonly after: Word }
  | { readonly kind: 'extra'; readonly word: Word; readonly last: Word }
  | { readonly kind: 'invalid'; readonly name: string; readonly word: Word; readonly expected: string; readonly nearest: string | null }
  /** A parameter that may not follow another one, or itself; `isBefore`: it may stand before that. */
  | { readonly kind: 'conflict'; readonly word: Word; readonly other: string; readonly isBefore: boolean }
  /** An address, of which the problem is in a part of its text. */
  | {
      readonly kind: 'address';
      readonly word: Word;
      readonly code: AddressProblemCode;
      /** The address, without others in the same word, and the part of it to point at. */
      readonly address: string;
      readonly part: string;
      /** Indexes of that part into the word's value, end exclusive; null where variables hide where it is. */
      readonly range: { readonly from: number; readonly to: number } | null;
      readonly rules: AddressRules;
    }
  /** A word where only `if`, `unless` or the end of the line may be. */
  | { readonly kind: 'no-condition'; readonly word: Word }
  | { readonly kind: 'condition'; readonly problem: ConditionProblem };
