import type { SubGrammarText } from '../expression/index.js';

/** A word of a line, as far as a condition has to know it; the words of the tree fit. Offsets are into the file's text. */
export interface ConditionWord extends SubGrammarText {
  readonly start: number;
  readonly end: number;
}

/** Whether the text alone says what the word is: no variable takes part in it. */
export function isLiteral(word: ConditionWord): boolean {
  return (word.variables?.length ?? 0) === 0;
}
