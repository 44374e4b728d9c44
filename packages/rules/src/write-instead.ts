import type { Fixer, TextEdit } from '@haplint/core';
import type { Word } from '@haplint/parser';

/** The message of the suggestion, for rules that use it. */
export const WRITE_MESSAGE = { write: 'Write "{{ nearest }}"' } as const;

/**
 * A suggestion to write another name in the place of a word, or of the part of one that is the name. Null where the word is
 * not bare: what a variable or quotes make up is left alone.
 */
export function writeInstead({ start, end, isPlain }: Pick<Word, 'start' | 'end' | 'isPlain'>, nearest: string) {
  if (!isPlain) return null;
  return [
    { messageId: 'write' as const, data: { nearest }, fix: (fixer: Fixer): TextEdit => fixer.replaceTextRange([start, end], nearest) },
  ];
}
