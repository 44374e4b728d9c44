import leven from 'leven';

/**
 * The name closest to a mistyped one, or null where none is close: at most a third of its letters may differ, and two
 * neighbours that changed places count as one. Letter case and the order of `names` do not matter for closeness; the first of several equally close names wins.
 */
export function nearestName(name: string, names: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = distanceOf(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceOf(a: string, b: string): number {
  return isSwapped(a, b) ? 1 : leven(a, b);
}

/** Whether two words differ in nothing but the order of two neighbours. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return at !== -1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
