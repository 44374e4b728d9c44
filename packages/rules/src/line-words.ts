import type { Directive, Word } from '@haplint/parser';

/**
 * What a line has behind the words it begins with; null where it begins otherwise. A `*` at the end of the last word stands
 * for the rest of it.
 */
export function wordsBehind({ prefix, keyword, args }: Directive, words: readonly string[]): readonly Word[] | null {
  if (prefix !== null || keyword.value !== words[0] || args.length < words.length - 1) return null;
  for (let i = 1; i < words.length; i++) if (!fits(args[i - 1] as Word, words[i] as string)) return null;
  return args.slice(words.length - 1);
}

function fits({ value, isLiteral }: Word, text: string): boolean {
  return text.endsWith('*') ? isLiteral && value.startsWith(text.slice(0, -1)) : value === text;
}

/** The word behind a parameter, up to the condition; undefined where there is none. `behind`: words that are no parameters. */
export function parameterOf(words: readonly Word[], parameter: string, behind = 0): Word | undefined {
  const end = words.findIndex(({ value }) => value === 'if' || value === 'unless');
  const at = words.slice(0, end === -1 ? undefined : end).findIndex(({ value }, i) => i >= behind && value === parameter);
  return at === -1 ? undefined : words[at + 1];
}

/** The word behind the first of some parameters that a line of parameters with one word each has; none where a variable may be one. */
export function namedBy(parameters: readonly string[], args: readonly Word[]): readonly Word[] {
  const isName = (i: number) => i % 2 === 0;
  if (args.some((word, i) => isName(i) && !word.isLiteral)) return [];
  for (const parameter of parameters) {
    const name = args.findLastIndex((word, i) => isName(i) && word.value === parameter);
    if (name !== -1) return args.slice(name + 1, name + 2);
  }
  return [];
}
