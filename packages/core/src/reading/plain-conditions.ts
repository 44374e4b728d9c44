import type { Condition, Directive } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import { type AclTest, aclTest } from './acl-test.js';
import { anonymousAcls, conditionOf, conditionStart, lacksCondition } from './conditions.js';

/** A term of a condition as its words say it: an ACL by its name, or what one in braces tests. */
export interface PlainTerm {
  readonly negated: boolean;
  /** Null for an ACL in braces. */
  readonly name: string | null;
  /** Null for an ACL by name. */
  readonly test: AclTest | null;
}

/** As `Condition` without its places. */
export interface PlainCondition {
  readonly kind: 'if' | 'unless';
  readonly alternatives: readonly { readonly terms: readonly PlainTerm[] }[];
}

/**
 * The condition of a line as its words say it, without a tree of it, which a large frontend has thousands of: they differ in the names of ACLs and in a last pattern.
 * Null where the line has none, or where the tree has to tell what it says; that is so where braces begin with words that no tree was made of before.
 */
export function plainConditionOf(line: Directive, model: Model): PlainCondition | null {
  const { target } = model;
  if (target === null || !line.isPlain || line.prefix !== null || lacksCondition(line)) return null;
  const words = line.values;
  const start = conditionStart(words, (i) => words[i] === 'if' || words[i] === 'unless');
  if (start === -1) return null;
  const tests = knownTests(model);
  const alternatives = readAlternatives(words, start + 1, tests);
  if (alternatives !== null) return { kind: words[start] as 'if' | 'unless', alternatives };
  const found = conditionOf(line, model);
  if (found?.problems.length === 0) {
    for (const { expression } of anonymousAcls(found.condition)) {
      const own = expression.raw.split(SPACES);
      tests.add(own, 0, own.length, aclTest(expression, target));
    }
  }
  return null;
}

/** The condition of a line, as its words say it where these are enough; null where it has none, undefined where HAProxy cannot read it. */
export function readableCondition(line: Directive, model: Model): PlainCondition | Condition | null | undefined {
  const plain = plainConditionOf(line, model);
  if (plain !== null) return plain;
  const found = lacksCondition(line) ? null : conditionOf(line, model);
  if (found === null) return null;
  return found.problems.length > 0 ? undefined : found.condition;
}

const SPACES = /[ \t\v\f\r]+/;

/** What HAProxy takes for the name of an ACL. */
const NAME = /^[\w.:-]+$/;

const OR = /^(?:\|\||or)$/i;

function readAlternatives(words: readonly string[], from: number, tests: KnownTests): PlainCondition['alternatives'] | null {
  const alternatives: { readonly terms: readonly PlainTerm[] }[] = [];
  let terms: PlainTerm[] = [];
  for (let i = from; i < words.length; i++) {
    const word = words[i] as string;
    const negated = word.startsWith('!');
    const name = negated ? word.slice(1) : word;
    if (name === '{') {
      const end = words.indexOf('}', i);
      const test = end === -1 ? null : tests.of(words, i + 1, end);
      if (!test) return null;
      terms.push({ negated, name: null, test });
      i = end;
    } else if (OR.test(word)) {
      if (terms.length > 0) alternatives.push({ terms });
      terms = [];
    } else if (NAME.test(name) && !OR.test(name)) terms.push({ negated, name, test: null });
    else return null;
  }
  if (terms.length > 0) alternatives.push({ terms });
  return alternatives.length === 0 ? null : alternatives;
}

/** How many tests are kept. */
const MOST_TESTS = 2000;

/** What tests come to of which only the last word differs, which is their one pattern. */
class KnownTests {
  /** By the words before the pattern; null where the last word is not the only pattern. */
  readonly #byBeginning = new Map<string, AclTest | null>();

  /** What the words between two indexes test; null where that is to be read of themselves, undefined where no others like them were added. */
  of(words: readonly string[], from: number, to: number): AclTest | null | undefined {
    const pattern = words[to - 1] as string;
    // What begins with a dash may be a flag.
    if (to - from < 2 || pattern.startsWith('-')) return null;
    const known = this.#byBeginning.get(beginningOf(words, from, to));
    return known ? { ...known, patterns: [pattern] } : known;
  }

  /** Takes note of what words test; null where that is not known. */
  add(words: readonly string[], from: number, to: number, test: AclTest | null): void {
    if (to - from < 2) return;
    if (this.#byBeginning.size >= MOST_TESTS) this.#byBeginning.clear();
    const isLikeOthers = test?.patterns?.length === 1 && test.patterns[0] === words[to - 1];
    this.#byBeginning.set(beginningOf(words, from, to), isLikeOthers ? test : null);
  }
}

function beginningOf(words: readonly string[], from: number, to: number): string {
  let text = words[from] as string;
  for (let i = from + 1; i < to - 1; i++) text += ` ${words[i]}`;
  return text;
}

/** The tests that were read of a model's lines so far. */
export const knownTests = rememberedWeakly((_: Model) => new KnownTests());
