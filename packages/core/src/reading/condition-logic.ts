import type { Condition, ConditionTerm, Directive } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { AttachedMap } from '../model/remembered.js';
import type { ConfigSection } from '../model/sections.js';
import { type AclTest, aclTest } from './acl-test.js';
import { certainSection } from './certain-section.js';
import { aclOf, conditionOf } from './conditions.js';
import { covers, excludes } from './pattern-cover.js';
import { knownTests, type PlainCondition, type PlainTerm } from './plain-conditions.js';

/** An ACL in a condition, with what is known of it. */
export interface Literal {
  readonly negated: boolean;
  /** The name of an ACL; null for one in braces. */
  readonly name: string | null;
  /** One of them has to hold; null where what the ACL tests is not known. */
  readonly tests: readonly AclTest[] | null;
}

/** A literal with the place where it is written. */
export interface WrittenLiteral extends Literal {
  readonly term: ConditionTerm;
}

/** Literals that all have to hold. */
export type Conjunction = readonly Literal[];

/** A condition as alternatives, of which one has to hold; without any, it never does. */
export type Alternatives = readonly Conjunction[];

/** `unless` turns a condition round, which multiplies its alternatives; beyond this many nothing is said of it. */
const MOST_ALTERNATIVES = 64;

/** Of an ACL with more lines nothing is said: each of them is compared with each of another's. */
const MOST_TESTS = 256;

const readers = new AttachedMap<ConfigSection, ConditionReader>();

/** The reader of a section's conditions; one for all that ask, since it looks through the section's ACLs once. */
export function conditionReader(section: ConfigSection, model: Model): ConditionReader {
  let reader = readers.get(section);
  if (reader === undefined) {
    reader = new ConditionReader(section, model);
    readers.set(section, reader);
  }
  return reader;
}

/** The conjunctions of a line's condition as they are written; none where it has no condition, or it is not certain what it says. */
export function writtenConjunctions(line: Directive, model: Model): readonly (readonly WrittenLiteral[])[] {
  const section = model.target === null ? null : certainSection(line, model);
  const found = section === null ? null : conditionOf(line, model);
  if (section === null || found === null || found.problems.length > 0) return [];
  const reader = conditionReader(section, model);
  return found.condition.alternatives.map(({ terms }) => terms.map((term) => ({ ...reader.literal(term), term })));
}

/** Reads conditions of a section, whose `acl` lines say what the names stand for. */
export class ConditionReader {
  readonly #model: Model;
  readonly #section: ConfigSection;
  #definitions: ReadonlyMap<string, readonly AclTest[] | null> | null = null;

  constructor(section: ConfigSection, model: Model) {
    this.#section = section;
    this.#model = model;
  }

  /** The alternatives of a condition; null where there are too many. */
  read({ kind, alternatives }: Condition | PlainCondition): Alternatives | null {
    const written = alternatives.map(({ terms }) => terms.map((term) => this.literal(term)));
    if (kind !== 'unless') return written;
    let turned: Alternatives = [[]];
    for (const conjunction of written) {
      turned = turned.flatMap((before) => conjunction.map((literal) => [...before, { ...literal, negated: !literal.negated }]));
      if (turned.length > MOST_ALTERNATIVES) return null;
    }
    return turned;
  }

  /** A term of a condition of the section. */
  literal(term: ConditionTerm | PlainTerm): Literal {
    const { negated } = term;
    if (!('acl' in term)) return term.name === null ? ofTest(negated, term.test) : this.#ofName(negated, term.name);
    const { acl } = term;
    if (acl.type === 'NamedAcl') return acl.isLiteral ? this.#ofName(negated, acl.name) : { negated, name: acl.name, tests: null };
    const { target } = this.#model;
    return ofTest(negated, target === null ? null : aclTest(acl.expression, target));
  }

  #ofName(negated: boolean, name: string): Literal {
    return { negated, name, tests: this.#known().get(name) ?? null };
  }

  /** What each name stands for: all lines of a name count together, wherever they stand. */
  #known(): ReadonlyMap<string, readonly AclTest[] | null> {
    this.#definitions ??= definitionsOf(this.#section, this.#model);
    return this.#definitions;
  }
}

function definitionsOf(section: ConfigSection, model: Model): ReadonlyMap<string, readonly AclTest[] | null> {
  const found = new Map<string, AclTest[] | null>();
  for (const line of section.linesWith('acl')) {
    const name = nameOf(line);
    if (name === null) continue;
    const before = found.get(name);
    const test = before === null || before?.length === MOST_TESTS ? null : testOf(line, model);
    if (before === null || test === null) found.set(name, null);
    else if (before === undefined) found.set(name, [test]);
    else before.push(test);
  }
  return found;
}

/** The name that an `acl` line gives; null where a variable makes it. */
function nameOf(line: Directive): string | null {
  // Without a node for each word of each line.
  if (line.isPlain && line.prefix === null) return line.valueAt(1) ?? null;
  const [name] = line.args;
  return name?.isLiteral ? name.value : null;
}

function ofTest(negated: boolean, test: AclTest | null): Literal {
  return { negated, name: null, tests: test === null ? null : [test] };
}

/** What an `acl` line tests. Of most in a large section only the name and the one pattern at the end differ, so that one is read for all. */
function testOf(line: Directive, model: Model): AclTest | null {
  const { target } = model;
  if (target === null || model.isRead(line) !== true) return null;
  const words = line.isPlain && line.prefix === null ? line.values : null;
  const known = words === null ? null : knownTests(model).of(words, BEHIND_NAME, words.length);
  if (known) return known;
  const defined = aclOf(line, model);
  const test = defined === null || defined.problems.length > 0 ? null : aclTest(defined.acl, target);
  if (words !== null && known === undefined) knownTests(model).add(words, BEHIND_NAME, words.length, test);
  return test;
}

/** Where the test of an `acl` line begins. */
const BEHIND_NAME = 2;

/** Whether one literal holds wherever the other does; false where that is not certain. */
export function implies(a: Literal, b: Literal): boolean {
  if (a.negated !== b.negated) return b.negated && areExclusive(a, b);
  return a.negated ? isWithin(b, a) : isWithin(a, b);
}

/** Whether the ACL of the first, taken without its negation, holds only where the second one's does. */
function isWithin(narrow: Literal, wide: Literal): boolean {
  if (narrow.name !== null && narrow.name === wide.name) return true;
  const { tests: inner } = narrow;
  const { tests: outer } = wide;
  if (inner === null || outer === null) return false;
  return inner.every((test) => (bySample(outer).get(test.sample) ?? []).some((other) => covers(other, test)));
}

const testsBySample = new WeakMap<readonly AclTest[], ReadonlyMap<string, readonly AclTest[]>>();

/** Tests by their samples: an ACL may have thousands of lines. */
function bySample(tests: readonly AclTest[]): ReadonlyMap<string, readonly AclTest[]> {
  let found = testsBySample.get(tests);
  if (found === undefined) {
    const samples = new Map<string, AclTest[]>();
    for (const test of tests) {
      const others = samples.get(test.sample);
      if (others === undefined) samples.set(test.sample, [test]);
      else others.push(test);
    }
    found = samples;
    testsBySample.set(tests, found);
  }
  return found;
}

/** Whether the two literals can never hold together; false where that is not certain. */
export function contradict(a: Literal, b: Literal): boolean {
  if (a.negated && b.negated) return false;
  if (a.negated !== b.negated) return a.negated ? isWithin(b, a) : isWithin(a, b);
  return areExclusive(a, b);
}

/** Fetches that have one value at most, whatever the client sends, so that two values exclude each other. */
const SINGLE_VALUED: ReadonlySet<string> = new Set([
  'dst',
  'dst_port',
  'method',
  'path',
  'src',
  'src_port',
  'ssl_fc_sni',
  'req.ssl_sni',
  'status',
  'url',
]);

/** Headers of which HTTP allows one only, and HAProxy refuses requests that bring several. */
const SINGLE_HEADERS: ReadonlySet<string> = new Set(['req.hdr(host)', 'req.fhdr(host)']);

function areExclusive(a: Literal, b: Literal): boolean {
  if (a.tests === null || b.tests === null || a.tests.length === 0 || b.tests.length === 0) return false;
  return a.tests.every((test) => b.tests?.every((other) => hasOneValue(test) && excludes(test, other)));
}

function hasOneValue({ fetch, sample }: AclTest): boolean {
  return SINGLE_VALUED.has(fetch) || SINGLE_HEADERS.has(sample.split(',lower')[0] as string);
}

/** Whether the second condition holds wherever the first does; false where that is not certain. Null stands for no condition. */
export function isImpliedBy(wide: Alternatives | null, narrow: Alternatives | null): boolean {
  if (wide === null) return true;
  if (narrow === null) return false;
  return narrow.every((conjunction) => wide.some((other) => other.every((b) => conjunction.some((a) => implies(a, b)))));
}
