/** The stretch in which two texts differ: from `start` on, up to `oldEnd` in the one and `newEnd` in the other. */
export interface ChangedSpan {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** How many characters are compared at once; far faster than one by one, since engines compare memory then. */
const BLOCK = 4096;

/** The smallest stretch that, replaced, turns one text into the other; empty where they are the same. */
export function changedSpan(before: string, after: string): ChangedSpan {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + BLOCK <= shorter && before.slice(start, start + BLOCK) === after.slice(start, start + BLOCK)) start += BLOCK;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const room = shorter - start;
  const [oldLength, newLength] = [before.length, after.length];
  let tail = 0;
  const blockAt = (text: string, length: number) => text.slice(length - tail - BLOCK, length - tail);
  while (tail + BLOCK <= room && blockAt(before, oldLength) === blockAt(after, newLength)) tail += BLOCK;
  while (tail < room && before.charCodeAt(oldLength - 1 - tail) === after.charCodeAt(newLength - 1 - tail)) tail++;
  return { start, oldEnd: oldLength - tail, newEnd: newLength - tail };
}
