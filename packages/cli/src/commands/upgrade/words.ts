import { formatVersion } from '@haplint/catalog';
import type { Support, UpgradeReport } from './report.js';

/** How long a branch gets fixes, in a clause: '2.6 gets fixes until about 2027-Q2'. */
export function supportInWords({ version, endOfLife, status, lts, newest }: Support): string {
  const name = `${version.branch}${lts ? ' (long-term support)' : ''}`;
  const until = endOfLife === null ? '' : ` ${endOfLife}`;
  const life =
    status === 'development'
      ? `${name} is in development`
      : status === 'end-of-life'
        ? `${name} gets no fixes any more, since about${until}`
        : `${name} gets fixes until about${until}`;
  return newest === null ? life : `${life}; its newest release that haplint knows is ${formatVersion(newest)}`;
}

/** '1 finding', '2 findings'. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** The outcome in one sentence. */
export function upshot({ refused, refusedAlready, refusedBefore, from, to }: UpgradeReport): string {
  const name = `HAProxy ${formatVersion(to)}`;
  if (refusedAlready.length > 0) return 'Neither version starts with this configuration.';
  if (refused.length === 0 && refusedBefore.length > 0)
    return `${name} takes this configuration, but HAProxy ${formatVersion(from)} does not.`;
  return refused.length > 0 ? `${name} will not start with this configuration.` : `Nothing is found that ${name} refuses.`;
}
