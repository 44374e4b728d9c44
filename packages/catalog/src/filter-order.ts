export { COMPRESSING_FILTERS, IMPLICIT_FILTERS, PLACED_FILTERS, UNIQUE_FILTERS } from './data/filter-order.js';

/** A filter that a proxy has without a `filter` line. */
export interface ImplicitFilter {
  /** What a `filter` line for it begins with, one of these. */
  readonly filters: readonly string[];
  /** The first words of the lines that make it. */
  readonly madeBy: readonly string[];
  /** Whether the word behind those is the name of the filter, so that a `filter` line has to name it too. */
  readonly isNamed: boolean;
  /** Whether lines of `defaults` make it too. */
  readonly isInherited: boolean;
}
