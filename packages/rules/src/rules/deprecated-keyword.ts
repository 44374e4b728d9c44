import { type DeprecationTerms, isDeprecated, keyword, type Lifecycle, SECTIONS, subKeywordsOf, type Version } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import {
  keywordMisuses,
  mayBeSeveralWords,
  nameBeforeParenthesis,
  parametersOf,
  parameterWords,
  rememberedWeakly,
  takingSection,
  wordsBeforeParameters,
} from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { misplacedOption, proxyOptionUse } from '../option-line.js';
import { REWRITE_MESSAGES, rewriteReport } from '../rewrite-line.js';

/** Something of a line that the catalog has. */
interface Named {
  readonly word: Word;
  readonly name: string;
  readonly entry: Lifecycle;
  /** The words behind it. */
  readonly args: readonly Word[];
}

/** Keywords, options and parameters that HAProxy warns about as they are on their way out; the catalog says which and since when. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'keywords, options and parameters that HAProxy still takes but is going to drop', preset: 'check' },
    severity: 'warn',
    oncePer: 'form',
    quietReach: 'section',
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      deprecated: 'Deprecated {{ what }} since HAProxy {{ since }}{{ end }}. {{ advice }}',
      ...REWRITE_MESSAGES,
    },
  },
  create({ model, report, looksFurther }) {
    const { target } = model;
    if (target === null) return {};
    const parameters = deprecatedParameters(target);
    return {
      Directive(line) {
        if (line.keyword.isLiteral && !mayBeDeprecated(line.keyword.value, target)) return;
        for (const { word, name, entry, args } of namesOf(line, model, target, parameters)) {
          if (!isDeprecated(entry, target)) continue;
          // Other lines may silence it.
          looksFurther?.();
          if (!isWarned(line, name, args, entry.deprecation ?? {}, model)) continue;
          const { deprecated, removed, instead } = entry;
          const section = takingSection(line, model);
          report({
            ...(section === null ? {} : rewriteReport(line, section, model, target)),
            node: word,
            messageId: 'deprecated',
            data: {
              what: `"${name}"`,
              since: deprecated ?? '',
              end: removed === null ? '' : `, removed in ${removed}`,
              advice: instead === null ? 'Remove it.' : `Write ${instead} in its place.`,
            },
          });
        }
      },
    };
  },
});

/** How many answers are kept: there are fewer keywords, but lines may begin with anything. */
const MOST_ANSWERS = 5000;

/** What `mayBeDeprecated` has answered. */
const answersFor = rememberedWeakly((_: Version) => new Map<string, boolean>());

/** Whether something that the target warns about may stand in a line of a keyword, in whatever section. */
function mayBeDeprecated(name: string, target: Version): boolean {
  if (name === 'option' || wordsBeforeParameters(name) !== null) return true;
  const answers = answersFor(target);
  const known = answers.get(name);
  if (known !== undefined) return known;
  const entries = SECTIONS.flatMap((section) => {
    const entry = keyword(section.name, name);
    return [...(entry === null ? [] : [entry]), ...(subKeywordsOf(section.name, name)?.values() ?? [])];
  });
  const answer = entries.some((each) => isDeprecated(each, target));
  if (answers.size < MOST_ANSWERS) answers.set(name, answer);
  return answer;
}

/** What a line that HAProxy takes is made of: its keyword, the word behind it, its option, its parameters. */
function* namesOf(line: Directive, model: Model, target: Version, deprecated: ReadonlySet<string>): Iterable<Named> {
  const section = takingSection(line, model);
  const first = model.valueOf(line.keyword);
  if (section === null || first === null) return;
  const [second, ...others] = line.args;
  const entry = keyword(section.kind, first);
  if (entry !== null) yield { word: line.keyword, name: first, entry, args: line.args };
  const name = nameBeforeParenthesis(model.valueOf(second));
  const secondEntry = name === null ? null : (subKeywordsOf(section.kind, first)?.get(name) ?? null);
  if (second && name !== null && secondEntry !== null) yield { word: second, name: `${first} ${name}`, entry: secondEntry, args: others };
  yield* optionOf(line, model, target);
  // A line of many parameters is only taken apart where one of them can be meant.
  if (line.args.some(({ value, isLiteral }) => !isLiteral || deprecated.has(nameBeforeParenthesis(value))))
    yield* parametersIn(line, model);
}

/** The names of the parameters, of either kind, that the target warns about. */
const deprecatedParameters = rememberedWeakly((target: Version): ReadonlySet<string> => {
  const parameters = [...parametersOf('bind').values(), ...parametersOf('server').values()];
  return new Set(parameters.filter((entry) => isDeprecated(entry, target)).map(({ name }) => name));
});

function* optionOf(line: Directive, model: Model, target: Version): Iterable<Named> {
  const use = proxyOptionUse(line, model);
  if (use === null || use.option === null || misplacedOption(line, model, target) !== null) return;
  yield { word: use.word, name: `option ${use.name}`, entry: use.option, args: line.args.slice(1) };
}

/** The parameters of a line, as far as the text tells which of its words are some. */
function* parametersIn(line: Directive, model: Model): Iterable<Named> {
  const found = keywordMisuses(line, model).length > 0 ? null : parameterWords(line, model);
  if (found === null) return;
  const { kind, words } = found;
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const name = nameBeforeParenthesis(model.valueOf(word));
    const entry = name === null ? undefined : parametersOf(kind).get(name);
    if (name === null || entry === undefined) return;
    const next = at + 1 + (entry.argumentCount ?? 0);
    yield { word, name, entry, args: words.slice(at + 1, next) };
    if (entry.argumentCount === null || words.slice(at + 1, next).some(mayBeSeveralWords)) return;
    at = next;
  }
}

/** Whether HAProxy warns about this very line of something deprecated. */
function isWarned(line: Directive, name: string, args: readonly Word[], terms: DeprecationTerms, model: Model): boolean {
  const { silencedBy, once, negated, bare, above } = terms;
  if (negated === true && line.prefix?.value !== 'no') return false;
  if (bare === true && args.length > 0) return false;
  if (above !== undefined && !(Number(model.valueOf(args[0])) > above)) return false;
  if (once === true && !isFirst(line, name, model)) return false;
  return silencedBy === undefined || !hasGlobalLine(silencedBy, model);
}

/** Whether no line before it begins with the same words. */
function isFirst(line: Directive, name: string, model: Model): boolean {
  const words = name.split(' ');
  for (const { lines } of model.sections) {
    for (const other of lines) {
      if (other === line) return true;
      if ([other.keyword, ...other.args].slice(0, words.length).every(({ value }, i) => value === words[i])) return false;
    }
  }
  return true;
}

/** Whether a `global` section has the keyword, or may have it. */
function hasGlobalLine(name: string, model: Model): boolean {
  return !model.isWhole || model.sectionsOfKind('global').some(({ lines }) => lines.some((line) => line.keyword.value === name));
}
