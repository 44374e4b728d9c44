import { compareBranches, PREDEFINED_ACLS, type Version } from '@haplint/catalog';
import { rememberedWeakly } from '@haplint/core/internal';

/** The names of the ACLs that HAProxy of a version has by itself. */
export const predefinedAcls = rememberedWeakly(
  ({ branch }: Version): ReadonlySet<string> =>
    new Set(PREDEFINED_ACLS.filter(({ since }) => since === null || compareBranches(branch, since) >= 0).map(({ name }) => name)),
);
