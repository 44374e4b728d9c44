import { conditionPlace, earliestCondition } from '@haplint/catalog';
import {
  type AclExpression,
  type AclProblem,
  type AnonymousAcl,
  type Condition,
  type ConditionProblem,
  type Directive,
  parseAclExpression,
  parseCondition,
  type Word,
} from '@haplint/parser';
import type { Model } from '../model/model.js';
import { readingOf } from './line-reading.js';

/** The condition at the end of a line. */
export interface LineCondition {
  readonly condition: Condition;
  readonly problems: readonly ConditionProblem[];
  /** The `if` or `unless` that it begins with. */
  readonly word: Word;
}

/** What an `acl` line tests. */
export interface LineAcl {
  readonly acl: AclExpression;
  readonly problems: readonly AclProblem[];
}

/**
 * The condition of a directive that takes one; null where it has none. It begins at the first `if` or `unless` that can be
 * one: not where an argument has to be, and not quoted.
 */
export function conditionOf(line: Directive, model: Model): LineCondition | null {
  const reading = readingOf(line, model);
  if (reading.condition === undefined) reading.condition = readCondition(line);
  return reading.condition;
}

const beginsCondition = (word: Word) => word.isPlain && (word.value === 'if' || word.value === 'unless');

/** Without one of the two words there is none. */
const JOINING_WORD = /\s(?:if|unless)(?:\s|$)/;

/** Whether the text of a plain line shows that it has no condition. */
export function lacksCondition({ isPlain, raw }: Directive): boolean {
  return isPlain && !JOINING_WORD.test(raw);
}

/** The index of the word that the condition of a line begins with, -1 where it has none; `canJoin` tells which words may be an `if` or `unless`. */
export function conditionStart(words: readonly string[], canJoin: (index: number) => boolean): number {
  const last = words.findLastIndex((_, i) => canJoin(i));
  const place = last === -1 ? null : conditionPlace(words);
  if (place === null) return -1;
  const taken = earliestCondition('listen', words); // which takes all that frontends and backends take
  const earliest = Math.max(taken, place.keywords.length + place.after);
  return words.findIndex((_, i) => i >= earliest && canJoin(i));
}

function readCondition(line: Directive): LineCondition | null {
  if (lacksCondition(line)) return null;
  const words = line.prefix === null ? line.words : line.words.slice(1);
  const values = words.map(({ value }) => value);
  const start = conditionStart(values, (i) => beginsCondition(words[i] as Word));
  if (start === -1) return null;
  const { node, problems } = parseCondition(words.slice(start));
  node.parent = line;
  return { condition: node, problems, word: words[start] as Word };
}

/** What an `acl` line tests; null for other lines, and for those with nothing behind the name. */
export function aclOf(line: Directive, model: Model): LineAcl | null {
  if (line.keywordValue !== 'acl' || line.args.length < 2) return null;
  const reading = readingOf(line, model);
  if (reading.acl === undefined) {
    const { node, problems } = parseAclExpression(line.args.slice(1));
    node.parent = line;
    reading.acl = { acl: node, problems };
  }
  return reading.acl;
}

/** The ACLs in the braces of a condition. */
export function anonymousAcls({ alternatives }: Condition): readonly AnonymousAcl[] {
  return alternatives.flatMap(({ terms }) => terms.flatMap(({ acl }) => (acl.type === 'AnonymousAcl' ? [acl] : [])));
}
