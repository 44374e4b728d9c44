import { SECTIONS } from './data/sections.js';
import { compareBranches, type Version } from './version.js';

export { SECTIONS };

/** A section HAProxy's configuration can have, by the word that opens it. */
export interface Section {
  readonly name: string;
  /** Whether it declares a proxy, or the defaults of proxies. */
  readonly proxy: boolean;
  /** The first branch that knows it; null for one older than the oldest branch haplint can analyse. */
  readonly since: string | null;
  /** The first branch that warns about it; null where none does. */
  readonly deprecated: string | null;
  /** The first branch that no longer knows it; null where all later ones do. */
  readonly removed: string | null;
}

/** Every section name that some branch knows. */
export const SECTION_NAMES: ReadonlySet<string> = new Set(SECTIONS.map((section) => section.name));

/**
 * The sections that the branch of a version knows, in the order of `SECTIONS`. Development versions count as their
 * branch; a branch newer than the data has what the newest one has.
 */
export function sectionsOf(version: Pick<Version, 'branch'>): readonly Section[] {
  return SECTIONS.filter(
    ({ since, removed }) =>
      (since === null || compareBranches(version.branch, since) >= 0) && (removed === null || compareBranches(version.branch, removed) < 0),
  );
}
