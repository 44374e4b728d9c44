import { isKnown, type Lifecycle, type Version } from '@haplint/catalog';
import type { FixFunction, MessageData } from '@haplint/core';
import { type Named, nearestName, rememberedWeakly } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';
import { WRITE_MESSAGE, writeInstead } from './write-instead.js';

/** Why HAProxy does not know a name, and so what to do about it. */
export type UnknownReason = 'unknown' | 'misspelt' | 'too-new' | 'removed' | 'replaced';

/** Message templates for a name that HAProxy does not know; `subject` begins the sentence and may have placeholders. */
export function unknownNameMessages(subject: string): Record<UnknownReason | 'write', string> {
  return {
    unknown: `${subject}; HAProxy refuses the line. Correct the name or remove it.`,
    misspelt: `${subject}; did you mean "{{ nearest }}"?`,
    'too-new': `${subject} on HAProxy {{ target }}: it came with {{ since }}. Remove it or upgrade.`,
    removed: `${subject}: it was removed in {{ removed }}. Remove it.`,
    replaced: `${subject}: it was removed in {{ removed }}; use {{ instead }}.`,
    ...WRITE_MESSAGE,
  };
}

/** Names that could stand somewhere: entries of the catalog, in an array or by name. */
interface NamedList {
  values(): Iterable<Named>;
}

/** The part of a report that says why a name is unknown. */
export interface UnknownName {
  readonly messageId: UnknownReason;
  readonly data: MessageData;
  readonly suggest: readonly { readonly messageId: 'write'; readonly data: MessageData; readonly fix: FixFunction }[];
}

/**
 * Says why the target does not know the name that a word gives, or begins with.
 * @param word the word, or the part of one that begins with the name
 * @param entry the catalog's entry of that very name, from whichever branch; null where no branch has it
 * @param others the names that could stand there, among which the nearest one is looked for; the same list for the same names is read once
 */
export function explainUnknownName(
  word: Pick<Word, 'start' | 'isPlain'>,
  name: string,
  entry: Lifecycle | null,
  others: NamedList,
  target: Version,
): UnknownName {
  if (entry !== null) return { ...outsideItsLife(entry, target), suggest: [] };
  const nearest = namesKnown(others)(target).nearest(name);
  if (nearest === null) return { messageId: 'unknown', data: {}, suggest: [] };
  const data = { nearest };
  const { start, isPlain } = word;
  return { messageId: 'misspelt', data, suggest: writeInstead({ start, end: start + name.length, isPlain }, nearest) ?? [] };
}

/** The names of a list that a target knows. */
class KnownNames {
  readonly #names: readonly string[];
  /** The last that was asked for, with its answer: one slip is often made a thousand times. */
  #last: { readonly name: string; readonly nearest: string | null } | null = null;

  constructor(entries: Iterable<Named>, target: Version) {
    this.#names = [...entries].filter((entry) => isKnown(entry, target)).map(({ name }) => name);
  }

  nearest(name: string): string | null {
    if (this.#last?.name !== name) this.#last = { name, nearest: nearestName(name, this.#names) };
    return this.#last.nearest;
  }
}

const namesKnown = rememberedWeakly((others: NamedList) => rememberedWeakly((target: Version) => new KnownNames(others.values(), target)));

function outsideItsLife({ since, removed, instead }: Lifecycle, target: Version): Pick<UnknownName, 'messageId' | 'data'> {
  if (since !== null && !isKnown({ since, removed: null }, target)) return { messageId: 'too-new', data: { since } };
  if (removed === null) return { messageId: 'unknown', data: {} };
  return instead === null ? { messageId: 'removed', data: { removed } } : { messageId: 'replaced', data: { removed, instead } };
}
