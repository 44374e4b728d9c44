import { type Advisory, compareBranches, firstFixedRelease, formatVersion, parseVersion, type Version } from '@haplint/catalog';

/**
 * What to upgrade to, as a sentence: the first fixed release of the user's own branch, or, where the branch never gets
 * the fix, of the nearest newer branch that does.
 */
export function upgradeAdvice(advisory: Advisory, version: Version): string {
  const fixed = firstFixedRelease(advisory, version.branch);
  if (fixed !== null && fixed !== 'unknown') return `Upgrade to ${formatVersion(fixed)} or later.`;
  const nearest = nearestFixedBranch(advisory, version.branch);
  const verdict = fixed === null ? `${version.branch} never gets the fix` : `The release of ${version.branch} with the fix is not known`;
  return nearest === null
    ? `${verdict}.`
    : `${verdict}; the nearest branch that has it is ${nearest.branch}, from ${formatVersion(nearest)} on.`;
}

function nearestFixedBranch(advisory: Advisory, branch: string): Version | null {
  const newer = Object.keys(advisory.fixedIn)
    .filter((name) => compareBranches(name, branch) > 0)
    .sort(compareBranches);
  for (const name of newer) {
    const fixed = advisory.fixedIn[name];
    if (fixed) return parseVersion(fixed);
  }
  return null;
}
