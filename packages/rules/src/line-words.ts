import type { Directive, Word } from '@haplint/parser';

/**
 * What a line has behind the words it begins with; null where it begins otherwise. A `*` at the end of the last word stands
 * for the rest of it.
 */
export function wordsBehind({ prefix, keyword, args }: Directive, words: readonly string[]): readonly Word[] | null {
  const [first, ...others] = words;
  if (prefix !== null || keyword.value !== first || args.length < others.length) return null;
  const fits = others.every((text, i) => {
    const word = args[i] as Word;
    return text.endsWith('*') ? word.isLiteral && word.value.startsWith(text.slice(0, -1)) : word.value === text;
  });
  return fits ? args.slice(others.length) : null;
}

/** The word behind a parameter, up to the condition; undefined where there is none. `behind`: words that are no parameters. */
export function parameterOf(words: readonly Word[], parameter: string, behind = 0): Word | undefined {
  const end = words.findIndex(({ value }) => value === 'if' || value === 'unless');
  const at = words.slice(0, end === -1 ? undefined : end).findIndex(({ value }, i) => i >= behind && value === parameter);
  return at === -1 ? undefined : words[at + 1];
}
