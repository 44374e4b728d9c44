// An entry of its own, `@haplint/catalog/manual-links`: an editor's documentation alone loads it.
import { manualUrl } from './documentation.js';
import { MANUAL_BRANCHES, MANUAL_CHAPTERS, MANUAL_KEYWORDS } from './generated/manual-chapters.js';
import { remember } from './remember.js';

/** A chapter that describes keywords, with its number in the manual of each branch; '' where it has none. */
interface Chapter {
  readonly title: string;
  readonly numbers: readonly string[];
}

interface Place {
  readonly chapter: Chapter;
  readonly isIn: (branch: string) => boolean;
}

/** Whether a branch is in a list such as '2.4-2.8,3.0'; in an empty list are all. */
function readRuns(runs: string | undefined): Place['isIn'] {
  if (runs === undefined) return () => true;
  const bounds = runs.split(',').map((run) => run.split('-').map((branch) => MANUAL_BRANCHES.indexOf(branch)));
  return (branch) => {
    const at = MANUAL_BRANCHES.indexOf(branch);
    return bounds.some(([from = 0, to = from]) => at >= from && at <= to);
  };
}

const chapters = remember((_: null): readonly Chapter[] =>
  MANUAL_CHAPTERS.split('\n').map((line) => {
    const [title = '', ...numbers] = line.split('\t');
    return { title, numbers };
  }),
);

const places = remember((_: null): ReadonlyMap<string, readonly Place[]> => {
  const byKeyword = new Map<string, Place[]>();
  for (const line of MANUAL_KEYWORDS.split('\n')) {
    const [keyword = '', ...found] = line.split('\t');
    const own = found.map((place): Place => {
      const [index, runs] = place.split(' ');
      return { chapter: chapters(null)[Number(index)] as Chapter, isIn: readRuns(runs) };
    });
    // The pages have an anchor for each beginning of a keyword: `stick-table` of `stick-table type`.
    const words = keyword.split(' ');
    for (let length = words.length; length > 0; length--) {
      const beginning = words.slice(0, length).join(' ');
      byKeyword.set(beginning, [...(byKeyword.get(beginning) ?? []), ...own]);
    }
  }
  return byKeyword;
});

/**
 * The address of what a branch's manual says of a keyword, in the first of some chapters that has it; `titles` are theirs or
 * their beginnings ('Fetching'). Null where that manual has no such heading.
 */
export function manualLink(branch: string, titles: readonly string[], keyword: string): string | null {
  const found = (places(null).get(keyword) ?? []).filter(({ isIn }) => isIn(branch));
  for (const beginning of titles) {
    const chapter = found.find((place) => place.chapter.title.startsWith(beginning))?.chapter;
    const number = chapter?.numbers[MANUAL_BRANCHES.indexOf(branch)];
    if (number) return manualUrl(branch, `${number}-${keyword}`);
  }
  return null;
}

/** The address of a chapter of a branch's manual that has keywords, by its title; null where that manual has no such chapter. */
export function manualChapter(branch: string, title: string): string | null {
  const number = chapters(null).find((chapter) => chapter.title === title)?.numbers[MANUAL_BRANCHES.indexOf(branch)];
  return number ? manualUrl(branch, number) : null;
}
