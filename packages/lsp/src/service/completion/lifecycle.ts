import { isDeprecated, isKnown, type Lifecycle, type Version } from '@haplint/catalog';
import { type Proposal, RANK } from './proposal.js';

/** A proposal of something with a lifecycle: none where the target does not know it, last where the target warns about it. */
export function proposalOf(entry: Lifecycle, target: Version, proposal: Proposal): readonly Proposal[] {
  if (!isKnown(entry, target)) return [];
  if (!isDeprecated(entry, target)) return [proposal];
  const instead = entry.instead === null ? '' : `; use ${entry.instead}`;
  return [{ ...proposal, isDeprecated: true, rank: RANK.deprecated, detail: `deprecated since ${entry.deprecated}${instead}` }];
}
