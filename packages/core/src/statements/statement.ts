import { type Argument, compareBranches, grammarOf, REPEATED_SETTINGS, type RepeatedSetting, type Version } from '@haplint/catalog';
import { type Directive, parseCondition, type Word } from '@haplint/parser';
import type { Environment } from '../model/environment.js';
import type { Model } from '../model/model.js';
import { remembered, rememberedWeakly } from '../model/remembered.js';
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
  return problem !== null && mayBePassedOver(directive, problem, section, version, model) ? null : problem;
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

/** Whether the line may repeat a setting, so that HAProxy does not come to a problem of it. */
function mayBePassedOver(
  directive: Directive,
  { kind }: ArgumentProblem,
  section: ConfigSection,
  { branch }: Version,
  model: Model,
): boolean {
  const setting = REPEATED_SETTINGS.find(
    ({ words, sections, unread, since }) =>
      (unread === 'words' || (unread === 'value' && kind !== 'extra')) &&
      words[0] === directive.keywordValue &&
      sections.includes(section.kind) &&
      (since === null || compareBranches(branch, since) >= 0),
  );
  if (setting === undefined) return false;
  // All `global` sections are one.
  const lines = section.kind === 'global' ? firstGlobals(model)(setting) : firstLines(section)(setting);
  const first = lines.get(wordsOfSetting(directive, setting));
  return first !== undefined && first !== directive;
}

const firstGlobals = rememberedWeakly((model: Model) =>
  remembered((setting: RepeatedSetting) => firstIn(model.sectionsOfKind('global'), setting)),
);
const firstLines = rememberedWeakly((section: ConfigSection) => remembered((setting: RepeatedSetting) => firstIn([section], setting)));

/** The first line that makes a setting, by the words that tell which it is. */
function firstIn(sections: readonly ConfigSection[], setting: RepeatedSetting): ReadonlyMap<string, Directive> {
  const lines = new Map<string, Directive>();
  for (const section of sections) {
    for (const line of section.linesWith(setting.words[0] as string)) {
      const words = wordsOfSetting(line, setting);
      if (!lines.has(words)) lines.set(words, line);
    }
  }
  return lines;
}

function wordsOfSetting(line: Directive, { words }: RepeatedSetting): string {
  return JSON.stringify(words.slice(1).map((_, i) => line.args[i]?.value));
}

/** The mode of a proxy that HAProxy is sure to check as a whole; null where there is none, or where it is not known. */
function checkedMode(section: ConfigSection, model: Model): string | null {
  const isChecked = section instanceof ProxySection && model.isSettled(section) && model.isDisabled(section) === false;
  return isChecked ? (model.effectiveMode(section)?.mode ?? null) : null;
}
