import { type Call, parseSampleExpression, plainText } from '@haplint/parser';

/** A fetch or a converter whose parentheses are still open where a word ends. */
export interface OpenCall {
  readonly call: Call;
  readonly isFetch: boolean;
  /** Which argument is being written, from 0. */
  readonly index: number;
  /** Where that argument begins in the word. */
  readonly from: number;
}

/** The call that is open at the end of what is written of a word: of an expression, or of one inside `%[` of a format. */
export function openCall(word: string): OpenCall | null {
  if (!word.includes('(')) return null;
  const begin = openExpression(word) ?? 0;
  const { node, problems } = parseSampleExpression(plainText(word.slice(begin), 0));
  if (!problems.some(({ code }) => code === 'unclosed-arguments' || code === 'unclosed-argument-quote')) return null;
  const call = node.converters.at(-1) ?? node.fetch;
  const argument = call.args.at(-1);
  const index = Math.max(0, call.args.length - 1);
  return { call, isFetch: call === node.fetch, index, from: begin + (argument?.start ?? call.nameEnd + 1) };
}

/** Where the expression begins whose bracket is still open at the end of a log-format string; null where none is. */
export function openExpression(text: string): number | null {
  const start = text.lastIndexOf('%[');
  if (start === -1) return null;
  // A bracket inside an argument belongs to it; only one behind all parentheses closes.
  let depth = 0;
  for (let at = start + 2; at < text.length; at++) {
    const character = text[at];
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ']' && depth === 0) return null;
  }
  return start + 2;
}
