import { bindParameters, type Parameter, placement, serverParameters, subKeywordsOf } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { certainSection } from './certain-section.js';

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
  return word.variables.some(({ expandsToWords }) => expandsToWords);
}
