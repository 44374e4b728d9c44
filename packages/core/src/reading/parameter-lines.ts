import { bindParameters, type Parameter, placement, serverParameters, subKeywordsOf } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { certainSection } from './certain-section.js';
import { nameBeforeParenthesis } from './known-names.js';

/** Which parameters a line has: those of listening addresses or those of servers. */
export type ParameterKind = 'bind' | 'server';

/** Where the parameters of a line begin. */
interface ParameterLine {
  readonly kind: ParameterKind;
  /** How many words stand between the keyword and the first parameter: a name, an address. */
  readonly wordsBefore: number;
}

/** The directives that end in parameters (src/cfgparse-listen.c, src/cfgparse.c `cfg_parse_peers`, src/log.c, src/sink.c). */
const LINES: ReadonlyMap<string, ParameterLine> = new Map([
  ['bind', { kind: 'bind', wordsBefore: 1 }],
  ['dgram-bind', { kind: 'bind', wordsBefore: 1 }],
  ['default-bind', { kind: 'bind', wordsBefore: 0 }],
  ['server', { kind: 'server', wordsBefore: 2 }],
  ['peer', { kind: 'server', wordsBefore: 2 }],
  ['server-template', { kind: 'server', wordsBefore: 3 }],
  ['default-server', { kind: 'server', wordsBefore: 0 }],
]);

/** The one whose second word decides (src/cli.c `cli_parse_global`); proxies have another `stats`. */
const TWO_WORDS = ['stats', 'socket'] as const;
const TWO_WORD_LINE: ParameterLine = { kind: 'bind', wordsBefore: 1 };

/** The parameters of a kind, of every branch. */
export function parametersOf(kind: ParameterKind): ReadonlyMap<string, Parameter> {
  return kind === 'bind' ? bindParameters() : serverParameters();
}

/** How many words stand between a keyword and the first parameter of its lines; null for lines without parameters. */
export function wordsBeforeParameters(keyword: string): number | null {
  if (keyword === TWO_WORDS[0]) return TWO_WORD_LINE.wordsBefore + 1;
  return LINES.get(keyword)?.wordsBefore ?? null;
}

/** A parameter as a line gives it. */
export interface GivenParameter {
  /** The word that names it. */
  readonly word: Word;
  /** Without what stands in parentheses behind it; null where a variable hides it. */
  readonly name: string | null;
  /** Undefined where no branch knows it. */
  readonly parameter: Parameter | undefined;
  /** The words that belong to it. */
  readonly values: readonly Word[];
}

/**
 * The parameters among words, in their order: which words name one and which are another one's values. What no branch knows
 * passes for a parameter without values. An empty word ends the line, as it does for HAProxy.
 */
export function parametersIn(
  words: readonly Word[],
  kind: ParameterKind,
  textOf: (word: Word) => string | null,
): readonly GivenParameter[] {
  const known = parametersOf(kind);
  const found: GivenParameter[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const name = nameBeforeParenthesis(textOf(word));
    if (name === '') break;
    const parameter = name === null ? undefined : known.get(name);
    const next = at + 1 + (parameter?.argumentCount ?? 0);
    found.push({ word, name, parameter, values: words.slice(at + 1, next) });
    at = next;
  }
  return found;
}

/** The words of a line from its first parameter on; null for lines without parameters, and where that is not certain. */
export function parameterWords(line: Directive, model: Model): { readonly kind: ParameterKind; readonly words: readonly Word[] } | null {
  const first = model.valueOf(line.keyword);
  const isTwoWords = first === TWO_WORDS[0];
  if (first === null || (isTwoWords && model.valueOf(line.args[0]) !== TWO_WORDS[1])) return null;
  const form = isTwoWords ? TWO_WORD_LINE : LINES.get(first);
  const section = form === undefined ? null : certainSection(line, model);
  if (form === undefined || section === null || placement(section.kind, first, model.target ?? undefined) === 'refused') return null;
  if (isTwoWords && subKeywordsOf(section.kind, first)?.has(TWO_WORDS[1]) !== true) return null;
  const args = isTwoWords ? line.args.slice(1) : line.args;
  const before = args.slice(0, form.wordsBefore);
  if (before.some(mayBeSeveralWords)) return null;
  // A peer that is this very process may go without an address, and only HAProxy knows which one is (`localpeer`).
  const [, address] = args;
  if (section.kind === 'peers' && form.wordsBefore === 2 && address !== undefined && serverParameters().has(address.value)) return null;
  return { kind: form.kind, words: args.slice(form.wordsBefore) };
}

/** Whether a variable in the word turns into any number of words: `"${LIST[*]}"`. */
export function mayBeSeveralWords(word: Word): boolean {
  return !word.isLiteral && word.variables.some(({ expandsToWords }) => expandsToWords);
}

/** The word behind a parameter of a line's own, the last one of that name; null where the line has none, and where that is not certain. */
export function parameterValue(line: Directive, name: string, model: Model): Word | null {
  const given = parameterWords(line, model);
  const parameters = given === null ? [] : parametersIn(given.words, given.kind, (word) => model.valueOf(word));
  return parameters.findLast((each) => each.name === name)?.values[0] ?? null;
}
