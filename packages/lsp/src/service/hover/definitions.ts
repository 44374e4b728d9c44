import type { NameKind } from '@haplint/catalog';
import type { ConfigSection } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive, SectionHeader } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { lineAt } from '../lines/line-at.js';
import { type NamePlace, namePlaces } from '../symbols/name-places.js';

/** Lines that make what a name stands for, with the section that they are in, or open. */
export interface Definition {
  readonly line: Directive | SectionHeader;
  readonly section: ConfigSection;
}

/** Kinds that lines of the same section make. */
const IN_SECTION: ReadonlySet<string> = new Set(['acl', 'filter', 'group', 'listener', 'mailer', 'nameserver', 'peer', 'user']);

/**
 * The lines that define a name: looked up in the model, and only where such lines can be, so that asking about one name of a large
 * configuration costs little.
 */
export function definitionsOf(place: NamePlace, section: ConfigSection, view: DocumentView): Definition[] {
  const { kind, name } = place;
  if (kind === 'environment variable') return [];
  if (kind === 'variable') return settersOf(name, view);
  if (IN_SECTION.has(kind)) return linesDefining(kind, name, [section], view);
  if (kind === 'server' || kind === 'server-template') return serversNamed(name, section, view);
  if (kind === 'table') return tablesNamed(name, view);
  return sectionsNamed(kind, name, view);
}

/** The sections that such a name means; both sides of a `listen`. */
function sectionsNamed(kind: string, name: string, { model }: DocumentView): Definition[] {
  return model.sections
    .filter(
      (section) =>
        section.kind === kind ||
        (section instanceof ProxySection && section.kind === 'listen' && (kind === 'backend' || kind === 'frontend')),
    )
    .filter((section) => section.name !== null && model.valueOf(section.name) === name)
    .map((section) => ({ line: section.header, section }));
}

function linesDefining(kind: NamePlace['kind'], name: string, sections: readonly ConfigSection[], { model }: DocumentView): Definition[] {
  return sections.flatMap((section) =>
    section.lines
      .filter((line) => line.words.some(({ value }) => value === name))
      .filter((line) => namePlaces(line, model, NO_VARIABLES).some((each) => each.defines && each.kind === kind && each.name === name))
      .map((line) => ({ line, section })),
  );
}

/** A server of the own section, or one of another as `backend/server`. */
function serversNamed(name: string, section: ConfigSection, view: DocumentView): Definition[] {
  const slash = name.lastIndexOf('/');
  const sections = slash === -1 ? [section] : sectionsNamed('backend', name.slice(0, slash), view).map((each) => each.section);
  return (['server', 'server-template'] satisfies NameKind[]).flatMap((kind) => linesDefining(kind, name.slice(slash + 1), sections, view));
}

/** The table of the proxy with that name, or `peers/table`. */
function tablesNamed(name: string, view: DocumentView): Definition[] {
  const slash = name.lastIndexOf('/');
  if (slash !== -1) {
    return linesDefining(
      'table',
      name.slice(slash + 1),
      sectionsNamed('peers', name.slice(0, slash), view).map((each) => each.section),
      view,
    );
  }
  return view.model.proxies
    .filter((proxy) => proxy.name !== null && view.model.valueOf(proxy.name) === name)
    .flatMap((section) =>
      section.lines.filter(({ keyword, prefix }) => keyword.value === 'stick-table' && prefix === null).map((line) => ({ line, section })),
    );
}

/** What sets variables: actions and converters. */
const SETTER = /set-var(?:-fmt)?\($/;

/** Lines that set a variable, found in the text, in the order of the files. */
function settersOf(name: string, { files, model }: DocumentView): Definition[] {
  const found: Definition[] = [];
  for (const { tree } of files) {
    for (let at = tree.text.indexOf(name); at !== -1; at = tree.text.indexOf(name, at + name.length)) {
      if (!SETTER.test(tree.text.slice(Math.max(0, at - 13), at)) || /[\w.]/.test(tree.text[at + name.length] ?? '')) continue;
      const line = lineAt(tree, at);
      const section = line?.type === 'Directive' ? model.sectionOf(line) : null;
      if (line?.type === 'Directive' && section !== null && found.at(-1)?.line !== line) found.push({ line, section });
    }
  }
  return found;
}

/** Variables are looked up by their text. */
export const NO_VARIABLES: ReadonlyMap<Directive, readonly NamePlace[]> = new Map();
