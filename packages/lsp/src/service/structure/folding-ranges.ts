import type { Comment, ConfigFile } from '@haplint/parser';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { lastLineOf } from './last-line.js';

/** What can be folded: sections, `.if` blocks, and comments of several lines. */
export function foldingRanges({ tree, rangeOf }: DocumentView): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (start: number, end: number, kind?: FoldingRangeKind) => {
    const { start: first, end: last } = rangeOf({ start, end });
    if (last.line > first.line) ranges.push({ startLine: first.line, endLine: last.line, ...(kind ? { kind } : {}) });
  };
  for (const section of tree.sections) add(section.start, lastLineOf(section).end);
  for (const { branches, end } of tree.conditionals) {
    branches.forEach(({ macro }, i) => {
      const next = branches[i + 1]?.macro ?? end;
      // The line that ends an arm stays to be seen.
      if (next) add(macro.start, tree.lines.offsetAt({ line: next.loc.start.line, column: 1 }) - 1);
    });
  }
  for (const [first, last] of commentBlocks(tree)) add(first.start, last.end, FoldingRangeKind.Comment);
  return ranges;
}

/** The first and the last comment of each block of comment lines. */
function commentBlocks({ comments }: ConfigFile): [Comment, Comment][] {
  const blocks: [Comment, Comment][] = [];
  for (const comment of comments) {
    if (!comment.ownLine) continue;
    const block = blocks.at(-1);
    if (block !== undefined && block[1].loc.start.line === comment.loc.start.line - 1) block[1] = comment;
    else blocks.push([comment, comment]);
  }
  return blocks;
}
