import { firstFixedRelease, formatVersion } from '@haplint/catalog';
import { fileOf, type PredicatePlace } from '@haplint/core/internal';
import type { AdvisoryVerdict } from '@haplint/rules';
import type { Support, UpgradeReport } from './report.js';

/** The report as plain data, for programs. */
export function reportJson(report: UpgradeReport) {
  const { from, to, refused, refusedAlready, refusedBefore, warned, changes, leftBehind, newlyReached, stillReached, undecided } = report;
  const faults = (verdicts: readonly AdvisoryVerdict[], branch: string) => verdicts.map((each) => faultJson(each, branch));
  return {
    files: report.files.map(({ path }) => path),
    from: formatVersion(from),
    to: formatVersion(to),
    refused,
    refusedAlready,
    refusedBefore,
    warned,
    changes: changes.map(({ change: { concerns: _, ...change }, concerns, places }) => ({
      ...change,
      concerns,
      places: places.map(placeJson),
    })),
    advisories: {
      newlyReached: faults(newlyReached, to.branch),
      stillReached: faults(stillReached, to.branch),
      leftBehind: faults(leftBehind, to.branch),
      undecided: faults(undecided, to.branch),
    },
    support: { from: supportJson(report.support.from), to: supportJson(report.support.to) },
    unknown: report.unknown,
  };
}

function faultJson({ advisory, verdict }: AdvisoryVerdict, branch: string) {
  const fixed = firstFixedRelease(advisory, branch);
  return {
    id: advisory.id,
    kind: advisory.kind,
    severity: advisory.severity,
    title: advisory.title,
    fixedIn: fixed === null || fixed === 'unknown' ? null : formatVersion(fixed),
    places: (verdict?.places ?? []).map(placeJson),
    references: advisory.references,
  };
}

function supportJson({ version, newest, ...support }: Support) {
  return { branch: version.branch, ...support, newest: newest === null ? null : formatVersion(newest) };
}

function placeJson(place: PredicatePlace) {
  const { path, lines } = fileOf(place);
  const { line, column } = lines.positionAt(place.start);
  return { filePath: path, line, column };
}
