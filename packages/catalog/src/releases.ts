import { BRANCHES, type BranchData, RELEASES_AS_OF } from './data/releases.js';
import { remember } from './remember.js';
import { compareBranches, compareVersions, isBranchName, parseVersion, type Version } from './version.js';

export { RELEASES_AS_OF };

/** A published version and its day ('2024-05-29'), null where the day is not known. */
export interface Release {
  readonly version: Version;
  readonly date: string | null;
}

/** 'maintained' receives fixes, at whatever pace; 'development' has no stable release yet. */
export type BranchStatus = 'maintained' | 'end-of-life' | 'development';

/** A branch of HAProxy, as known on the day `RELEASES_AS_OF`. */
export interface Branch {
  /** The first two numbers of its versions: '3.0'. */
  readonly name: string;
  /** Whether it has long-term support. */
  readonly lts: boolean;
  /** The quarter around which fixes stop ('2029-Q2'); null for a branch in development. */
  readonly endOfLife: string | null;
  readonly status: BranchStatus;
  /** What else there is to say about the status or the releases, a sentence; null where nothing is. */
  readonly note: string | null;
  /** From old to new: the stable releases, or the development versions of a branch in development. Never empty. */
  readonly releases: readonly Release[];
}

/**
 * How a version stands to the release table, which ages:
 * - 'known': the table has it;
 * - 'newer-than-known': of a known branch, and newer than the newest release in the table: published since, or yet to
 *   come;
 * - 'development': a development version of a branch that has stable releases by now; the table doesn't list these;
 * - 'unknown-branch': the table has no such branch.
 */
export type ReleaseStanding = 'known' | 'newer-than-known' | 'development' | 'unknown-branch';

/** A branch by its name, made when it is first asked for: all together have some hundreds of releases, and a run needs those of one. */
const branchNamed = remember((name: string): Branch | null => {
  const data = BRANCHES.find((candidate) => candidate.name === name);
  return data === undefined ? null : branchOf(data);
});

/**
 * The branches whose configurations haplint can analyse, from old to new. The older ones of `branches()` serve the
 * advisories.
 */
export const KNOWN_BRANCHES: readonly string[] = BRANCHES.map(({ name }) => name).filter((name) => compareBranches(name, '2.4') >= 0);

/** All branches of the release table, 2.0 to the one in development, from old to new. */
export function branches(): readonly Branch[] {
  return BRANCHES.map(({ name }) => branchNamed(name) as Branch);
}

/** The branch of that name ('3.0'), null where the table has none. */
export function branch(name: string): Branch | null {
  return branchNamed(name);
}

/**
 * The newest release of a branch ('3.0') in the table, a development version for a branch in development; null for no
 * known branch.
 */
export function latestRelease(name: string): Version | null {
  return branchNamed(name)?.releases.at(-1)?.version ?? null;
}

/** The table's entry of a version, with its day; null where it has none. */
export function release(version: Version): Release | null {
  const releases = branchNamed(version.branch)?.releases ?? [];
  return releases.find((candidate) => compareVersions(candidate.version, version) === 0) ?? null;
}

/** Whether the table has that version. */
export function isKnownRelease(version: Version): boolean {
  return release(version) !== null;
}

/**
 * How a version stands to the release table: see `ReleaseStanding`. Only 'unknown-branch' is a reason not to analyse.
 */
export function releaseStanding(version: Version): ReleaseStanding {
  const latest = latestRelease(version.branch);
  if (latest === null) return 'unknown-branch';
  if (isKnownRelease(version)) return 'known';
  return compareVersions(version, latest) > 0 ? 'newer-than-known' : 'development';
}

/**
 * The names of the branches that receive fixes, from old to new, without the one in development. Without `asOf`, as the
 * table states it for the day `RELEASES_AS_OF`. With a day ('2027-03-31'), reckoned from it: the branch's .0 is out and
 * the quarter of its end of life is not over; branches unknown to the table are missing, of course.
 */
export function supportedBranches(asOf?: string): readonly string[] {
  const supported = (candidate: Branch): boolean => {
    if (asOf === undefined) return candidate.status === 'maintained';
    const first = candidate.releases[0]?.date;
    return candidate.endOfLife !== null && first != null && first <= asOf && quarterOf(asOf) <= candidate.endOfLife;
  };
  return branches()
    .filter(supported)
    .map(({ name }) => name);
}

/**
 * Reads the target somebody typed: a version ('3.0.3', '3.5-dev5') or a branch ('3.0'), which stands for its newest
 * known release. Null where the text is neither, or a branch unknown to the table. A version comes back as it is, known
 * or not: ask `releaseStanding`.
 */
export function parseTarget(text: string): Version | null {
  return isBranchName(text) ? latestRelease(text) : parseVersion(text);
}

function branchOf({ releases, ...branch }: BranchData): Branch {
  return {
    ...branch,
    releases: Object.entries(releases).map(([name, date]) => ({ version: readVersion(name), date: date ?? null })),
  };
}

function readVersion(name: string): Version {
  const version = parseVersion(name);
  if (version === null) throw new Error(`not a version: ${name}`);
  return version;
}

/** '2026-11-22' -> '2026-Q4'. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
