import { parseTarget } from '@haplint/catalog';
import { ruleProblem } from '../rule/rule-problem.js';
import { describeValue, listing, unknownName } from '../rule/schema-violation.js';
import type { AnyRule } from '../rule/types.js';
import { TEMPLATE_SETTINGS } from '../template-setting.js';
import type { RuleTestCase, RuleTestCases } from './cases.js';

/** What is wrong with a value, as one sentence part; null for nothing. */
type Check = (value: unknown) => string | null;
type Given = Readonly<Record<string, unknown>>;

const expecting =
  (what: string, isRight: (value: unknown) => boolean): Check =>
  (value) =>
    isRight(value) ? null : `expected ${what}, found ${describeValue(value)}`;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

const text = expecting('a text', isText);
const textOrNull = expecting('a text or null', (value) => value === null || isText(value));
const boolean = expecting('true or false', (value) => typeof value === 'boolean');
const number = expecting('a number from 1 on', isNumber);
const object = expecting('an object', isObject);

/** What a case may have, each key with what its value has to be. */
const CASE: Readonly<Record<string, Check>> = {
  name: text,
  code: text,
  options: expecting('a list of the options, one after the other', Array.isArray),
  target: (value) => text(value) ?? (parseTarget(value as string) === null ? `"${value}" is not a version or a known branch` : null),
  targets: (value) => {
    if (!Array.isArray(value) || value.length === 0) return `expected a list of versions or branches, found ${describeValue(value)}`;
    return value.map((each) => CASE.target?.(each) ?? null).find((mistake) => mistake !== null) ?? null;
  },
  env: expecting('an object of texts', (value) => isObject(value) && Object.values(value).every(isText)),
  filename: text,
  template: expecting(listing(TEMPLATE_SETTINGS.map((each) => `"${each}"`)), (value) => TEMPLATE_SETTINGS.some((each) => each === value)),
  fragment: boolean,
  with: (value) => {
    if (!isObject(value)) return object(value);
    for (const [id, rule] of Object.entries(value)) {
      const problem = ruleProblem(rule);
      if (problem !== null) return `rule "${id}": ${problem}`;
    }
    return null;
  },
  only: boolean,
};

const INVALID: Readonly<Record<string, Check>> = {
  ...CASE,
  errors: expecting('a list of the findings', (value) => Array.isArray(value) && value.length > 0),
  output: textOrNull,
  unsafeOutput: textOrNull,
};

const MESSAGE: Readonly<Record<string, Check>> = {
  messageId: text,
  message: expecting('a text or a regular expression', (value) => isText(value) || value instanceof RegExp),
  data: object,
};

const FINDING: Readonly<Record<string, Check>> = {
  ...MESSAGE,
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  related: expecting('a list of lines', (value) => Array.isArray(value) && value.every(isNumber)),
  suggestions: expecting('a list', Array.isArray),
};

const SUGGESTION: Readonly<Record<string, Check>> = { ...MESSAGE, output: text };

/** A case that has all that is its own; a text alone is made one. */
export function asCase(given: string | RuleTestCase): RuleTestCase {
  return typeof given === 'string' ? { code: given } : given;
}

/** The same case for each of its targets. */
export function forEachTarget<Case extends RuleTestCase>(testCase: Case): readonly Case[] {
  const { targets, ...others } = testCase;
  return targets === undefined ? [testCase] : targets.map((target) => ({ ...others, target }) as unknown as Case);
}

/** What is wrong with a rule or with its table, before any case is run; null for nothing. One sentence without a full stop. */
export function tableMistake(rule: AnyRule, cases: RuleTestCases): string | null {
  const problem = ruleProblem(rule);
  if (problem !== null) return `the rule: ${problem}`;
  if (!isObject(cases)) return `expected an object with "valid" and "invalid", found ${describeValue(cases)}`;
  const stray = Object.keys(cases).find((key) => key !== 'valid' && key !== 'invalid');
  if (stray !== undefined) return `unknown key "${stray}" beside "valid" and "invalid"`;
  if (!Array.isArray(cases.valid) || !Array.isArray(cases.invalid)) return 'expected "valid" and "invalid" to be lists of cases';
  if (cases.valid.length === 0 || cases.invalid.length === 0) return 'at least one valid and one invalid case';
  const seen = new Map<string, string>();
  for (const [kind, list] of Object.entries({ valid: cases.valid, invalid: cases.invalid })) {
    for (const [i, given] of (list as readonly unknown[]).entries()) {
      const where = `${kind} case ${i + 1}`;
      const name = isObject(given) && isText(given.name) ? ` (${given.name})` : '';
      const mistake = kind === 'valid' ? validMistake(given) : invalidMistake(given, rule);
      if (mistake !== null) return `${where}${name}: ${mistake}`;
      for (const each of forEachTarget(asCase(given as string | RuleTestCase))) {
        const key = keyOf(each);
        const before = seen.get(key);
        if (before !== undefined) return `${where}${name}: duplicate case, the same as ${before}`;
        seen.set(key, where);
      }
    }
  }
  return null;
}

/** All that a case runs with; two cases of the same are one too many. */
function keyOf({ code, options, target, env, filename, template, fragment, with: others }: RuleTestCase): string {
  return JSON.stringify([code, options, target, env, filename, template, fragment, Object.keys(others ?? {})]);
}

function validMistake(given: unknown): string | null {
  return typeof given === 'string' ? null : caseMistake(given, CASE, 'a text or an object');
}

function caseMistake(given: unknown, checks: Readonly<Record<string, Check>>, expected: string): string | null {
  if (!isObject(given)) return `expected ${expected}, found ${describeValue(given)}`;
  const mistake = valuesMistake(given, checks, 'a case');
  if (mistake !== null) return mistake;
  if (given.code === undefined) return '"code" is missing';
  return given.target !== undefined && given.targets !== undefined ? 'give "target" or "targets", not both' : null;
}

function invalidMistake(given: unknown, rule: AnyRule): string | null {
  const mistake = caseMistake(given, INVALID, 'an object with "code" and "errors"');
  if (mistake !== null) return mistake;
  const { errors } = given as Given;
  if (errors === undefined) return '"errors" is missing';
  for (const [i, finding] of (errors as readonly unknown[]).entries()) {
    const problem = findingMistake(finding, rule);
    if (problem !== null) return `errors[${i}]: ${problem}`;
  }
  return null;
}

function findingMistake(finding: unknown, rule: AnyRule): string | null {
  if (!isObject(finding)) return object(finding);
  const mistake = valuesMistake(finding, FINDING, 'an expected finding');
  if (mistake !== null) return mistake;
  const missing = ['line', 'column', 'endLine', 'endColumn'].find((key) => finding[key] === undefined);
  if (missing !== undefined) return `"${missing}" is missing in an expected finding`;
  for (const [i, suggestion] of ((finding.suggestions ?? []) as readonly unknown[]).entries()) {
    const problem = suggestionMistake(suggestion, rule);
    if (problem !== null) return `suggestions[${i}]: ${problem}`;
  }
  return messageMistake(finding, rule);
}

function suggestionMistake(suggestion: unknown, rule: AnyRule): string | null {
  if (!isObject(suggestion)) return object(suggestion);
  const mistake = valuesMistake(suggestion, SUGGESTION, 'an expected suggestion');
  if (mistake !== null) return mistake;
  return suggestion.output === undefined ? '"output" is missing in an expected suggestion' : messageMistake(suggestion, rule);
}

function messageMistake({ messageId, message, data }: Given, rule: AnyRule): string | null {
  if ((messageId === undefined) === (message === undefined)) return 'give "messageId" or "message" of a message, and not both';
  if (message !== undefined) return data === undefined ? null : '"data" goes with "messageId"';
  const templates = rule.meta.messages as Readonly<Record<string, string>>;
  if (!Object.hasOwn(templates, messageId as string))
    return `"messageId": ${unknownName('message of the rule', messageId as string, Object.keys(templates))}`;
  // As the types have it: a choice of messages may be given the data of all of them.
  const names = Object.values(templates).flatMap((template) => [...template.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map(([, name]) => name));
  const stray = Object.keys((data ?? {}) as object).find((name) => !names.includes(name));
  return stray === undefined ? null : `"data": no message of the rule has a placeholder "${stray}"`;
}

/** What is wrong with the keys of an object, or with a value; `undefined` counts as left out. */
function valuesMistake(given: Given, checks: Readonly<Record<string, Check>>, where: string): string | null {
  for (const [key, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (check === undefined) return `unknown key "${key}" in ${where}`;
    const mistake = value === undefined ? null : check(value);
    if (mistake !== null) return `"${key}": ${mistake}`;
  }
  return null;
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
