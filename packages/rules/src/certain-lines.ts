import { sectionsOf, type Version } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import type { ConfigFile, Directive, SectionHeader } from '@haplint/parser';

const kindsByBranch = new Map<string, ReadonlySet<string>>();

/** The kinds of section that the target's branch knows. */
export function sectionKinds(target: Pick<Version, 'branch'>): ReadonlySet<string> {
  let kinds = kindsByBranch.get(target.branch);
  if (kinds === undefined) {
    kinds = new Set(sectionsOf(target).map(({ name }) => name));
    kindsByBranch.set(target.branch, kinds);
  }
  return kinds;
}

/**
 * The section that HAProxy is certain to read a line in. Null where an undecided `.if` stands around the line or the
 * section's header, where the line cannot be read, and outside all sections. Lines behind a header that the target does not
 * know belong to the section before.
 */
export function certainSection(line: Directive, model: Model): ConfigSection | null {
  const section = sectionAround(line, model);
  return section === 'outside' ? null : section;
}

/** Whether HAProxy is certain to read the line outside all sections, where it refuses every line. */
export function isOutsideSections(line: Directive, model: Model): boolean {
  // A template that is put into another one goes on with the section there.
  const isIncluded = model.isFragment && (line.root as unknown as ConfigFile).template !== null;
  return !isIncluded && sectionAround(line, model) === 'outside';
}

function sectionAround(line: Directive, model: Model): ConfigSection | 'outside' | null {
  if (line.broken || model.isRead(line) !== true) return null;
  const section = model.sectionOf(line);
  const opened = section?.header.broken ? sectionBefore(section, model) : (section ?? 'outside');
  if (opened === 'outside') return opened;
  return opened.certain && (model.target === null || sectionKinds(model.target).has(opened.kind)) ? opened : null;
}

/** HAProxy does not get to see a header it cannot split into words: the lines behind it go to the section before. */
function sectionBefore(section: ConfigSection, model: Model): ConfigSection | 'outside' {
  const before = model.sections.slice(0, model.sections.indexOf(section));
  return before.findLast(({ file, header }) => file === section.file && !header.broken) ?? 'outside';
}

/** The message of `unknownHeaderPlace`. */
export const UNKNOWN_HEADER_MESSAGE = {
  'unknown-header': 'HAProxy does not know this section, so that the lines behind it are read as part of the section before',
} as const;

/** Points from a line to the header above it that the target does not know, where there is one; for `related`. */
export function unknownHeaderPlace(line: Directive, model: Model): { related?: { node: SectionHeader; messageId: 'unknown-header' }[] } {
  const node = model.unknownHeaderAbove(line);
  return node === null ? {} : { related: [{ node, messageId: 'unknown-header' }] };
}

const ARTICLE_AN = /^[aeiou]/;

/** Proxies go by their kind alone, as in 'a frontend'; all others are 'a "peers" section'. */
const CALLED_BY_KIND: ReadonlySet<string> = new Set(['frontend', 'backend']);

/** A section of a kind, for messages: 'a frontend', 'an "acme" section'. */
export function sectionOfKind(kind: string): string {
  const article = ARTICLE_AN.test(kind) ? 'an' : 'a';
  return CALLED_BY_KIND.has(kind) ? `${article} ${kind}` : `${article} "${kind}" section`;
}

/** Alternatives for messages: 'a, b or c'. */
export function alternatives(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
