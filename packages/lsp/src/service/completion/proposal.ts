import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Subject } from '../documentation/documentation.js';

/** Where a proposal goes among the others; the lower the number, the earlier. */
export const RANK = { first: 1, usual: 3, given: 5, general: 6, deprecated: 9 } as const;

/** Something that can stand at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is inserted, where that is not the label. */
  readonly insert?: string;
  /** The same with placeholders, in the syntax of the protocol's snippets. */
  readonly snippet?: string;
  /** A few words that the list shows behind the label. */
  readonly detail?: string;
  /** What the documentation is looked up by. */
  readonly subject?: Subject;
  readonly isDeprecated?: boolean;
  /** One of `RANK`; left out, it is the usual one. */
  readonly rank?: number;
}

/** Proposals that replace the same piece of the word. */
export interface Proposals {
  /** Index in the word's value at which the piece begins. */
  readonly from: number;
  readonly list: readonly Proposal[];
}

/** Text as a snippet that inserts just this. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
