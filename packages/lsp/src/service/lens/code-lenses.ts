import { ProxySection } from '@haplint/core/internal';
import { sureAdvisories } from '@haplint/rules';
import type { CodeLens, Position } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { locationsOf, occurrenceAt, referencesOf } from '../navigation/occurrence.js';
import { symbolIndex } from '../symbols/symbol-index.js';

/** Shows places: takes a document's URI, a position in it and locations. A client that knows how makes it a command of its own. */
export const SHOW_REFERENCES = 'haplint.showReferences';

/** What a lens that is not resolved yet carries. */
export interface LensData {
  readonly uri: string;
  readonly position: Position;
}

/** Where to say how often sections are referred to; `resolveLens` counts. */
export function codeLenses(view: DocumentView): CodeLens[] {
  const { uri } = view.file.document;
  const lenses: CodeLens[] = [];
  for (const { symbol, role, line, section, start, end, isName } of symbolIndex(view.model).in(view.tree)) {
    if (role !== 'definition' || !isName || symbol.definitions.find(({ file }) => file === view.tree)?.start !== start) continue;
    // A lens above each ACL would pull apart what is written as a block.
    if (section === null || line !== section.header) continue;
    // Frontends are where connections begin: next to nothing refers to them.
    if (section instanceof ProxySection && !section.hasSide('backend')) continue;
    const range = view.rangeOf({ start, end });
    const data: LensData = { uri, position: range.start };
    lenses.push({ range, data });
  }
  return lenses;
}

/** A lens with its count. */
export function resolveLens(view: DocumentView, lens: CodeLens): CodeLens {
  const { uri, position } = lens.data as LensData;
  const symbol = occurrenceAt(view, position)?.symbol;
  const places = symbol === undefined ? [] : locationsOf(view, referencesOf(symbol));
  const title = places.length === 1 ? '1 reference' : `${places.length} references`;
  return { ...lens, command: { title, command: SHOW_REFERENCES, arguments: [uri, position, places] } };
}

/**
 * How many known faults of the target a section reaches, at its header, of those that are sure enough to be reported; none where no
 * target is known. Asking for the first time means reading the whole configuration for each of them.
 */
export function advisoryLenses(view: DocumentView): CodeLens[] {
  if (!view.hasTarget) return [];
  const bySection = new Map<
    number,
    { readonly ids: Set<string>; readonly places: { file: typeof view.tree; start: number; end: number }[] }
  >();
  for (const { advisory, verdict } of sureAdvisories(view.model)) {
    for (const { line, start, end } of verdict.places) {
      if (line.root !== (view.tree as unknown)) continue;
      const header = view.tree.sections.findLast((section) => section.start <= start)?.header;
      if (header === undefined) continue;
      const own = bySection.get(header.start) ?? { ids: new Set(), places: [] };
      bySection.set(header.start, own);
      own.ids.add(advisory.id);
      own.places.push({ file: view.tree, start, end });
    }
  }
  const { uri } = view.file.document;
  return [...bySection].map(([start, { ids, places }]) => {
    const range = view.rangeOf({ start, end: start });
    const title = ids.size === 1 ? 'reaches 1 known fault' : `reaches ${ids.size} known faults`;
    return { range, command: { title, command: SHOW_REFERENCES, arguments: [uri, range.start, locationsOf(view, places)] } };
  });
}
