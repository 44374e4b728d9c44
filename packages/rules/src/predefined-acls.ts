import { compareBranches, PREDEFINED_ACLS, type Version } from '@haplint/catalog';
import { rememberedWeakly } from '@haplint/core/internal';

/** The ACLs that HAProxy of a version has by itself: their names, and the fetches that they test. */
export const predefinedAcls = rememberedWeakly(
  ({ branch }: Version): ReadonlyMap<string, string> =>
    new Map(
      PREDEFINED_ACLS.filter(({ since }) => since === null || compareBranches(branch, since) >= 0).map(({ name, fetch }) => [name, fetch]),
    ),
);
