import { isKnown, type Lifecycle, type Version } from '@haplint/catalog';

/** A name that could stand where the unknown one does. */
export type Named = Pick<Lifecycle, 'since' | 'removed' | 'backports'> & { readonly name: string };

/**
 * Whether the target may know an entry. What some maintained branch got after its first release, others may have got too in a
 * release that nobody has looked at.
 */
export function mayBeKnown(entry: Lifecycle, target: Version): boolean {
  const { removed, backports = [] } = entry;
  return isKnown(entry, target) || (backports.length > 0 && target.patch > 0 && isKnown({ since: null, removed }, target));
}

/** The name a word gives where arguments in parentheses may follow it: set-var of 'set-var(txn.a)'. */
export function nameBeforeParenthesis(text: string): string;
export function nameBeforeParenthesis(text: string | null): string | null;
export function nameBeforeParenthesis(text: string | null): string | null {
  const parenthesis = text?.indexOf('(') ?? -1;
  return text !== null && parenthesis !== -1 ? text.slice(0, parenthesis) : text;
}
