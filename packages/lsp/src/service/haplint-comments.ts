import type { AnyRule } from '@haplint/core';
import builtin from '@haplint/rules';
import type { DocumentView } from './document-view.js';

const SUPPRESSION = /^#\s*haplint-(disable|enable|disable-line|disable-next-line|disable-section)(?=[ \t:]|$)/;

/** A comment that switches rules off or on, with indexes into its text. */
export interface SuppressionComment {
  /** What stands behind `haplint-`. */
  readonly directive: string;
  /** Where the directive ends. */
  readonly end: number;
  /** The rules that it names. */
  readonly rules: readonly { readonly id: string; readonly from: number }[];
}

/** Reads a comment from its `#` on; null for one that switches no rule. */
export function readSuppression(raw: string): SuppressionComment | null {
  const found = SUPPRESSION.exec(raw);
  if (found === null) return null;
  const [beginning, directive = ''] = found;
  const reason = /(?:^|\s)--(?:\s|$)/.exec(raw.slice(beginning.length));
  const list = raw.slice(beginning.length, reason === null ? raw.length : beginning.length + reason.index);
  const rules = [...list.matchAll(/[^\s,:]+/g)].map(({ 0: id, index }) => ({ id, from: beginning.length + index }));
  return { directive, end: beginning.length, rules };
}

/** A rule by its id: one that is on for the document, those of plugins among them, or one that comes with haplint. */
export function ruleOf(id: string, view: DocumentView): AnyRule | null {
  const configured = view.configuration.options.rulesFor(view.file.path).get(id)?.rule;
  return configured ?? (Object.hasOwn(builtin.rules ?? {}, id) ? (builtin.rules?.[id] ?? null) : null);
}
