import { HTTP_OPTIONS } from './data/http-settings.js';
import { compareBranches, type Version } from './version.js';

export { HTTP_ONLY_LINES, HTTP_RULES } from './data/http-settings.js';

/** An option that a proxy outside mode http ignores. */
export interface HttpOption {
  readonly name: string;
  /** The sides of a proxy it is for; on the other side HAProxy does not look at it. */
  readonly sides: readonly ('frontend' | 'backend')[];
  /** The first branch that says it is ignored; null for one older than 2.4. */
  readonly since: string | null;
  /** The first branch that no longer does; null where all later ones do. */
  readonly removed: string | null;
  /** The first releases of earlier branches that no longer do. */
  readonly removedIn: readonly Pick<Version, 'branch' | 'patch'>[];
}

/** The options that a version takes for mode http alone. */
export function httpOptionsOf({ branch, patch }: Pick<Version, 'branch' | 'patch'>): readonly HttpOption[] {
  return HTTP_OPTIONS.filter(
    ({ since, removed, removedIn }) =>
      (since === null || compareBranches(branch, since) >= 0) &&
      (removed === null || compareBranches(branch, removed) < 0) &&
      !removedIn.some((release) => release.branch === branch && patch >= release.patch),
  );
}
