import { type AddressRules, type ArgumentType, addressSyntax, type Version } from '@haplint/catalog';
import { checkAddress, type Word } from '@haplint/parser';
import type { ArgumentProblem } from './problems.js';

/** One address of a word: the whole word, or a part between commas. */
interface Address {
  readonly text: string;
  /** Index into the word's value. */
  readonly from: number;
}

/**
 * What HAProxy refuses about the address, or the addresses, in a word; `value` is the word with its variables expanded,
 * `mode` that of the proxy, where it is known.
 */
export function findAddressProblem(
  word: Word,
  value: string,
  { rules: general, modes }: Extract<ArgumentType, { type: 'address' }>,
  version: Version,
  mode: string | null,
): ArgumentProblem | null {
  const rules = modes === undefined || mode === null ? general : ((Object.hasOwn(modes, mode) ? modes[mode] : undefined) ?? modes.others);
  for (const { text, from } of rules.isList ? listOf(value) : [{ text: value, from: 0 }]) {
    const problem = isWord(text, rules) ? null : checkAddress(text, rules, addressSyntax(version));
    if (problem === null) continue;
    return {
      kind: 'address',
      word,
      code: problem.code,
      address: text,
      part: text.slice(problem.from, problem.to),
      range: word.isLiteral ? { from: from + problem.from, to: from + problem.to } : null,
      rules,
    };
  }
  return null;
}

function isWord(text: string, { words = [], beginnings = [] }: AddressRules): boolean {
  return words.includes(text) || beginnings.some((beginning) => text.startsWith(beginning));
}

/** The addresses of a list; behind the last comma, there may be none (src/cfgparse.c `str2listener`). */
function listOf(value: string): Address[] {
  const addresses: Address[] = [];
  let from = 0;
  for (const text of value.split(',')) {
    if (text === '' && from >= value.length) break;
    addresses.push({ text, from });
    from += text.length + 1;
  }
  return addresses;
}
