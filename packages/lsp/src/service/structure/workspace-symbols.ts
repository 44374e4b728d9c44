import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { locationsOf } from '../navigation/occurrence.js';
import type { ConfigSymbol, SymbolKind as NamedKind } from '../symbols/symbol.js';
import { symbolIndex } from '../symbols/symbol-index.js';

/** What editors draw for names; those that are not here are namespaces, as sections are. */
const ICONS: Readonly<Partial<Record<NamedKind, SymbolKind>>> = {
  acl: SymbolKind.Boolean,
  backend: SymbolKind.Class,
  'environment variable': SymbolKind.Constant,
  frontend: SymbolKind.Interface,
  listen: SymbolKind.Class,
  listener: SymbolKind.Event,
  server: SymbolKind.Object,
  'server-template': SymbolKind.Object,
  table: SymbolKind.Array,
  variable: SymbolKind.Variable,
};

/** So many answers a client can show; those who look for one of more types on. */
export const MOST_SYMBOLS = 1000;

/** What a configuration gives names to, where the letters of the query stand in the name in their order. */
export function workspaceSymbols(view: DocumentView, query: string): SymbolInformation[] {
  const wanted = [...query.toLowerCase()];
  const found: SymbolInformation[] = [];
  for (const symbol of symbolIndex(view.model).symbols) {
    if (found.length >= MOST_SYMBOLS) break;
    if (symbol.owner !== null || !hasInOrder(symbol.name.toLowerCase(), wanted)) continue;
    const containerName = containerOf(symbol);
    for (const location of locationsOf(view, symbol.definitions.slice(0, 1)))
      found.push({
        name: symbol.name,
        kind: ICONS[symbol.kind] ?? SymbolKind.Namespace,
        location,
        ...(containerName === '' ? {} : { containerName }),
      });
  }
  return found;
}

function hasInOrder(text: string, letters: readonly string[]): boolean {
  let at = 0;
  return letters.every((letter) => {
    const found = text.indexOf(letter, at);
    at = found + 1;
    return found !== -1;
  });
}

/** What the symbol is, and where: `server in backend api`. */
function containerOf({ kind, scope }: ConfigSymbol): string {
  if (scope === null) return kind;
  const name = typeof scope.name === 'string' ? scope.name : (scope.name?.value ?? '');
  return `${kind} in ${scope.kind} ${name}`.trimEnd();
}
