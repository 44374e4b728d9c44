import { branch, latestRelease, releaseStanding, type Version } from '@haplint/catalog';
import { type ChangedDefault, changesBetween } from '@haplint/catalog/changed-defaults';
import type { LintMessage } from '@haplint/core';
import { analyse, type LintOptions, type LintReport, lintParsed, type PredicatePlace, verdictOn } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import { type AdvisoryVerdict, advisoryVerdicts } from '@haplint/rules';

/** A finding of the `check` preset, and the file it is in. */
export interface PlacedMessage extends LintMessage {
  readonly filePath: string;
}

/** A changed default that concerns a configuration, or may. */
export interface ConcernedDefault {
  readonly change: ChangedDefault;
  /** 'unknown' where the configuration leaves it open. */
  readonly concerns: true | 'unknown';
  readonly places: readonly PredicatePlace[];
}

/** How a release stands on the calendar. */
export interface Support {
  readonly version: Version;
  /** The quarter around which fixes stop; null for a branch in development. */
  readonly endOfLife: string | null;
  readonly status: 'maintained' | 'end-of-life' | 'development';
  readonly lts: boolean;
  /** The newest release of the branch, where there is a newer one. */
  readonly newest: Version | null;
}

/** What an upgrade does to a configuration. */
export interface UpgradeReport {
  readonly files: readonly ConfigFile[];
  readonly from: Version;
  readonly to: Version;
  /** Errors that the new version has and the old one has not. */
  readonly refused: readonly PlacedMessage[];
  /** Warnings of which the same holds. */
  readonly warned: readonly PlacedMessage[];
  /** Errors that both versions have: the old one does not start with the configuration either. */
  readonly refusedAlready: readonly PlacedMessage[];
  /** Errors that only the old version has: the configuration is made for another one. */
  readonly refusedBefore: readonly PlacedMessage[];
  readonly changes: readonly ConcernedDefault[];
  readonly leftBehind: readonly AdvisoryVerdict[];
  readonly newlyReached: readonly AdvisoryVerdict[];
  readonly stillReached: readonly AdvisoryVerdict[];
  /** The faults of the new version of which nobody can tell from the configuration whether it reaches them. */
  readonly undecided: readonly AdvisoryVerdict[];
  readonly support: { readonly from: Support; readonly to: Support };
  /** What this report cannot know, in sentences. */
  readonly unknown: readonly string[];
  readonly crashes: LintReport['crashes'];
}

/** What `lintParsed` takes besides the targets; its rules are those of the `check` preset. */
export type CheckOptions = Omit<LintOptions, 'targets'>;

export function upgradeReport(files: readonly ConfigFile[], from: Version, to: Version, options: CheckOptions): UpgradeReport {
  const before = lintParsed(files, { ...options, targets: [from] });
  const after = lintParsed(files, { ...options, targets: [to] });
  const [old, now] = [before, after].map(messagesOf) as [PlacedMessage[], PlacedMessage[]];
  const isOld = sameFindings(old);
  const isNew = sameFindings(now);
  const [oldModel, newModel] = [from, to].map((target) => {
    const { env = {}, additions } = options;
    return analyse(files, { target, env, ...(additions === undefined ? {} : { additions }) });
  });
  if (oldModel === undefined || newModel === undefined) throw new Error('a model for each version');
  const changes = changesBetween(from, to).flatMap((change): ConcernedDefault[] => {
    if (change.concerns === null) return [{ change, concerns: true, places: [] }];
    const { truth, places } = verdictOn(change.concerns, newModel);
    return truth === false ? [] : [{ change, concerns: truth, places }];
  });
  const [had, has] = [oldModel, newModel].map(advisoryVerdicts) as [AdvisoryVerdict[], AdvisoryVerdict[]];
  const hadIds = idsOf(had.filter(isReached));
  const hasIds = idsOf(has);
  const reached = has.filter(isReached);
  const errors = now.filter(({ severity }) => severity === 2);
  return {
    files,
    from,
    to,
    refused: errors.filter((message) => !isOld(message)),
    refusedAlready: errors.filter(isOld),
    refusedBefore: old.filter((message) => message.severity === 2 && !isNew(message)),
    warned: now.filter((message) => message.severity === 1 && !isOld(message)),
    changes,
    // One that nobody can tell any more is not left behind.
    leftBehind: had.filter((each) => isReached(each) && !hasIds.has(each.advisory.id)),
    newlyReached: reached.filter(({ advisory }) => !hadIds.has(advisory.id)),
    stillReached: reached.filter(({ advisory }) => hadIds.has(advisory.id)),
    undecided: has.filter((each) => !isReached(each) && each.verdict?.truth !== false),
    support: { from: supportOf(from), to: supportOf(to) },
    unknown: unknowns(to, changes),
    crashes: [...before.crashes, ...after.crashes],
  };
}

/** How many findings a fix would mend. */
export function fixableIn(messages: readonly PlacedMessage[]): number {
  return messages.filter(({ fix }) => fix !== undefined).length;
}

function messagesOf({ results }: LintReport): PlacedMessage[] {
  return results.flatMap(({ filePath, messages }) => messages.map((message) => ({ ...message, filePath })));
}

/**
 * Whether a finding is among others, whatever its words are: they may name the version. A line that is refused for another
 * reason is the same finding only where it stands at the same place.
 */
function sameFindings(messages: readonly PlacedMessage[]): (message: PlacedMessage) => boolean {
  const byRule = ({ filePath, severity, ruleId, line }: PlacedMessage) => JSON.stringify([filePath, severity, ruleId, line]);
  const byPlace = ({ filePath, severity, line, column }: PlacedMessage) => JSON.stringify([filePath, severity, line, column]);
  const known = new Set(messages.flatMap((message) => [byRule(message), byPlace(message)]));
  return (message) => known.has(byRule(message)) || known.has(byPlace(message));
}

const isReached = ({ affected, verdict }: AdvisoryVerdict): boolean => affected === true && verdict?.truth === true;

const idsOf = (verdicts: readonly AdvisoryVerdict[]): ReadonlySet<string> => new Set(verdicts.map(({ advisory }) => advisory.id));

function supportOf(version: Version): Support {
  const { endOfLife = null, status = 'end-of-life', lts = false } = branch(version.branch) ?? {};
  const newest = releaseStanding(version) === 'known' ? latestRelease(version.branch) : null;
  const isNewest = newest === null || (newest.patch === version.patch && newest.dev === version.dev);
  return { version, endOfLife, status, lts, newest: isNewest ? null : newest };
}

function unknowns(to: Version, changes: readonly ConcernedDefault[]): string[] {
  const open = changes.filter(({ concerns }) => concerns === 'unknown').length;
  return [
    'What depends on the machine is not looked at: files, names to resolve, libraries, memory, how HAProxy was built.',
    ...(open === 0 ? [] : [`Of the changes, ${open} may concern the configuration or not: variables or ".if" leave it open.`]),
    ...(releaseStanding(to) === 'newer-than-known' ? ['The new version is newer than all that haplint knows of its branch.'] : []),
    ...(to.dev === null ? [] : ['The new version is in development, and still changes.']),
  ];
}
