import { ADVISORIES } from './data/advisories.js';
import type { MitigationEdit, Predicate } from './predicates.js';
import { compareBranches, compareVersions, parseVersion, type ReleaseName, type Version, type VersionName } from './version.js';

/**
 * What an advisory's fault does to the process or to the traffic:
 * - 'crash': the process dies of an invalid access; 'abort': it kills itself (watchdog, failed assertion);
 * - 'loop': it burns CPU without end; 'stall': it, or a part of it, stops doing its work;
 * - 'memory-corruption': it writes where it must not; 'disclosure': contents of memory or of another's traffic come
 *   out;
 * - 'smuggling': the two sides of HAProxy see different messages; 'bypass': rules or authentication do not hold;
 * - 'poisoning': a cache or a table takes in what it must not; 'misrouting': traffic or logs reach the wrong
 *   destination;
 * - 'corrupted-traffic': messages arrive damaged or cut short; 'failed-request': legitimate traffic is refused;
 * - 'failed-start': HAProxy does not start.
 */
export type Effect =
  | 'crash'
  | 'abort'
  | 'loop'
  | 'stall'
  | 'memory-corruption'
  | 'disclosure'
  | 'smuggling'
  | 'bypass'
  | 'poisoning'
  | 'misrouting'
  | 'corrupted-traffic'
  | 'failed-request'
  | 'failed-start';

export type AdvisorySeverity = 'critical' | 'high' | 'medium' | 'low';

/**
 * A known fault of HAProxy: a CVE, or a bug worth the same attention. Plain data; branches 2.0 and later are covered.
 */
export interface Advisory {
  /**
   * The CVE's number, 'GH-<issue>-<topic>' for an issue of HAProxy's tracker, else '<commit of the fix or
   * month>-<topic>'.
   */
  readonly id: string;
  readonly kind: 'cve' | 'bug';
  readonly severity: AdvisorySeverity;
  /** The base score as published, 0 to 10, version 3.1 or 4.0; null where none was. */
  readonly cvss: number | null;
  /** What happens, the worst first. Empty where nothing does: the entry is there to say so. */
  readonly effect: readonly Effect[];
  /** One line, without a full stop. */
  readonly title: string;
  /** What happens, and which setup makes it reachable. */
  readonly explanation: string;
  /** What to change in the configuration or around it until the upgrade; null where nothing is known to help. */
  readonly mitigation: string | null;
  /** Commits of the development tree; empty where they are not known. */
  readonly fixCommits: readonly string[];
  /** The oldest release with the fault, which may be older than the oldest known branch; null where not known. */
  readonly introduced: ReleaseName | null;
  /**
   * The first version with the fault in a branch where it is not what `introduced` implies, such as one brought by a
   * backport.
   */
  readonly introducedIn: Readonly<Record<string, VersionName>>;
  /** What else is known of the introduction, a sentence. */
  readonly introducedNote: string | null;
  /**
   * By branch, the first stable release without the fault; null where the branch never got the fix. See
   * `affectedBranches`.
   */
  readonly fixedIn: Readonly<Record<string, ReleaseName | null>>;
  /**
   * The first version of the development tree with the fix, the .0 release where it came after the last -dev; null: not
   * known.
   */
  readonly fixedInDevelopment: VersionName | null;
  /**
   * The branches known to have, or have had, the fault. One without an entry in `fixedIn`: its first fixed release is
   * not known.
   */
  readonly affectedBranches: readonly string[];
  readonly references: readonly string[];
  /**
   * What it takes beside the configuration, as '... is also needed'; left out where the configuration is enough. Rules treat such
   * an entry as one of low confidence.
   */
  readonly needsMore?: string;
  /** How well the figures above are founded. What is 'low' is no ground for an error. */
  readonly confidence: 'high' | 'medium' | 'low';
  /** The id of the rule that reports the advisory, where one rule is made for it and its like; null: none is. */
  readonly rule: string | null;
  /**
   * Which configurations are exposed; null where none is, or where the configuration does not tell. `predicateNote` then says
   * why.
   */
  readonly predicate: Predicate | null;
  /** What else is to be known of the predicate, a sentence: what it cannot see, or when it matters most. */
  readonly predicateNote: string | null;
  /** Edits that close the fault and cost little, to be offered where the predicate holds. */
  readonly safeMitigation: readonly MitigationEdit[];
}

/** All advisories, ordered by id (by code unit: digits, capitals, small letters). */
export const advisories: readonly Advisory[] = ADVISORIES;

const byId: ReadonlyMap<string, Advisory> = new Map(ADVISORIES.map((entry) => [entry.id, entry]));

/** The advisory of that id, spelled as in `advisories`; null where there is none. */
export function advisory(id: string): Advisory | null {
  return byId.get(id) ?? null;
}

/** The advisories that the rule of that id reports (`Advisory.rule`), ordered by id; empty where none names it. */
export function advisoriesOfRule(rule: string): readonly Advisory[] {
  return ADVISORIES.filter((entry) => entry.rule === rule);
}

/**
 * Whether a version has an advisory's fault. In a stable branch: from the introduction, inclusive, to the first fixed
 * release, exclusive; to the end of the branch where the fix never came. A development version has it from the
 * introduction to `fixedInDevelopment`.
 *
 * 'unknown' where the data cannot tell, and that is: the branch is affected but its first fixed release was not found;
 * it isn't listed although branches after it are, and the introduction doesn't exclude it (short-lived branches often
 * go unmentioned once they are at their end); or the development version is of the time when the fault came in or went.
 * A branch newer than all affected ones is taken to have been born with the fix. Treat 'unknown' as a remark at most.
 */
export function isAffected(entry: Advisory, version: Version): boolean | 'unknown' {
  const [oldest] = entry.affectedBranches;
  const newest = entry.affectedBranches.at(-1);
  if (oldest === undefined || newest === undefined) return false;

  const introduced = readVersion(entry.introduced);
  if (introduced !== null && compareBranches(version.branch, introduced.branch) < 0) return false;
  const start = readVersion(entry.introducedIn[version.branch]) ?? introduced;
  if (start !== null && start.branch === version.branch && compareVersions(version, start) < 0) {
    return version.dev !== null && start.dev === null && start.patch === 0 ? 'unknown' : false;
  }

  if (version.dev !== null) {
    const fixed = readVersion(entry.fixedInDevelopment);
    if (fixed !== null && compareVersions(version, fixed) >= 0) return false;
    if (fixed === null && compareBranches(version.branch, newest) > 0) return 'unknown';
    return start !== null || compareBranches(version.branch, oldest) > 0 ? true : 'unknown';
  }

  if (!entry.affectedBranches.includes(version.branch)) {
    return compareBranches(version.branch, newest) > 0 ? false : 'unknown';
  }
  const fixed = firstFixedRelease(entry, version.branch);
  if (fixed === null || fixed === 'unknown') return fixed ?? true;
  return compareVersions(version, fixed) < 0;
}

/**
 * The first stable release of a branch ('3.0') without an advisory's fault. Null: the branch is affected and never got
 * the fix, so the way out is a newer branch. 'unknown': the release was not found, or the branch isn't among the
 * affected ones; ask `isAffected` first.
 */
export function firstFixedRelease(entry: Advisory, branch: string): Version | null | 'unknown' {
  const fixed = entry.fixedIn[branch];
  return fixed === undefined ? 'unknown' : readVersion(fixed);
}

function readVersion(name: VersionName | null | undefined): Version | null {
  return name == null ? null : parseVersion(name);
}
