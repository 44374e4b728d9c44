import { type Argument, type ArgumentType, converter, isRegisteredByLua, type Naming, type Version } from '@haplint/catalog';
import type { AddressProblemCode, ConditionProblem, Word } from '@haplint/parser';
import type { DeclaredKeywords } from '../model/additions.js';
import { certainTexts, type Environment, expandWord } from '../model/environment.js';
import { mayBeSeveralWords } from '../reading/parameter-lines.js';
import { findAddressProblem } from './addresses.js';
import { type Expectation, Expectations } from './expectations.js';
import type { ArgumentProblem } from './problems.js';
import type { ReadBefore } from './read-before.js';
import { type InvalidValue, isSince, judgeTexts, judgeValue, typeFor } from './values.js';

/** How reading a list of arguments ended. */
type Outcome =
  /** The index of the first word that was not read. */
  | { readonly next: number }
  /** What follows is not judged: a problem was found, or a variable hides how many words there are. */
  | { readonly next: null };

const STOPPED: Outcome = { next: null };

/** Reads the words of a condition, from its `if` or `unless` on, and gives what is wrong with them. */
export type ConditionJudge = (words: readonly Word[]) => readonly ConditionProblem[];

/**
 * Walks the words behind a keyword against an argument grammar, as HAProxy's own parser of that keyword does, and gives
 * the first problem: HAProxy stops there too. `isRegistered` tells what scripts and modules bring. Words whose variables
 * are unknown fit everything; one that may be several words ends the walk. `mode` is that of the proxy, where it is known.
 * `readBefore` is what was read of the same configuration.
 */
export function readArguments(
  keyword: Word,
  words: readonly Word[],
  grammar: readonly Argument[],
  version: Version,
  env: Environment,
  mode: string | null,
  problemsOfCondition: ConditionJudge,
  isRegistered: IsRegistered,
  readBefore: ReadBefore,
): ArgumentProblem | null {
  const line = [keyword, ...words];
  // Servers differ in their names and addresses.
  const isCompared = !grammar.some((argument) => 'parameters' in argument);
  if (isCompared && readBefore.has(grammar, mode, line, 1)) return null;
  const reader = new ArgumentReader(line, version, env, mode, { problemsOfCondition, isRegistered, readBefore });
  const { next } = reader.read(grammar, 1);
  if (isCompared && next === line.length && reader.lateProblem === null) readBefore.add(grammar, mode, line, 1);
  if (reader.problem === null && next !== null && next < line.length) {
    const extra = line[next] as Word;
    // To HAProxy, the line ends at an empty word.
    return expandWord(extra, env) ? { kind: 'extra', word: extra, last: words.at(-1) as Word } : reader.lateProblem;
  }
  return reader.problem ?? reader.lateProblem;
}

export type IsRegistered = (kind: keyof DeclaredKeywords, name: string) => boolean;

/** Is told of each word that is one argument, with its type and what it names, in order, up to where the walk ends. */
export type WordListener = (word: Word, type: ArgumentType, naming: Naming | undefined) => void;

/** Walks the words as `readArguments` does, for what each of them is. */
export function listenForWords(
  keyword: Word,
  words: readonly Word[],
  grammar: readonly Argument[],
  version: Version,
  env: Environment,
  listener: WordListener,
): void {
  new ArgumentReader([keyword, ...words], version, env, null, { listener }).read(grammar, 1);
}

/**
 * What a grammar lets stand at the word behind some words: all that may come next, in the grammar's order. Reads as
 * `readArguments` does, but goes on behind words that are no values of their type, since what comes next is still the same.
 */
export function readExpectations(
  keyword: Word,
  words: readonly Word[],
  grammar: readonly Argument[],
  version: Version,
  env: Environment,
): readonly Expectation[] {
  const expectations = new Expectations(words.length + 1, version);
  new ArgumentReader([keyword, ...words], version, env, null, { expectations }).read(grammar, 1);
  return expectations.list;
}

/** What is wrong with an address only where the rest of the line, or the configuration, does not make up for it. */
const LATE: ReadonlySet<AddressProblemCode> = new Set(['experimental', 'srv-record', 'unresolvable-host']);

/** Words behind which no parameter comes. */
const ENDS: ReadonlySet<string> = new Set(['', 'if', 'unless']);

/** Whether a word that fits its type begins a sample expression. */
function isExpression(type: ArgumentType, text: string): boolean {
  if (type.type === 'expression') return type.orNumber === undefined || !/^\s*[+-]?\d/.test(text);
  return 'orExpression' in type && type.orExpression === true && !/^\d/.test(text);
}

/** The name that a parameter is listed by: up to its parenthesis. */
function parameterName(text: string): string {
  const parenthesis = text.indexOf('(');
  return parenthesis === -1 ? text : text.slice(0, parenthesis + 1);
}

type Parameters = Extract<Argument, { parameters: unknown }>;

/** Whether the parameters that were read narrow a value. */
function isNarrowed({ beside, alone }: NonNullable<Parameters['narrowed']>, read: ReadonlySet<string>): boolean {
  return beside.some((name) => read.has(name)) || (alone !== undefined && read.size === 1 && read.has(alone));
}

/** What a walk is for: to judge the words, or to tell of the names in them or of what may come behind them. */
interface Asked {
  readonly problemsOfCondition?: ConditionJudge;
  /** Tells what scripts and modules bring. */
  readonly isRegistered?: IsRegistered;
  readonly readBefore?: ReadBefore;
  readonly listener?: WordListener;
  readonly expectations?: Expectations;
}

class ArgumentReader {
  problem: ArgumentProblem | null = null;
  /** The first one behind which HAProxy reads on. */
  lateProblem: ArgumentProblem | null = null;
  /** The keyword first. */
  readonly #words: readonly Word[];
  readonly #version: Version;
  readonly #env: Environment;
  readonly #mode: string | null;
  readonly #isRegistered: IsRegistered;
  /** Null where words are not judged. */
  readonly #readBefore: ReadBefore | null;
  readonly #listener: WordListener | null;
  /** Where to note what may come behind the last word; null where the words are judged. */
  readonly #expectations: Expectations | null;
  readonly #problemsOfCondition: ConditionJudge;

  constructor(words: readonly Word[], version: Version, env: Environment, mode: string | null, asked: Asked) {
    this.#words = words;
    this.#version = version;
    this.#env = env;
    this.#mode = mode;
    this.#listener = asked.listener ?? null;
    this.#expectations = asked.expectations ?? null;
    this.#problemsOfCondition = asked.problemsOfCondition ?? (() => []);
    this.#isRegistered = asked.isRegistered ?? (() => false);
    this.#readBefore = asked.readBefore ?? null;
  }

  /** Reads arguments from a word on. */
  read(grammar: readonly Argument[], from: number): Outcome {
    let at = from;
    for (const argument of grammar) {
      const outcome = this.#readOne(argument, at);
      if (outcome.next === null) return STOPPED;
      at = outcome.next;
    }
    return { next: at };
  }

  #readOne(argument: Argument, at: number): Outcome {
    this.#expectations?.note(argument, at);
    if ('rest' in argument) return STOPPED;
    // Names in conditions are not the grammar's to tell.
    if ('condition' in argument) return this.#listener === null ? this.#readCondition(argument, at) : STOPPED;
    if ('parameters' in argument) return this.#readParametersOnce(argument, at);
    if ('choose' in argument) return this.#readChosen(argument, at);
    if ('values' in argument) return this.#readMany(argument.name, argument.values, at);
    const word = this.#words[at];
    if (word === undefined) {
      return argument.optional ? { next: at } : this.#stop({ kind: 'missing', name: argument.name, after: this.#words[at - 1] as Word });
    }
    if (mayBeSeveralWords(word)) return STOPPED;
    const value = expandWord(word, this.#env);
    if (value === '' && argument.optional) return STOPPED; // to HAProxy, the line ends here
    const type = typeFor((this.#isFollowed(at) ? argument.followed : undefined) ?? argument.value, this.#version);
    this.#listener?.(word, type, argument.naming);
    // A wrong value does not change what the other words are.
    if (this.#listener !== null || this.#expectations !== null) {
      return isExpression(type, word.value) ? this.#readConverters(at + 1) : { next: at + 1 };
    }
    if (value !== null && value !== '' && type.type === 'address') {
      const problem = findAddressProblem(word, value, type, this.#version, this.#mode);
      if (problem !== null && !(problem.kind === 'address' && LATE.has(problem.code))) return this.#stop(problem);
      this.lateProblem ??= problem;
      return { next: at + 1 };
    }
    const wrong = value === null ? this.#judgeAround(word, type) : judgeValue(value, type, this.#version);
    const kind = type.type === 'choice' ? type.registered : undefined;
    // What such a name takes is known to whoever registered it.
    if (wrong !== null && kind !== undefined && this.#isRegistered(kind, (value ?? '').split('(', 1)[0] as string)) return STOPPED;
    if (wrong !== null) return this.#stop({ kind: 'invalid', name: argument.name, word, ...wrong });
    // HAProxy's parsers cannot tell an empty word from none.
    if (value === '') return this.#stop({ kind: 'missing', name: argument.name, after: this.#words[at - 1] as Word });
    return isExpression(type, word.value) ? this.#readConverters(at + 1) : { next: at + 1 };
  }

  /** Whether a word is sure to follow. */
  #isFollowed(at: number): boolean {
    const next = this.#words[at + 1];
    return next?.isLiteral === true && next.value !== '';
  }

  /** What no value of unknown variables makes good. */
  #judgeAround(word: Word, type: ArgumentType): InvalidValue | null {
    const texts = certainTexts(word, this.#env);
    return texts === null ? null : judgeTexts(texts, type, this.#version);
  }

  /** What a word says; null where that is not known, and where it may be several words. */
  #oneWord(word: Word): string | null {
    return mayBeSeveralWords(word) ? null : expandWord(word, this.#env);
  }

  #readMany(name: string, type: ArgumentType, from: number): Outcome {
    let at = from;
    while (at < this.#words.length && this.#words[at]?.value !== '') {
      const outcome = this.#readOne({ name, value: type }, at);
      if (outcome.next === null) return STOPPED;
      at = outcome.next;
    }
    return { next: at };
  }

  /** Reads the words that go on with an expression: those that begin with a converter (src/sample.c `sample_parse_expr`). */
  #readConverters(from: number): Outcome {
    let at = from;
    for (let word = this.#words[at]; word !== undefined; word = this.#words[++at]) {
      if (!word.isLiteral) return STOPPED;
      const [name] = /^[\w.-]*/.exec(word.value) as RegExpExecArray;
      if (isRegisteredByLua(name) || this.#isRegistered('converters', name)) return STOPPED;
      if (converter(name) === null) break;
    }
    this.#expectations?.noteConverter(from - 1, at);
    return { next: at };
  }

  /** Reads one of some words with what belongs to it. */
  #readChosen({ name, choose, others }: Extract<Argument, { choose: unknown }>, at: number): Outcome {
    const word = this.#words[at];
    const value = word === undefined ? undefined : this.#oneWord(word);
    if (value === null || (value === undefined && this.#expectations !== null)) return STOPPED;
    const args = value !== undefined && Object.hasOwn(choose, value) ? choose[value] : undefined;
    if (args !== undefined) return this.#readBehind(word as Word, args, at);
    return this.#readOne({ name, value: others ?? { type: 'choice', values: Object.keys(choose) } }, at);
  }

  /** Reads what belongs to a word. */
  #readBehind(word: Word, args: readonly Argument[], at: number): Outcome {
    this.#expectations?.enter(word.value);
    const outcome = this.read(args, at + 1);
    if (outcome.next !== null) this.#expectations?.leave();
    return outcome;
  }

  /** Reads parameters, unless the same ones were found to be right before, up to the end of the line. */
  #readParametersOnce(argument: Parameters, from: number): Outcome {
    if (this.#readBefore?.has(argument, this.#mode, this.#words, from)) return { next: this.#words.length };
    const outcome = this.#readParameters(argument, from);
    if (outcome.next === this.#words.length) this.#readBefore?.add(argument, this.#mode, this.#words, from);
    return outcome;
  }

  #readParameters(argument: Parameters, from: number): Outcome {
    const { parameters, oneOf, needs = {}, conflicts = {}, since = {}, negatable, narrowed, decided } = argument;
    let at = from;
    const read = new Set<string>();
    let narrowedAt = from;
    let deciding: Word | null = null;
    for (let word = this.#words[at]; word !== undefined; word = this.#words[at]) {
      if (!word.isLiteral) {
        // What is known to be no parameter ends them.
        const value = this.#oneWord(word);
        if (value === null || Object.hasOwn(parameters, parameterName(value)) || value.startsWith('!')) return STOPPED;
        break;
      }
      // Marks may be words of their own, any number of them.
      const isNegated = negatable !== undefined && word.value.startsWith('!');
      while (isNegated && /^!+$/.test(word.value)) {
        const mark: Word = word;
        word = this.#words[++at];
        if (word === undefined) return this.#stop({ kind: 'missing', name: 'what to negate', after: mark });
        if (!word.isLiteral) return STOPPED;
      }
      const name = parameterName(isNegated ? word.value.replace(/^!+/, '') : word.value);
      const args = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      if (args === undefined || !isSince(since[name], this.#version) || (isNegated && !negatable.includes(name))) break;
      const other = conflicts[name]?.find((earlier) => read.has(earlier));
      if (other !== undefined && this.#expectations === null) {
        const isBefore = conflicts[other]?.includes(name) !== true;
        return this.#stop({ kind: 'conflict', word, other, isBefore });
      }
      const outcome = this.#readBehind(word, args, at);
      if (outcome.next === null) return STOPPED;
      if (narrowed?.setBy.includes(name)) narrowedAt = at + 1;
      if (decided?.by.includes(name)) deciding = word;
      at = outcome.next;
      read.add(name);
    }
    if (this.#expectations !== null) {
      this.#expectations.noteParameters(argument, at, read);
      return { next: at };
    }
    // A word that is no parameter is for what follows to judge.
    if (!ENDS.has(this.#words[at]?.value ?? '')) return { next: at };
    const missing = (name: string) => this.#stop({ kind: 'missing', name, after: this.#words[at - 1] as Word });
    if (oneOf !== undefined && !oneOf.some((name) => read.has(name))) return missing(oneOf.join(' or '));
    if (decided !== undefined && deciding !== null && deciding.value !== decided.as) {
      return this.#stop({ kind: 'conflict', word: deciding, other: decided.as, isBefore: false });
    }
    for (const [name, others] of Object.entries(needs)) {
      const needed = read.has(name) ? [others].flat().find((other) => ![other].flat().some((one) => read.has(one))) : undefined;
      if (needed !== undefined) return missing([needed].flat().join(' or '));
    }
    if (narrowed !== undefined && narrowedAt > from && isNarrowed(narrowed, read)) {
      const [argument] = parameters[(this.#words[narrowedAt - 1] as Word).value] ?? [];
      if (argument !== undefined && 'value' in argument) {
        const { next } = this.#readOne({ ...argument, value: narrowed.to }, narrowedAt);
        if (next === null) return STOPPED;
      }
    }
    return { next: at };
  }

  #readCondition({ required }: Extract<Argument, { condition: true }>, at: number): Outcome {
    const word = this.#words[at];
    const value = word === undefined ? '' : this.#oneWord(word);
    if (word === undefined || value === '') {
      if (!required) return { next: this.#words.length };
      return this.#stop({ kind: 'missing', name: 'if or unless with a condition', after: this.#words[at - 1] as Word });
    }
    if (value === null) return STOPPED;
    const begins = value === 'if' || value === 'unless';
    if (this.#expectations !== null) {
      this.#expectations.noteCondition(begins ? at : null);
      return STOPPED;
    }
    if (!begins) return this.#stop({ kind: 'no-condition', word });
    if (!word.isLiteral) return STOPPED;
    const [problem] = this.#problemsOfCondition(this.#words.slice(at));
    return problem === undefined ? { next: this.#words.length } : this.#stop({ kind: 'condition', problem });
  }

  #stop(problem: ArgumentProblem): Outcome {
    this.problem = problem;
    return STOPPED;
  }
}
