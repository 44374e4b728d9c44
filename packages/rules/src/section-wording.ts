import type { Model } from '@haplint/core';
import type { Directive, SectionHeader } from '@haplint/parser';

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
