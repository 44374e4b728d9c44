import { type FileNode, Word } from '@haplint/parser';
import { nearestName } from '../nearest.js';
import type { VisitableNodes } from '../rule/types.js';
import { type AttributeValue, type ComplexSelector, parseSelector, type SimpleSelector } from './syntax.js';

/** What a listener can be called with; `parent` is missing where the node is not one of the tree. */
export interface SelectedNode {
  readonly type?: string;
  readonly parent?: SelectedNode | null;
}

type Test = (node: SelectedNode) => boolean;

/** A visitor key that can be matched: what tells which nodes are worth a test, and the test. */
export interface Matcher {
  readonly onExit: boolean;
  /** The nodes it may match; each type is there once. */
  readonly heads: readonly Head[];
}

/** The nodes of one type that a matcher may match. */
export interface Head {
  readonly type: string;
  /** The keywords of lines, or kinds of sections, that it may match; null where it may match any. */
  readonly keywords: readonly string[] | null;
  /** What type and keyword leave open; null where nothing is. */
  readonly test: Test | null;
}

/** The types that `*` stands for, and all that a selector may name. */
const TREE_TYPES = [
  'ConfigFile',
  'Section',
  'SectionHeader',
  'Directive',
  'Macro',
  'Scope',
  'Word',
  'Comment',
] as const satisfies readonly Extract<keyof VisitableNodes, FileNode['type']>[];
const TYPES: readonly (keyof VisitableNodes)[] = [...TREE_TYPES, 'NeedlessSuppression', 'InvalidHaplintComment'];

/** By what nodes of a type are looked up. */
const keyOf = (type: string) => (type === 'Section' ? 'kind' : 'keyword');

const matchers = new Map<string, Matcher>();

/** The matcher of a visitor key, made once for each text; throws, saying why, where the text is no selector. */
export function matcherOf(key: string): Matcher {
  let matcher = matchers.get(key);
  if (matcher === undefined) {
    matcher = compile(key);
    matchers.set(key, matcher);
  }
  return matcher;
}

function compile(key: string): Matcher {
  const { alternatives, onExit } = parseSelector(key);
  const heads = new Map<string, Head>();
  for (const alternative of alternatives) {
    for (const head of headsOf(alternative, key)) {
      const other = heads.get(head.type);
      heads.set(head.type, other === undefined ? head : eitherOf(other, head));
    }
  }
  return { onExit, heads: [...heads.values()] };
}

/** A head that matches what either matches; the test has to look at the keyword too where the two differ in it. */
function eitherOf(a: Head, b: Head): Head {
  const keywords = a.keywords === null || b.keywords === null ? null : [...new Set([...a.keywords, ...b.keywords])];
  if (a.test === null && b.test === null && (a.keywords === null) === (b.keywords === null)) return { type: a.type, keywords, test: null };
  const tests = [a, b].map(wholeTest);
  return { type: a.type, keywords, test: (node) => tests.some((test) => test(node)) };
}

function wholeTest({ type, keywords, test }: Head): Test {
  if (keywords === null) return test ?? (() => true);
  const names = new Set<unknown>(keywords);
  const path = [keyOf(type)];
  return (node) => names.has(attribute(node, path)) && (test === null || test(node));
}

function headsOf(selector: ComplexSelector, key: string): Head[] {
  const types = new Set(selector.node.flatMap((simple) => (simple.kind === 'type' ? [knownType(simple.name, key)] : [])));
  // One node has one type.
  if (types.size > 1) return [];
  const [named] = types;
  return (named === undefined ? TREE_TYPES : [named]).map((type) => headOf(type, selector, key));
}

function headOf(type: string, { node, inside }: ComplexSelector, key: string): Head {
  let keywords: readonly string[] | null = null;
  const tests: Test[] = [];
  for (const simple of node) {
    const listed: readonly string[] | null = keywords === null ? listedIn(simple, keyOf(type)) : null;
    if (listed !== null) keywords = listed;
    else if (simple.kind !== 'type' && simple.kind !== 'any') tests.push(testOf(simple, key));
  }
  if (inside !== null) tests.push(insideTest(inside, key));
  const test =
    tests.length === 0 ? null : tests.length === 1 ? (tests[0] as Test) : (node: SelectedNode) => tests.every((one) => one(node));
  return { type, keywords, test };
}

function knownType(name: string, key: string): string {
  if ((TYPES as readonly string[]).includes(name)) return name;
  const nearest = nearestName(name, TYPES);
  throw new Error(
    `the selector "${key}" names no node type with "${name}"; ${nearest === null ? `known are ${TYPES.join(', ')}` : `did you mean "${nearest}"?`}`,
  );
}

/** `^(a|b)$` with plain names; they are looked up instead of matched. */
const NAMES_ONLY = /^\^(?:\((?:\?:)?([\w.-]+(?:\|[\w.-]+)*)\)|([\w-]+))\$$/;

/** What a condition on an attribute lists; null where it is none, or lists nothing. */
function listedIn(simple: SimpleSelector, name: string): readonly string[] | null {
  if (simple.kind !== 'equal' || simple.path.join('.') !== name) return null;
  const { value } = simple;
  if (!(value instanceof RegExp)) return [String(value)];
  const names = value.flags === '' ? NAMES_ONLY.exec(value.source) : null;
  const list = names?.[1]?.split('|') ?? (names?.[2] === undefined ? null : [names[2]]);
  // A point stands for any character.
  return list?.some((name) => name.includes('.')) ? null : (list ?? null);
}

function testOf(simple: SimpleSelector, key: string): Test {
  switch (simple.kind) {
    case 'type': {
      const name = knownType(simple.name, key);
      return (node) => node.type === name;
    }
    case 'any':
      return () => true;
    case 'has':
      return (node) => attribute(node, simple.path) != null;
    case 'equal': {
      const { path, value } = simple;
      return (node) => isEqual(attribute(node, path), value);
    }
    case 'unequal': {
      const { path, value } = simple;
      return (node) => !isEqual(attribute(node, path), value);
    }
    default: {
      const tests = simple.of.map((selector) => complexTest(selector, key));
      const wanted = simple.kind === 'is';
      return (node) => tests.some((test) => test(node)) === wanted;
    }
  }
}

function complexTest({ node: compound, inside }: ComplexSelector, key: string): Test {
  const tests = compound.map((simple) => testOf(simple, key));
  if (inside !== null) tests.push(insideTest(inside, key));
  return (node) => tests.every((test) => test(node));
}

function insideTest({ by, outer }: NonNullable<ComplexSelector['inside']>, key: string): Test {
  const test = complexTest(outer, key);
  if (by === '>') return ({ parent }) => parent != null && test(parent);
  return (node) => {
    for (let around = node.parent; around != null; around = around.parent) if (test(around)) return true;
    return false;
  };
}

/** What a path leads to from a node: the text of a word, where it is one. */
function attribute(node: SelectedNode, path: readonly string[]): unknown {
  let at: unknown = node;
  for (const name of path) {
    if (at === null || at === undefined) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at instanceof Word ? at.value : at;
}

function isEqual(actual: unknown, value: AttributeValue): boolean {
  if (value instanceof RegExp) return typeof actual === 'string' && value.test(actual);
  return actual !== undefined && typeof actual !== 'object' && String(actual) === String(value);
}
