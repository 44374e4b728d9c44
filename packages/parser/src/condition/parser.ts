import { plainText } from '../decoded-text.js';
import { parseSampleExpression } from '../expression/index.js';
import {
  type AclExpressionShape,
  type AnonymousAclShape,
  type ConditionShape,
  conditionGrammar,
  type FlagShape,
  type TermShape,
} from './grammar.js';
import { AclExpression, AclFlag, AnonymousAcl, Condition, ConditionAnd, ConditionTerm, NamedAcl } from './nodes.js';
import type { AclProblem, ConditionProblem } from './problems.js';
import { Flag, If, readAclExpression, readCondition, type WordPart } from './tokens.js';
import { type ConditionWord, isLiteral } from './words.js';

export interface ConditionResult {
  readonly node: Condition;
  readonly problems: readonly ConditionProblem[];
  /** Index of the first word that was not read: HAProxy stops at an empty one. */
  readonly end: number;
}

export interface AclExpressionResult {
  readonly node: AclExpression;
  readonly problems: readonly AclProblem[];
  /** Index of the first word that was not read: HAProxy stops at an empty one. */
  readonly end: number;
}

/** Flags that take no word. */
const PLAIN_FLAGS: ReadonlySet<string> = new Set(['-i', '-n', '-M', '--']);

/** Flags that cannot go without their word; HAProxy reads a missing number after `-u` as 0. */
const NEED_VALUE: ReadonlySet<string> = new Set(['-f', '-m']);

/** What src/tools.c `invalid_char` allows in an ACL's name. */
const ACL_NAME = /^[\w.:-]+$/;

/** Makes nodes of what the grammar has found in the tokens, and finds what HAProxy would refuse. */
class ConditionBuilder {
  readonly problems: ConditionProblem[] = [];
  readonly #words: readonly ConditionWord[];
  readonly #parts: readonly WordPart[];

  constructor(words: readonly ConditionWord[], parts: readonly WordPart[]) {
    this.#words = words;
    this.#parts = parts;
  }

  condition({ kind, alternatives }: ConditionShape, start: number, end: number): Condition {
    const name = kind === null ? null : this.#part(kind).type === If ? 'if' : 'unless';
    return new Condition(
      null,
      start,
      end,
      name,
      alternatives.map((terms) => this.#and(terms)),
    );
  }

  #and(shapes: readonly TermShape[]): ConditionAnd {
    const terms = shapes.map((shape) => this.#term(shape));
    return new ConditionAnd(null, (terms[0] as ConditionTerm).start, (terms[terms.length - 1] as ConditionTerm).end, terms);
  }

  #term({ negations, acl }: TermShape): ConditionTerm {
    let start: number | null = null;
    let negated = false;
    for (const negation of negations) {
      const { word } = this.#part(negation);
      let count = 0;
      while (word.value[count] === '!') count++;
      if (count % 2 === 1) negated = !negated;
      start ??= word.start;
    }
    const node = 'name' in acl ? this.#namedAcl(acl.name) : this.#anonymousAcl(acl);
    return new ConditionTerm(null, start ?? node.start, negated, node);
  }

  #namedAcl(name: number): NamedAcl {
    const { word, from } = this.#part(name);
    const acl = new NamedAcl(null, word, from);
    if (acl.isLiteral && !ACL_NAME.test(acl.name)) this.#report('invalid-acl-name', acl.start, acl.end, acl.name);
    return acl;
  }

  #anonymousAcl({ open, expression: shape, close }: AnonymousAclShape): AnonymousAcl {
    const { word, from } = this.#part(open);
    const before = this.problems.length;
    const expression = this.aclExpression(shape, word.end);
    const start = from === 0 ? word.start : word.offsetAt(from);
    if (close !== null) return new AnonymousAcl(null, start, this.#part(close).word.end, expression);
    // HAProxy looks for the closing brace before it reads what the braces hold.
    this.problems.length = before;
    // A variable that expands to several words may bring the brace.
    const isCertain = this.#words.slice(this.#words.indexOf(word)).every(isLiteral);
    if (isCertain) this.#report('unclosed-acl', start, word.end, '{');
    return new AnonymousAcl(null, start, Math.max(word.end, expression.end), expression);
  }

  /** `place` is the file offset where the expression is missing, should it be. */
  aclExpression(shape: AclExpressionShape, place: number): AclExpression {
    const { node: sample, problems } = parseSampleExpression(shape.sample === null ? plainText('', place) : this.#part(shape.sample).word);
    for (const problem of problems) this.problems.push(problem);
    const flags = shape.flags.map((flag) => this.#flag(flag));
    const patterns = shape.patterns.map((pattern) => this.#part(pattern).word);
    const last = patterns[patterns.length - 1] ?? flags[flags.length - 1] ?? sample;
    return new AclExpression(null, sample.start, last.end, sample, flags, patterns);
  }

  #flag({ flag, value }: FlagShape): AclFlag {
    const { type, word } = this.#part(flag);
    if (type === Flag) {
      const isKnown = PLAIN_FLAGS.has(word.value) || !isLiteral(word);
      if (!isKnown) this.#report('unknown-acl-flag', word.start, word.end, word.value);
    } else if (value === null && NEED_VALUE.has(word.value)) {
      this.#report('missing-flag-value', word.start, word.end, word.value);
    }
    return new AclFlag(null, word, value === null ? null : this.#part(value).word);
  }

  #part(index: number): WordPart {
    return this.#parts[index] as WordPart;
  }

  #report(code: ConditionProblem['code'], start: number, end: number, text: string): void {
    this.problems.push({ code, start, end, text });
  }
}

/**
 * Reads a condition: `if` or `unless`, then ACLs by name and anonymous ones. The words are a line's from `if` on; without `if` or
 * `unless` in front, all of them are taken for the condition, whose `kind` is then null, and it is for the caller to know that
 * HAProxy wants one of the two. `place` is the file offset the node gets where there is no word.
 * Knows no ACL's and no fetch's name. Total and linear; each ACL that is wrong on its own has its problem. The node's parent is
 * null, and words stay their line's. Source: src/acl.c `build_acl_cond`, `parse_acl_cond`; configuration manual, "Using ACLs to form
 * conditions".
 */
export function parseCondition(words: readonly ConditionWord[], place = 0): ConditionResult {
  const { parts, end } = readCondition(words);
  const builder = new ConditionBuilder(words, parts);
  const start = end === 0 ? place : (words[0]?.start ?? place);
  const last = end === 0 ? place : (words[end - 1]?.end ?? place);
  const node = builder.condition(conditionGrammar().conditionOf(parts), start, last);
  return { node, problems: builder.problems, end };
}

/**
 * Reads what an ACL tests: the words of an `acl` line behind its name, or of an anonymous ACL between its braces. `place` is the file
 * offset where the expression is missing, should it be; left out, it is the first word's, which may be empty and so the end of them.
 * Source: src/acl.c `parse_acl_expr`; configuration manual, "ACL basics".
 */
export function parseAclExpression(words: readonly ConditionWord[], place = words[0]?.start ?? 0): AclExpressionResult {
  const { parts, end } = readAclExpression(words);
  const builder = new ConditionBuilder(words, parts);
  const node = builder.aclExpression(conditionGrammar().aclExpressionOf(parts), place);
  return { node, problems: builder.problems as AclProblem[], end };
}
