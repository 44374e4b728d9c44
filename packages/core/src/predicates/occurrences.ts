import { aclKeywords, type OneOrMore, type Predicate, rulesets, sharedPredicate } from '@haplint/catalog';
import { append, type Directive, type Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { remembered } from '../model/remembered.js';
import { parameterSources } from './effective-parameters.js';
import { samplesRead } from './samples.js';

/**
 * What occurs anywhere in a configuration. Most predicates ask for something that a configuration does not have at all, so one
 * look into these lists spares a walk over all of its sections.
 */
export class Occurrences {
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether a predicate may be true, or undecided, in some scope; false only where it is sure to be false in all. */
  readonly mayHold = remembered((predicate: Predicate): boolean => {
    if ('all' in predicate) return predicate.all.every(this.mayHold);
    if ('any' in predicate) return predicate.any.some(this.mayHold);
    if ('given' in predicate) return this.mayHold(predicate.given);
    if ('anywhere' in predicate) return this.mayHold(predicate.anywhere);
    if ('earlier' in predicate) return this.mayHold(predicate.earlier);
    if ('shared' in predicate) {
      const shared = sharedPredicate(predicate.shared);
      return shared === null || this.mayHold(shared.predicate);
    }
    if ('proxy' in predicate) return this.#mayHoldIn(predicate.proxy.where);
    if ('section' in predicate) {
      const { kind, where } = predicate.section;
      return listOf(kind).some((each) => this.#model.sectionsOfKind(each).length > 0) && this.#mayHoldIn(where);
    }
    if ('bind' in predicate) return this.#mayHoldIn(predicate.bind.where);
    if ('server' in predicate) return this.#mayHoldIn(predicate.server.where);
    if ('parameter' in predicate) {
      const { parameter } = predicate;
      const names = listOf(typeof parameter === 'string' ? parameter : parameter.name);
      return this.#hidesParameters(null) || names.some((name) => this.#mayBeSaid(name, false));
    }
    if ('option' in predicate) return this.#keywords(null).has('option');
    if ('setting' in predicate) return predicate.setting.default !== undefined || this.#hasKeyword(predicate.setting.keyword);
    if ('line' in predicate) return listOf(predicate.line.keyword).some((words) => this.#hasKeyword(words));
    if ('action' in predicate) return listOf(predicate.action.ruleset ?? rulesets()).some((words) => this.#hasKeyword(words));
    const sample = 'fetch' in predicate ? predicate.fetch : 'converter' in predicate ? predicate.converter : null;
    return sample === null || listOf(sample.name).some(this.#isCalled);
  });

  #mayHoldIn(where: Predicate | undefined): boolean {
    return where === undefined || this.mayHold(where);
  }

  #hasKeyword(words: string): boolean {
    return this.#keywords(null).has(words.split(' ')[0] as string);
  }

  readonly #keywords = remembered((_: null): ReadonlySet<string> => {
    const keywords = new Set<string>();
    for (const { lines } of this.#model.sections) for (const { keywordValue } of lines) keywords.add(keywordValue);
    return keywords;
  });

  /** Whether a word may say a text, or hold it where `asPart`; also where it stands in a comment. */
  #mayBeSaid(text: string, asPart: boolean): boolean {
    return this.#otherTexts(null).some((other) => (asPart ? other.includes(text) : other === text)) || this.#isWritten(text, asPart);
  }

  /** Whether a text stands in the files: looking for it there takes less than looking at the words one by one. */
  #isWritten(text: string, asPart: boolean): boolean {
    return this.#model.files.some((file) => {
      for (let at = file.text.indexOf(text); at !== -1; at = file.text.indexOf(text, at + 1)) {
        if (asPart || (!isInWord(file.text[at - 1]) && !isInWord(file.text[at + text.length]))) return true;
      }
      return false;
    });
  }

  /** What words say that are not in the files as HAProxy sees them, with variables as they stand there and as they are known. */
  readonly #otherTexts = remembered((_: null): readonly string[] => {
    const texts: string[] = [];
    for (const { lines } of this.#model.sections) for (const line of lines) if (!line.isPlain) append(texts, this.#textsOf(line));
    return texts;
  });

  #textsOf(line: Directive): readonly string[] {
    return line.words.flatMap((word) => [word.value, this.#model.valueOf(word) ?? '']);
  }

  /**
   * Whether a fetch or a converter of a name is called. Only lines that mention it are read for their samples, up to the first that calls
   * it: what a predicate asks for is mostly found at once, or nowhere.
   */
  readonly #isCalled = remembered((name: string): boolean => {
    const keywords = aclKeywords();
    const spellings = [name, ...[...keywords.values()].filter(({ fetch }) => fetch === name).map((keyword) => keyword.name)];
    const mentioned = spellings.filter((spelling) => this.#mayBeSaid(spelling, true));
    if (mentioned.length === 0) return false;
    const mentions = (line: Directive) =>
      (line.isPlain ? [line.raw] : this.#textsOf(line)).some((text) => mentioned.some((spelling) => text.includes(spelling)));
    const isOne = (call: { readonly name: string } | null) => call !== null && spellings.includes(call.name);
    const calls = (line: Directive) =>
      samplesRead(line, this.#model).some(({ fetch, converters }) => isOne(fetch) || converters.some(isOne));
    return this.#model.sections.some(({ lines }) => lines.some((line) => mentions(line) && calls(line)));
  });

  /** Whether a variable may hide a parameter. */
  readonly #hidesParameters = remembered((_: null): boolean => {
    const sources = new Set(parameterSources());
    const isHidden = (word: Word) => this.#model.valueOf(word) === null;
    return this.#model.sections.some(({ lines }) =>
      lines.some((line) => !line.isPlain && sources.has(line.keywordValue) && line.args.some(isHidden)),
    );
  });
}

/** Whether a character may belong to a word on its other side; undefined is none. */
function isInWord(character: string | undefined): boolean {
  return character !== undefined && /[\w.-]/.test(character);
}

function listOf<Item>(items: OneOrMore<Item>): readonly Item[] {
  return Array.isArray(items) ? items : [items as Item];
}
