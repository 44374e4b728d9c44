import type { ConfigFile, SectionHeader, Statement } from '@haplint/parser';

/** All lines with words of a file, in order. */
export function branchedLinesOf(tree: ConfigFile): (SectionHeader | Statement)[] {
  return [...tree.preamble, ...tree.sections.flatMap(({ header, body }) => [header, ...body])];
}
