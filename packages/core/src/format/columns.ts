import type { Word } from '@haplint/parser';
import type { LineDraft } from './format.js';

/** How many words behind the keyword are lined up; what follows them differs from line to line. */
const ALIGNED_WORDS = 2;

/** Wider than this, a word stands out of its column and the others are not moved. */
const WIDEST = 40;

/** The space in front of each word, by the index of the line, for lines that are lined up with their neighbours. */
export function columnsOf(lines: readonly LineDraft[]): Map<number, string[]> {
  const gaps = new Map<number, string[]>();
  let run: number[] = [];
  const finish = () => {
    if (run.length > 1) {
      for (let column = 0; column <= ALIGNED_WORDS; column++) alignColumn(run, column, lines, gaps);
    }
    run = [];
  };
  for (const [i, line] of lines.entries()) {
    const keyword = keywordOf(line);
    if (keyword === null || keyword !== keywordOf(lines[run.at(-1) ?? -1])) finish();
    if (keyword !== null) run.push(i);
  }
  finish();
  return gaps;
}

function keywordOf(line: LineDraft | undefined): string | null {
  if (line === undefined || line.isVerbatim || line.node?.type !== 'Directive') return null;
  return line.node.words[0]?.raw ?? null;
}

function alignColumn(run: readonly number[], column: number, lines: readonly LineDraft[], gaps: Map<number, string[]>): void {
  const wordsAt = (i: number) => (lines[i]?.node?.words ?? []) as readonly Word[];
  // A line that ends here needs no room behind its last word.
  const widths = run.flatMap((i) => (wordsAt(i).length > column + 1 ? [width(wordsAt(i)[column])] : []));
  const widest = Math.max(0, ...widths.filter((each) => each <= WIDEST));
  for (const i of run) {
    const own = gaps.get(i) ?? [];
    own[column + 1] = ' '.repeat(Math.max(1, widest - width(wordsAt(i)[column]) + 1));
    gaps.set(i, own);
  }
}

const width = (word: Word | undefined) => [...(word?.raw ?? '')].length;
