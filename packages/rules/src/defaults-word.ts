import type { SectionHeader, Word } from '@haplint/parser';

/** The kinds of sections that can take settings from a `defaults` section by its name. */
const KINDS: ReadonlySet<string> = new Set(['defaults', 'frontend', 'backend', 'listen']);

/**
 * The word that names a `defaults` section in a header, behind `from`; undefined where there is none, or where the header has more
 * words than HAProxy takes. `defaults from NAME` has no name of its own.
 */
export function defaultsWord({ keyword, args }: SectionHeader): Word | undefined {
  if (!KINDS.has(keyword.value)) return undefined;
  if (keyword.value === 'defaults' && args.length === 2 && args[0]?.value === 'from') return args[1];
  return args.length === 3 && args[1]?.value === 'from' ? args[2] : undefined;
}
