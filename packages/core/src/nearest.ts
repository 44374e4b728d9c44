import leven from 'leven';

/** Characters beyond which a name is compared with no other: nobody mistypes such names, and time grows with their square. */
const LONGEST = 200;

/**
 * The name closest to a mistyped one, or null where none is close: at most a third of its letters may differ, and two
 * neighbours that changed places count as one. Letter case and the order of `names` do not matter for closeness; the first of several equally close names wins.
 * Nothing is close to names of more than 200 characters.
 */
export function nearestName(name: string, names: Iterable<string>): string | null {
  if (name.length > LONGEST) return null;
  const limit = Math.max(1, Math.floor(name.length / 3));
  const lower = name.toLowerCase();
  const letters = lettersOf(lower);
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const other = candidate.toLowerCase();
    // Each letter that only one of them has is one more that differs, which is soon counted.
    const others = lettersOf(other);
    if (bitsOf(letters & ~others) >= bestDistance || bitsOf(others & ~letters) >= bestDistance) continue;
    const distance = distanceOf(lower, other, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The letters that a word has, a bit for those of each kind: some share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** How many bits of a number are set. */
function bitsOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The distance of two words, or some number from `limit` on where it is as large as that. */
function distanceOf(a: string, b: string, limit: number): number {
  return isSwapped(a, b) ? 1 : leven(a, b, { maxDistance: limit });
}

/** Whether two words differ in nothing but the order of two neighbours. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.endsWith(b.slice(at + 2));
}

/** So many names are compared one by one. */
const FEW = 500;

/** Letters of a name, from its beginning, of which each may be the wrong one where names are many. */
const MISTYPED = 40;

/** How many names that differ in one and the same letter are compared. */
const MOST_ALIKE = 250;

/**
 * Names among which mistyped ones are looked for. As `nearestName`, but for what is there by the thousand, and mistyped as often: of more
 * than 500 names only those are compared with it that have one letter more, less or another, or two neighbours that changed places.
 */
export class NearestNames {
  readonly #given: Iterable<string>;
  /** Those given, once somebody asks. */
  #names: readonly string[] | null = null;
  /** Where the names stand that are such a text without one of their letters; null until somebody asks, and where they are few. */
  #alike: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(names: Iterable<string>) {
    this.#given = names;
  }

  /** The name closest to a mistyped one, of those that `fits` lets pass; null where none is close. */
  to(name: string, fits: (candidate: string) => boolean = () => true): string | null {
    this.#names ??= [...new Set(this.#given)];
    const names = this.#names;
    if (names.length <= FEW) return nearestName(name, names.filter(fits));
    if (name.length > LONGEST) return null;
    this.#alike ??= indexed(names);
    const places = [...keysOf(name)].flatMap((key) => this.#alike?.get(key) ?? []);
    const candidates = [...new Set(places)].sort((a, b) => a - b).map((place) => names[place] as string);
    return nearestName(name, candidates.filter(fits));
  }
}

function indexed(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    if (name.length > LONGEST) continue;
    for (const key of keysOf(name)) {
      const others = index.get(key);
      if (others === undefined) index.set(key, [place]);
      else if (others.length < MOST_ALIKE) others.push(place);
    }
  }
  return index;
}

/** A name as it is, and without each of its letters: names of which some are equal differ in a letter, or in the order of two. */
function keysOf(name: string): ReadonlySet<string> {
  const lower = name.toLowerCase();
  const keys = new Set([lower]);
  for (let at = 0; at < lower.length && at < MISTYPED; at++) keys.add(lower.slice(0, at) + lower.slice(at + 1));
  return keys;
}
