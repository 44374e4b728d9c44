import type { DecodedText } from './decoded-text.js';

/** A text with variables, as words of a line are. */
interface Joinable extends DecodedText {
  readonly end: number;
  readonly variables: readonly { readonly valueStart: number; readonly valueEnd: number }[];
}

/**
 * Words joined by single spaces, as HAProxy joins them again for conditions of `.if` (src/cfgparse.c `parse_cfg`). A joint's
 * offset is the end of the word before it.
 */
export function joinWords(words: readonly Joinable[]): DecodedText & { readonly variables: Joinable['variables'] } {
  let value = '';
  const starts: number[] = [];
  const variables: { valueStart: number; valueEnd: number }[] = [];
  for (const word of words) {
    if (starts.length > 0) value += ' ';
    starts.push(value.length);
    for (const { valueStart, valueEnd } of word.variables) {
      variables.push({ valueStart: value.length + valueStart, valueEnd: value.length + valueEnd });
    }
    value += word.value;
  }
  const offsetAt = (index: number) => {
    let at = 0;
    for (let high = starts.length - 1; at < high; ) {
      const middle = (at + high + 1) >> 1;
      if ((starts[middle] as number) <= index) at = middle;
      else high = middle - 1;
    }
    const word = words[at];
    if (word === undefined) return 0;
    const inside = index - (starts[at] as number);
    return inside > word.value.length ? word.end : word.offsetAt(inside);
  };
  return { value, offsetAt, variables };
}
