/** The smallest single replacement that turns one text into the other, so that cursors and folds around it stay. */
export function changedPart(before: string, after: string): { range: [number, number]; text: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { range: [start, before.length - tail], text: after.slice(start, after.length - tail) };
}
