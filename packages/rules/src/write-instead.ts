import type { Fixer, TextEdit } from '@haplint/core';
import type { Word } from '@haplint/parser';

/** A suggestion to write another name, for rules with a message `write`; null for a word of quotes or variables, which is left alone. */
export function writeInstead(word: Word, nearest: string) {
  if (!word.isPlain) return null;
  return [{ messageId: 'write' as const, data: { nearest }, fix: (fixer: Fixer): TextEdit => fixer.replaceText(word, nearest) }];
}
