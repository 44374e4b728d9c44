import { changedSpan } from '@haplint/parser';

/** The smallest single replacement that turns one text into the other, so that cursors and folds around it stay. */
export function changedPart(before: string, after: string): { range: [number, number]; text: string } {
  const { start, oldEnd, newEnd } = changedSpan(before, after);
  return { range: [start, oldEnd], text: after.slice(start, newEnd) };
}
