import type { Argument, Naming, StatementGrammar } from '@haplint/catalog';
import { append, type Directive, type Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { remembered } from '../model/remembered.js';
import { argumentsOf, grammarFor, wordsOf } from './grammar-of-line.js';
import { listenForWords } from './interpreter.js';

/** A name in a word of a line: `name` stands at the index `at` of what the word says. */
export interface WrittenName {
  readonly word: Word;
  readonly name: string;
  readonly at: number;
  readonly naming: Naming;
}

/**
 * The names that the arguments of a directive give or refer to, by the catalog's grammar of its keyword, in the order of the
 * text. Names that a variable takes part in are left out, and those in conditions and sample expressions are not the
 * grammar's to tell.
 */
export function namesIn(directive: Directive, model: Model): readonly WrittenName[] {
  const section = model.sectionOf(directive);
  if (section === null || directive.broken || model.target === null) return [];
  const words = wordsOf(directive);
  const found = grammarFor(directive, words, section, model.target);
  if (found === null) return [];
  if (!namesSomething(found.grammar)) return [];
  const names: WrittenName[] = [];
  const { grammar, keywordLength } = found;
  const lastWord = words[keywordLength - 1] as Word;
  if (grammar.inParentheses !== undefined) append(names, namesInParentheses(lastWord, grammar.inParentheses));
  listenForWords(lastWord, words.slice(keywordLength), argumentsOf(directive, found), model.target, model.env, (word, _, naming) => {
    if (naming !== undefined && word.isLiteral) append(names, namesInWord(word, naming));
  });
  return names;
}

/** Whether there is any name among what a grammar describes; most have none, and their lines need not be read. */
const namesSomething = remembered(
  ({ args, negated, inParentheses }: StatementGrammar): boolean =>
    inParentheses !== undefined || [...args, ...(negated ?? [])].some(isNaming),
);

function isNaming(argument: Argument): boolean {
  if ('parameters' in argument) return Object.values(argument.parameters).some((args) => args.some(isNaming));
  if ('choose' in argument) return Object.values(argument.choose).some((args) => args.some(isNaming));
  return 'naming' in argument && argument.naming !== undefined;
}

function namesInWord(word: Word, naming: Naming): WrittenName[] {
  const { value } = word;
  if (naming.behind !== undefined) {
    const beginning = Object.keys(naming.behind).find((each) => value.startsWith(each));
    if (beginning === undefined) return [];
    const kind = naming.behind[beginning] as Naming['kind'];
    return listed(word, beginning.length, value.slice(beginning.length), { ...naming, kind });
  }
  if (naming.isList !== true) return listed(word, 0, value, naming);
  return separated(value, 0).flatMap(([at, name]) => listed(word, at, name, naming));
}

/** The arguments between the first parenthesis of a word and the last one. */
function namesInParentheses(word: Word, namings: readonly Naming[]): WrittenName[] {
  const open = word.value.indexOf('(');
  const close = word.value.lastIndexOf(')');
  if (open === -1 || close < open) return [];
  const parts = separated(word.value.slice(open + 1, close), open + 1);
  return namings.flatMap((naming, i) => {
    const [at, text] = parts[i] ?? [0, ''];
    return listed(word, at + text.length - text.trimStart().length, text.trim(), naming);
  });
}

/** The parts between commas, each with its index. */
function separated(text: string, from: number): [at: number, part: string][] {
  let at = from;
  return text.split(',').map((part) => {
    const place = at;
    at += part.length + 1;
    return [place, part];
  });
}

function listed(word: Word, at: number, name: string, naming: Naming): WrittenName[] {
  return name === '' ? [] : [{ word, name, at, naming }];
}
