import { type FoundGrammar, grammarOf, type Version } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { ConfigSection } from '../model/sections.js';

/** The words of a line without the `no` or `default` in front. */
export function wordsOf({ prefix, words }: Directive): readonly Word[] {
  return prefix === null ? words : words.slice(1);
}

/** The grammar of a line that begins with these words, its prefix left out; null where none is written, or a variable takes part in its keyword. */
export function grammarFor({ prefix }: Directive, words: readonly Word[], section: ConfigSection, version: Version): FoundGrammar | null {
  const beginning = words.slice(0, 4).map(({ value }) => value);
  let found = grammarOf(section.kind, beginning, version);
  while (found?.grammar.negated === null && prefix?.value === 'no') {
    found = grammarOf(section.kind, beginning.slice(0, found.keywordLength - 1), version);
  }
  return found === null || words.slice(0, found.keywordLength).some(({ isLiteral }) => !isLiteral) ? null : found;
}

/** What the line takes behind its keyword. */
export function argumentsOf({ prefix }: Directive, { grammar }: FoundGrammar): FoundGrammar['grammar']['args'] {
  return (prefix?.value === 'no' ? grammar.negated : undefined) ?? grammar.args;
}
