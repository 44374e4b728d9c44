import { compareBranches } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { isOutsideSections } from '@haplint/core/internal';
import type { Directive, SectionHeader, Word } from '@haplint/parser';

/**
 * What HAProxy makes of an empty word: it ends the line for most parsers, which up to 3.1 goes without saying, is a warning in
 * 3.2, and an error from 3.3 on (src/cfgparse.c `parse_cfg`).
 */
const SAYINGS = [
  { since: '3.3', verdict: 'refused' },
  { since: '3.2', verdict: 'ignored' },
] as const;

/** The first word of a line that is empty for sure, where the target says so; null where there is none. */
export function emptyWord(
  line: Directive | SectionHeader,
  model: Model,
): { readonly word: Word; readonly verdict: 'refused' | 'ignored' } | null {
  const { target } = model;
  const saying = target === null ? undefined : SAYINGS.find(({ since }) => compareBranches(target.branch, since) >= 0);
  if (saying === undefined || line.broken || model.isRead(line) !== true) return null;
  if (line.type === 'Directive' && isOutsideSections(line, model)) return null;
  const word = line.words.find((each) => model.valueOf(each) === '');
  return word === undefined ? null : { word, verdict: saying.verdict };
}
