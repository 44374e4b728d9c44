import type { ConfigSection } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive, SectionHeader, Word } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { codeBlock } from '../documentation/index.js';
import { type NamePlace, namePlaces } from '../symbols/name-places.js';
import { type Definition, definitionsOf, NO_VARIABLES } from './definitions.js';
import type { HoverPart } from './part.js';
import { lineText, placeText } from './places.js';
import { sectionSummary } from './sections.js';

/** Of more lines than this, a hover shows the first. */
const MOST_LINES = 8;

/** The name at an offset of a line, with what it stands for; null where there is none, or none that the configuration defines. */
export function namePart(line: Directive, offset: number, view: DocumentView): HoverPart | null {
  const section = view.model.sectionOf(line);
  if (section === null) return null;
  // Of names in names, the inner one begins later.
  const place = namePlaces(line, view.model, NO_VARIABLES).findLast(({ start, end }) => start <= offset && offset <= end);
  if (place === undefined) return null;
  const definitions = definitionsOf(place, section, view);
  if (definitions.length === 0) {
    const isSetNowhere = place.kind === 'variable' && view.model.isWhole;
    return isSetNowhere ? { ...span(place), markdown: `*variable* \`${place.name}\`: nothing in this configuration sets it` } : null;
  }
  return { ...span(place), markdown: definitionMarkdown(place, definitions, line, view) };
}

const span = ({ start, end }: NamePlace) => ({ start, end });

function definitionMarkdown({ kind }: NamePlace, definitions: readonly Definition[], from: Directive, view: DocumentView): string {
  const [first] = definitions as [Definition, ...Definition[]];
  if (first.line.type === 'SectionHeader') return sectionMarkdown(first.section, view);
  const shown = definitions.slice(0, MOST_LINES);
  const more = definitions.length - shown.length;
  const isHere = definitions.length === 1 && first.line === from;
  const place = `in \`${[first.section.kind, first.section.name?.raw ?? ''].join(' ').trim()}\`, ${placeText(first.line, view)}`;
  const about = [`*${kindText(kind, definitions.length)}*`, ...(isHere ? [] : [place]), ...(more > 0 ? [`and ${more} more lines`] : [])];
  return [codeBlock(shown.map(({ line }) => lineText(line)).join('\n')), about.join(', ')].join('\n\n');
}

function kindText(kind: NamePlace['kind'], count: number): string {
  if (kind === 'acl') return count > 1 ? 'ACL, true if one of these matches' : 'ACL';
  return kind === 'variable' ? 'variable, set by' : kind === 'table' ? 'stick table' : kind;
}

/** A section: of a proxy what it does, of all others their first lines. */
function sectionMarkdown(section: ConfigSection, view: DocumentView): string {
  const { header } = section;
  if (section instanceof ProxySection) {
    return [codeBlock(lineText(header)), `*${header.keyword.value}*, ${placeText(header, view)}`, ...sectionSummary(section, view)].join(
      '\n\n',
    );
  }
  const lines = section.lines.slice(0, MOST_LINES).map((line) => `    ${lineText(line)}`);
  const more = section.lines.length > MOST_LINES ? ['    ...'] : [];
  return [codeBlock([lineText(header), ...lines, ...more].join('\n')), `*${header.keyword.value}*, ${placeText(header, view)}`].join(
    '\n\n',
  );
}

/** What a word of a header names: the section itself, or the `defaults` it starts from. */
export function headerPart(header: SectionHeader, word: Word, view: DocumentView): HoverPart | null {
  const section = view.model.section(header.parent);
  if (section === null) return null;
  const before = header.words[header.words.indexOf(word) - 1];
  if (before?.value === 'from' && header.words.indexOf(word) > 1) {
    const defaults = view.model.sections.find(
      (each) => each.kind === 'defaults' && each.name !== null && view.model.valueOf(each.name) === word.value,
    );
    return defaults === undefined ? null : { start: word.start, end: word.end, markdown: sectionMarkdown(defaults, view) };
  }
  if (word !== header.args[0] || !(section instanceof ProxySection)) return null;
  return { start: word.start, end: word.end, markdown: sectionMarkdown(section, view) };
}
