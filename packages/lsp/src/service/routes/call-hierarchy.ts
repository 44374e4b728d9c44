import type { ConfigSection } from '@haplint/core';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { occurrenceAt, viewedFile } from '../navigation/occurrence.js';
import { rangeOfOffsets } from '../ranges.js';
import { lastLineOf } from '../structure/last-line.js';
import type { ConfigSymbol } from '../symbols/symbol.js';
import { symbolIndex } from '../symbols/symbol-index.js';
import { type Route, routesOf } from './routes.js';

/** The proxies that a position names, as items of a call hierarchy: those who route call, those who are routed to are called. */
export function prepareRoutes(view: DocumentView, position: Position): CallHierarchyItem[] {
  return sectionsAt(view, position).flatMap((section) => itemOf(section, view, section.kind) ?? []);
}

/** Who routes to a proxy, with the conditions. */
export function incomingRoutes(view: DocumentView, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const own = sectionsAt(view, item.selectionRange.start);
  const found = routesOf(view.model).filter(({ to }) => own.includes(to));
  return grouped(found, ({ from }) => from, view).map(({ item: from, fromRanges }) => ({ from, fromRanges }));
}

/** Where a proxy routes to, with the conditions. */
export function outgoingRoutes(view: DocumentView, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const own = sectionsAt(view, item.selectionRange.start);
  const found = routesOf(view.model).filter(({ from }) => own.includes(from));
  return grouped(found, ({ to }) => to, view).map(({ item: to, fromRanges }) => ({ to, fromRanges }));
}

function sectionsAt(view: DocumentView, position: Position): readonly ConfigSection[] {
  const symbol = occurrenceAt(view, position)?.symbol;
  if (symbol === undefined) return [];
  const wanted: ConfigSymbol = symbol.owner ?? symbol;
  const index = symbolIndex(view.model);
  return view.model.proxies.filter((proxy) => index.ofSection(proxy) === wanted);
}

/** One answer for each proxy at the other end, with every line that leads there. */
function grouped(routes: readonly Route[], otherEnd: (route: Route) => ConfigSection, view: DocumentView) {
  const groups = new Map<ConfigSection, Route[]>();
  for (const route of routes) groups.set(otherEnd(route), [...(groups.get(otherEnd(route)) ?? []), route]);
  return [...groups].flatMap(([section, own]) => {
    const details = own.map(({ keyword, condition }) => (condition === '' ? keyword : condition));
    const item = itemOf(section, view, [...new Set(details)].join(', '));
    return item === null ? [] : [{ item, fromRanges: own.flatMap((route) => rangesOf(route, view)).filter(isFirst) }];
  });
}

const isFirst = (range: Range, i: number, all: readonly Range[]) =>
  all.findIndex(({ start }) => start.line === range.start.line && start.character === range.start.character) === i;

/** Where the proxy that routes names the other; nothing where it has that line from its `defaults`. */
function rangesOf({ from, to, keyword }: Route, view: DocumentView): Range[] {
  const symbol = symbolIndex(view.model).ofSection(to);
  const file = viewedFile(view, from.file);
  if (symbol === null || file === null) return [];
  return symbol.references
    .filter(({ section, line }) => section === from && line.type === 'Directive' && line.keyword.value === keyword)
    .map(({ start, end }) => rangeOfOffsets(file.file.document, [start, end]));
}

function itemOf(section: ConfigSection, view: DocumentView, detail: string): CallHierarchyItem | null {
  const { name, node, kind } = section;
  const file = viewedFile(view, section.file);
  if (name === null || file === null) return null;
  const { document } = file.file;
  return {
    name: name.shown,
    kind: kind === 'frontend' ? SymbolKind.Interface : SymbolKind.Class,
    detail,
    uri: document.uri,
    range: rangeOfOffsets(document, [node.start, lastLineOf(node).end]),
    selectionRange: rangeOfOffsets(document, [name.offsetAt(0), name.end]),
  };
}
