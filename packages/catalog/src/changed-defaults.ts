// An entry of its own, `@haplint/catalog/changed-defaults`: only those who ask about an upgrade load it.
import { CHANGED_DEFAULTS } from './data/changed-defaults.js';
import type { Predicate } from './predicates.js';
import { compareBranches, type Version } from './version.js';

/**
 * Something that HAProxy does otherwise since a branch though the configuration says the same: a default, or what a setting
 * means. What was added, deprecated or removed is a lifecycle of its entry and not here.
 */
export interface ChangedDefault {
  /** A short name: 'balance-random'. */
  readonly id: string;
  /** The first branch that does it the new way ('3.3'); all its stable releases do. */
  readonly branch: string;
  /** What it is about, a noun phrase without a full stop. */
  readonly subject: string;
  /** What older branches do, a clause without a full stop. */
  readonly before: string;
  /** What this branch and newer ones do, a clause without a full stop. */
  readonly now: string;
  /** How to go on as before, in words of the configuration; null where nothing brings the old behaviour back. */
  readonly keep: string | null;
  /** Which configurations it concerns, judged for the newer version; null where it concerns all. Its places are the lines to look at. */
  readonly concerns: Predicate | null;
  /** What the configuration does not show and it depends on ('more than 16 threads'); null where there is nothing. */
  readonly provided: string | null;
  /** Where it was found: a commit of the development tree, a source file or a section of the manual. */
  readonly source: string;
}

/** All of them, by branch from old to new, then by id. */
export const changedDefaults: readonly ChangedDefault[] = CHANGED_DEFAULTS;

/** What an upgrade changes, from old to new; nothing where `to` is of no newer branch. */
export function changesBetween(from: Pick<Version, 'branch'>, to: Pick<Version, 'branch'>): readonly ChangedDefault[] {
  return CHANGED_DEFAULTS.filter(({ branch }) => compareBranches(branch, from.branch) > 0 && compareBranches(branch, to.branch) <= 0);
}
