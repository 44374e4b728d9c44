import { REWRITES } from './data/rewrites.js';

/** How to write a line for a version that does not take it any more, or warns about it. */
export interface Rewrite {
  /** 'proxy' for all kinds of proxy and their `defaults`. */
  readonly in: 'global' | 'proxy';
  /**
   * The words of the line. In braces, what stands for others:
   * - `{word}`: one word, as it is written;
   * - `{condition}`: a condition with its `if` or `unless`, or nothing;
   * - `{header}`: a word such as `Name:\ value`, which gives `{name}` and `{value}`, the latter for a log format;
   * - `{header-pattern}`: a regular expression that means all headers of a name (`^Name:`), which gives `{name}`.
   */
  readonly from: string;
  /** The words to write; null where the line does nothing and goes. */
  readonly to: string | null;
  /** Whether HAProxy does exactly the same with it as the versions did that took the old line. */
  readonly exact: boolean;
  /** `no` in front of the line stays there. */
  readonly negatable?: true;
  /** Keywords that HAProxy evaluated before the old line wherever they stood: the rewriting is exact only where none follows. */
  readonly behind?: readonly string[];
  /** And those it evaluated after: only where none precedes. */
  readonly before?: readonly string[];
}

const byFirstWord = new Map<string, Rewrite[]>();
for (const rewrite of REWRITES) {
  const [first = ''] = rewrite.from.split(' ');
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), rewrite]);
}

/** The rewritings of lines that begin with a keyword, the more particular ones first. */
export function rewritesOf(keyword: string): readonly Rewrite[] {
  return byFirstWord.get(keyword) ?? [];
}

/** All rewritings. */
export const rewrites: readonly Rewrite[] = REWRITES;
