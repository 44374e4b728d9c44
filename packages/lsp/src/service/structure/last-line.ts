import type { Section, SectionHeader, Statement } from '@haplint/parser';

/** The last line of a section; the macros at its end belong to what comes next, or to a block around the section. */
export function lastLineOf({ header, body }: Section): Statement | SectionHeader {
  return body.findLast(({ type }) => type !== 'Macro') ?? header;
}
