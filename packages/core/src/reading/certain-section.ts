import { sectionsOf, type Version } from '@haplint/catalog';
import type { ConfigFile, Directive } from '@haplint/parser';
import type { Model } from '../model/model.js';
import type { ConfigSection } from '../model/sections.js';

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
  const before = model.sections.slice(0, section.index);
  return before.findLast(({ file, header }) => file === section.file && !header.broken) ?? 'outside';
}
