import { type Argument, compareBranches, grammarOf, REPEATED_SETTINGS, type Version } from '@haplint/catalog';
import { type Directive, parseCondition, type Word } from '@haplint/parser';
import type { Environment } from '../model/environment.js';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { conditionOf } from '../reading/conditions.js';
import { readingOf } from '../reading/line-reading.js';
import type { Expectation } from './expectations.js';
import { argumentsOf, grammarFor, wordsOf } from './grammar-of-line.js';
import { type ConditionJudge, type IsRegistered, readArguments, readExpectations } from './interpreter.js';
import type { ArgumentProblem } from './problems.js';
import { ReadBefore } from './read-before.js';
import { judgeValue } from './values.js';

/**
 * What is wrong with the arguments of a directive that HAProxy reads, by the catalog's grammar of its keyword; null where
 * nothing is, where no grammar is written, or where the text does not tell.
 */
export function argumentProblemOf(directive: Directive, model: Model): ArgumentProblem | null {
  const reading = readingOf(directive, model);
  if (reading.argumentProblem === undefined) reading.argumentProblem = findProblem(directive, model);
  return reading.argumentProblem;
}

function findProblem(directive: Directive, model: Model): ArgumentProblem | null {
  const section = model.sectionOf(directive);
  const version = model.target as Version; // a configuration is always read for some version
  if (section === null || directive.broken || model.isRead(directive) !== true) return null;
  const words = wordsOf(directive);
  const found = grammarFor(directive, words, section, version);
  if (found === null) return null;
  const { grammar, keywordLength } = found;
  const lastWord = words[keywordLength - 1] as Word;
  if (grammar.keyword.endsWith('*)') && !lastWord.value.endsWith(')')) return { kind: 'missing', name: '")"', after: lastWord };
  const form = grammar.form === undefined ? null : judgeValue(lastWord.value, grammar.form, version);
  if (form !== null) return { kind: 'invalid', name: 'keyword', word: lastWord, ...form };
  const args = argumentsOf(directive, found);
  const mode = checkedMode(section, model);
  const judge: ConditionJudge = (condition) => {
    const own = conditionOf(directive, model);
    return own !== null && own.word === condition[0] ? own.problems : parseCondition(condition).problems;
  };
  const isRegistered: IsRegistered = (kind, name) => model.isRegistered(kind, name);
  const behind = words.slice(keywordLength);
  const problem = readArguments(lastWord, behind, args, version, model.env, mode, judge, isRegistered, readBefore(model));
  // How many words there are is counted before anything else.
  const isPassedOver = problem !== null && problem.kind !== 'extra' && mayBePassedOver(directive, section, version, model);
  return isPassedOver ? null : problem;
}

/** What was read of a configuration so far. */
const readBefore = rememberedWeakly((_: Model) => new ReadBefore());

/** A directive as far as it is written, read by its grammar. */
export interface ReadSoFar {
  /** The words of its keyword as the grammar has it, and how many they are. */
  readonly keyword: string;
  readonly keywordLength: number;
  readonly args: readonly Argument[];
  /** What may stand behind the words; indexes in it count the words behind the keyword. */
  readonly expectations: readonly Expectation[];
}

/**
 * What may stand behind the first words of a directive in a kind of section, by the grammar that the rules hold directives to.
 * `words` begins with the keyword; `negated`: `no` stands in front. Null where no grammar is written for them.
 */
export function expectedBehind(
  section: string,
  words: readonly Word[],
  negated: boolean,
  version: Version,
  env: Environment,
): ReadSoFar | null {
  const found = grammarOf(
    section,
    words.slice(0, 4).map(({ value }) => value),
    version,
  );
  if (found === null) return null;
  const { grammar, keywordLength } = found;
  const args = (negated ? grammar.negated : undefined) ?? grammar.args;
  const last = words[keywordLength - 1] as Word;
  const expectations = readExpectations(last, words.slice(keywordLength), args, version, env);
  return { keyword: grammar.keyword, keywordLength, args, expectations };
}

/** The sections whose parsers pass over a setting that is there already, before they look at its value. */
const PASSING_OVER: ReadonlySet<string> = new Set(['global', 'userlist']);

/** Whether the line may repeat a setting, so that HAProxy does not read its value. */
function mayBePassedOver(directive: Directive, section: ConfigSection, { branch }: Version, model: Model): boolean {
  const setting = REPEATED_SETTINGS.find(
    ({ words, sections, keeps, since }) =>
      keeps === 'first' &&
      words[0] === directive.keyword.value &&
      sections.includes(section.kind) &&
      (since === null || compareBranches(branch, since) >= 0),
  );
  if (setting === undefined || !PASSING_OVER.has(section.kind)) return false;
  const sections = section.kind === 'global' ? model.sectionsOfKind('global') : [section];
  for (const each of sections) {
    for (const line of each.linesWith(directive.keyword.value)) {
      if (line === directive) return false;
      if (setting.words.every((_, i) => (i === 0 ? line.keyword : line.args[i - 1])?.value === directive.words[i]?.value)) return true;
    }
  }
  return false;
}

/** The mode of a proxy that HAProxy is sure to check as a whole; null where there is none, or where it is not known. */
function checkedMode(section: ConfigSection, model: Model): string | null {
  const isChecked = section instanceof ProxySection && model.isSettled(section) && model.isDisabled(section) === false;
  return isChecked ? (model.effectiveMode(section)?.mode ?? null) : null;
}
