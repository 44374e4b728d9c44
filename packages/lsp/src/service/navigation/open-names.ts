import type { Model } from '@haplint/core';
import { parseLogFormat, plainText } from '@haplint/parser';
import type { ConfigSymbol, SymbolKind } from '../symbols/symbol.js';
import { symbolIndex } from '../symbols/symbol-index.js';

/** The kinds that a line may name by text that is only made when a request is there. */
const NAMED_BY_REQUESTS: ReadonlySet<SymbolKind> = new Set(['backend', 'listen', 'server']);

/**
 * Why a symbol had better keep its name: a line makes names of that kind from requests, and means the old name, or would mean
 * the new one. Null where there is no such line.
 */
export function openNames(symbol: ConfigSymbol, newName: string, model: Model): string | null {
  if (!NAMED_BY_REQUESTS.has(symbol.kind)) return null;
  const kind = symbol.kind === 'server' ? 'server' : 'backend';
  for (const open of symbolIndex(model).open) {
    if (open.kind !== kind) continue;
    const form = formOf(open.name);
    // Without any text of its own it may name whatever there is: what no other line names is there for it.
    const isMeant = form === null ? symbol.references.length === 0 : form.test(symbol.name) || form.test(newName);
    const line = open.file.lines.positionAt(open.start).line;
    if (isMeant) return `Cannot rename ${symbol.kind} "${symbol.name}": line ${line} makes such names from requests (${open.name}).`;
  }
  return null;
}

/** What names a log-format string can make, by the text around its expressions; null where it is all expression. */
function formOf(format: string): RegExp | null {
  const { items } = parseLogFormat(plainText(format, 0)).node;
  const texts = items.map((item) => (item.type === 'LogFormatText' ? item.value : null));
  if (texts.every((text) => text === null)) return null;
  return new RegExp(`^${texts.map((text) => text?.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') ?? '.*').join('')}$`);
}
