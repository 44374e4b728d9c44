import { isDeepStrictEqual } from 'node:util';
import { formatVersion, parseTarget, type Version } from '@haplint/catalog';
import { freezeTree } from '../lint/frozen-tree.js';
import { type LintOptions, lintParsed, parseConfig } from '../lint/lint.js';
import { interpolate } from '../lint/message.js';
import type { LintMessage, ResultPlace } from '../lint/result.js';
import { applyEdits, type TextEdit } from '../rule/fixer.js';
import type { MessageData } from '../rule/messages.js';
import { mergeDefaultOptions, validateRuleOptions } from '../rule/options-schema.js';
import type { AnyRule } from '../rule/types.js';
import type { InvalidCase, LooseMessage, RuleTestCase, RuleTestCases, TestFindingExpectation, ValidCase } from './cases.js';
import { asCase, forEachTarget, tableMistake } from './table-mistakes.js';
import { globalRunner, type TestRunner } from './test-runner.js';

/**
 * Runs a rule over tables of configurations, strictly: places are exact, every fix and suggestion is asserted and leaves a text
 * that can be read, every case is different, a rule that changes the tree fails, and it needs a case it reports and one it stays
 * silent on. It serves vitest, jest, mocha and node:test alike: give it their `describe` and `it`, or nothing where they are global.
 */
export class RuleTester {
  readonly #runner: TestRunner;

  constructor(runner: TestRunner = globalRunner()) {
    this.#runner = runner;
  }

  /**
   * Defines the tests of a rule. Throws at once when the table itself is at fault. Message ids, data and options are checked as
   * the cases run, so that helpers may make up cases; for the compiler to check them, write `satisfies CasesOf<typeof rule>`.
   */
  run(ruleId: string, rule: AnyRule, table: RuleTestCases): void {
    const mistake = tableMistake(rule, table);
    if (mistake !== null) throw new Error(`${ruleId}: ${mistake}`);
    const { describe } = this.#runner;
    describe(ruleId, () => {
      describe('valid', () => {
        for (const each of table.valid.map(asCase).flatMap(forEachTarget)) this.#it(each, () => checkValid(ruleId, rule, each));
      });
      describe('invalid', () => {
        for (const each of table.invalid.flatMap(forEachTarget)) this.#it(each, () => checkInvalid(ruleId, rule, each));
      });
    });
  }

  #it(testCase: RuleTestCase, body: () => void): void {
    const { it } = this.#runner;
    const title = titleOf(testCase);
    if (testCase.only !== true) it(title, body);
    else if (it.only === undefined) throw new Error(`"only" in a case: this test runner has no it.only`);
    else it.only(title, body);
  }
}

function titleOf({ name, code, target }: RuleTestCase): string {
  return (name ?? code.trim()) + (target === undefined ? '' : ` [${target}]`);
}

function sourceOf({ code, filename = 'test.cfg', template }: RuleTestCase, text = code) {
  return { path: filename, text, ...(template === undefined ? {} : { template }) };
}

function runCase(ruleId: string, rule: AnyRule, testCase: RuleTestCase): readonly LintMessage[] {
  const given = (testCase.options ?? []) as readonly unknown[];
  const mistake = validateRuleOptions(rule, given);
  if (mistake !== null) throw new Error(`the case's options do not fit the rule's schema: ${mistake}`);
  const rules = new Map(Object.entries(testCase.with ?? {}).map(([id, other]) => [id, configured(other, [])]));
  rules.set(ruleId, configured(rule, given));
  const options: LintOptions = {
    rulesFor: () => rules,
    knownRules: new Set(rules.keys()),
    targets: testCase.target === undefined ? [] : [targetOf(testCase.target)],
    ...(testCase.env === undefined ? {} : { env: testCase.env }),
    ...(testCase.fragment === undefined ? {} : { fragment: testCase.fragment }),
  };
  const file = parseConfig(sourceOf(testCase));
  freezeTree(file);
  const messages = lintParsed([file], options).results[0]?.messages ?? [];
  const crash = messages.find(({ fatal }) => fatal);
  if (crash) throw new Error(`${crash.message}${WRITING.test(crash.message) ? '; a rule must not change the tree' : ''}`);
  return messages.filter((message) => message.ruleId === ruleId);
}

/** What V8 says of writing to what is frozen. */
const WRITING = /Cannot (?:add property|assign to read only property|delete property|define property)/;

function configured(rule: AnyRule, options: readonly unknown[]) {
  return { rule, severity: rule.meta.severity === 'error' ? (2 as const) : (1 as const), options: mergeDefaultOptions(rule, options) };
}

function targetOf(text: string): Version {
  const target = parseTarget(text);
  if (target === null) throw new Error(`"${text}" is not a version or a known branch`);
  return target;
}

function checkValid(ruleId: string, rule: AnyRule, testCase: ValidCase): void {
  const messages = runCase(ruleId, rule, testCase);
  if (messages.length > 0) throw new Error(`expected no finding, got ${messages.length}: ${describe(messages)}`);
}

function checkInvalid(ruleId: string, rule: AnyRule, testCase: InvalidCase): void {
  const messages = runCase(ruleId, rule, testCase);
  if (messages.length !== testCase.errors.length) {
    throw new Error(`expected ${testCase.errors.length} findings, got ${messages.length}: ${describe(messages)}`);
  }
  for (const [i, expected] of testCase.errors.entries()) checkFinding(rule, testCase, messages[i] as LintMessage, expected);
  const safe = messages.flatMap(({ fix }) => fix ?? []);
  const unsafe = messages.flatMap(({ unsafeFix }) => unsafeFix ?? []);
  checkOutput('output', testCase, safe, safe.length > 0);
  checkOutput('unsafeOutput', testCase, [...safe, ...unsafe], unsafe.length > 0);
}

function describe(messages: readonly LintMessage[]): string {
  return messages.map((m) => `\n  ${m.line}:${m.column}-${m.endLine}:${m.endColumn} ${m.messageId} ${m.message}`).join('');
}

function checkFinding(rule: AnyRule, testCase: InvalidCase, actual: LintMessage, expected: TestFindingExpectation): void {
  const place = ({ line, column, endLine, endColumn }: ResultPlace) => `${line}:${column}-${endLine}:${endColumn}`;
  checkMessage('message', rule, testCase, actual.message, actual.messageId, expected);
  expectEqual('place', place(actual), place(expected));
  expectEqual('lines of related places', actual.related?.map(({ line }) => line) ?? [], expected.related ?? []);
  expectEqual('number of suggestions', actual.suggestions?.length ?? 0, expected.suggestions?.length ?? 0);
  for (const [i, suggestion] of (expected.suggestions ?? []).entries()) {
    const got = actual.suggestions?.[i] as NonNullable<LintMessage['suggestions']>[number];
    checkMessage('suggestion', rule, testCase, got.desc, got.messageId, suggestion);
    checkEdited('output of suggestion', testCase, [got.fix], suggestion.output);
  }
}

const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/;

function checkMessage(
  what: string,
  rule: AnyRule,
  { target }: RuleTestCase,
  text: string,
  messageId: string | undefined,
  { messageId: expectedId, message, data }: LooseMessage,
): void {
  if (message instanceof RegExp) {
    if (!message.test(text)) throw new Error(`${what}: expected it to match ${message}, got ${JSON.stringify(text)}`);
  } else if (message === undefined) {
    expectEqual(`messageId of the ${what}`, messageId, expectedId);
    const known = target === undefined ? data : { target: formatVersion(targetOf(target)), ...data };
    expectEqual(what, text, messageOf(rule, expectedId as string, known));
  } else expectEqual(what, text, message);
  const left = messageId === undefined ? undefined : PLACEHOLDER.exec(text)?.[1];
  if (left !== undefined) throw new Error(`the rule's report lacks data for "${left}"`);
}

function messageOf(rule: AnyRule, messageId: string, data: MessageData | undefined): string {
  const template = (rule.meta.messages as Readonly<Record<string, string>>)[messageId];
  if (template === undefined) throw new Error(`the rule has no message "${messageId}"`);
  const message = interpolate(template, data);
  const missing = PLACEHOLDER.exec(message)?.[1];
  if (missing !== undefined) throw new Error(`the expected message lacks data for "${missing}"`);
  return message;
}

function checkOutput(key: 'output' | 'unsafeOutput', testCase: InvalidCase, edits: readonly TextEdit[], isNeeded: boolean): void {
  const expected = testCase[key] ?? null;
  if (!isNeeded) {
    expectEqual(`${key} (there is no ${key === 'output' ? 'fix' : 'unsafe fix'})`, expected, null);
    return;
  }
  if (expected === null) throw new Error(`there is a${key === 'output' ? '' : 'n unsafe'} fix, so the case must have an "${key}"`);
  checkEdited(key, testCase, edits, expected);
}

/** Holds the text that edits make to what is expected; it may have no faults of syntax that the code has not. */
function checkEdited(what: string, testCase: RuleTestCase, edits: readonly TextEdit[], expected: string): void {
  const { code } = testCase;
  if (expected === code) throw new Error(`the ${what} is the code itself`);
  const { text } = applyEdits(code, edits);
  expectEqual(what, text, expected);
  const faultsOf = (some: string) => parseConfig(sourceOf(testCase, some)).problems;
  const faults = faultsOf(text);
  if (faults.length > faultsOf(code).length)
    throw new Error(`the ${what} cannot be read any more: ${faults.map((each) => each.code).join(', ')}`);
}

function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}
