import { rulesets } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive, Section } from '@haplint/parser';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { lastLineOf } from './last-line.js';

/** What editors draw for sections; those that are not here are namespaces. */
const SECTION_ICONS: Readonly<Record<string, SymbolKind>> = {
  global: SymbolKind.Module,
  defaults: SymbolKind.Package,
  frontend: SymbolKind.Interface,
  listen: SymbolKind.Class,
  backend: SymbolKind.Class,
};

/** A line that an outline shows: its icon, the argument that it is listed by, and the one that says more about it. */
interface ListedLine {
  readonly icon: SymbolKind;
  readonly name: number;
  readonly detail?: number;
}

/** Lines of sections that an outline shows, by their keywords. */
const LISTED_LINES: Readonly<Record<string, ListedLine>> = {
  acl: { icon: SymbolKind.Boolean, name: 0, detail: 1 },
  bind: { icon: SymbolKind.Event, name: 0 },
  group: { icon: SymbolKind.Object, name: 0 },
  mailer: { icon: SymbolKind.Object, name: 0, detail: 1 },
  nameserver: { icon: SymbolKind.Object, name: 0, detail: 1 },
  peer: { icon: SymbolKind.Object, name: 0, detail: 1 },
  server: { icon: SymbolKind.Object, name: 0, detail: 1 },
  'server-template': { icon: SymbolKind.Object, name: 0, detail: 2 },
  'stick-table': { icon: SymbolKind.Array, name: -1 },
  table: { icon: SymbolKind.Array, name: 0 },
  user: { icon: SymbolKind.Object, name: 0 },
};

/** The outline of a document: its sections, and in them servers, ACLs, bind lines and blocks of rules. */
export function documentSymbols(view: DocumentView): DocumentSymbol[] {
  return view.tree.sections.map((node) => {
    const section = view.model.section(node);
    const { header } = node;
    const name = node.name === null ? '' : ` ${node.name.shown}`;
    return {
      name: `${node.kind}${name}`,
      detail: section === null ? '' : detailOf(section, view.model),
      kind: SECTION_ICONS[node.kind] ?? SymbolKind.Namespace,
      range: view.rangeOf({ start: node.start, end: lastLineOf(node).end }),
      selectionRange: view.rangeOf(node.name ?? header.keyword),
      children: childrenOf(node, view),
    };
  });
}

function detailOf(section: ConfigSection, model: Model): string {
  return section instanceof ProxySection ? (model.effectiveMode(section)?.mode ?? '') : '';
}

function childrenOf({ body }: Section, view: DocumentView): DocumentSymbol[] {
  const children: DocumentSymbol[] = [];
  /** The rules of one ruleset that stand in a row. */
  let rules: Directive[] = [];
  let ruleset: string | null = null;
  const closeBlock = () => {
    if (ruleset !== null) children.push(blockSymbol(ruleset, rules, view));
    rules = [];
  };
  for (const line of body) {
    if (line.type !== 'Directive' || line.broken || line.prefix !== null) continue;
    const own = rulesetOf(line);
    if (own !== ruleset) closeBlock();
    ruleset = own;
    if (own !== null) rules.push(line);
    else children.push(...listedSymbol(line, view));
  }
  closeBlock();
  return children;
}

function blockSymbol(ruleset: string, lines: readonly Directive[], view: DocumentView): DocumentSymbol {
  const [first, last] = [lines[0] as Directive, lines.at(-1) as Directive];
  return {
    name: ruleset,
    detail: lines.length === 1 ? '1 rule' : `${lines.length} rules`,
    kind: SymbolKind.Function,
    range: view.rangeOf({ start: first.start, end: last.end }),
    selectionRange: view.rangeOf(first.keyword),
  };
}

function listedSymbol(line: Directive, view: DocumentView): DocumentSymbol[] {
  const keyword = line.keyword.value;
  const listed = Object.hasOwn(LISTED_LINES, keyword) ? LISTED_LINES[keyword] : undefined;
  const word = listed === undefined ? undefined : listed.name === -1 ? line.keyword : line.args[listed.name];
  if (listed === undefined || word === undefined || word.value.trim() === '') return [];
  const detail = listed.detail === undefined ? undefined : line.args[listed.detail]?.shown;
  return [
    {
      name: listed.name === -1 ? keyword : `${keyword} ${word.shown}`,
      detail: detail ?? '',
      kind: listed.icon,
      range: view.rangeOf(line),
      selectionRange: view.rangeOf(word),
    },
  ];
}

const RULESETS: ReadonlySet<string> = new Set(rulesets());

/** The ruleset that a line adds a rule to; null for other lines. */
function rulesetOf({ keyword, args: [first] }: Directive): string | null {
  const twoWords = `${keyword.value} ${first?.value ?? ''}`;
  if (RULESETS.has(twoWords)) return twoWords;
  return RULESETS.has(keyword.value) ? keyword.value : null;
}
