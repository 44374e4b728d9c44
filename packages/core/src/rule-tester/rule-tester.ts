import { isDeepStrictEqual } from 'node:util';
import { formatVersion, parseTarget, type Version } from '@haplint/catalog';
import { type LintOptions, lint } from '../lint/lint.js';
import { interpolate } from '../lint/message.js';
import type { LintMessage, ResultPlace } from '../lint/result.js';
import { applyEdits } from '../rule/fixer.js';
import type { MessageData } from '../rule/messages.js';
import { mergeDefaultOptions, validateRuleOptions } from '../rule/options-schema.js';
import type { AnyRule } from '../rule/types.js';

interface CaseBase {
  /** Shown by the test runner; left out, the code is shown. */
  readonly name?: string;
  /** The configuration. */
  readonly code: string;
  /** The rule's options. */
  readonly options?: readonly unknown[];
  /** Version or branch to read it for; left out, none is known. */
  readonly target?: string;
  /** Values of environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Other rules that run along, by id, for rules that look at what the others did. */
  readonly with?: Readonly<Record<string, AnyRule>>;
}

/** A configuration the rule must be silent on. */
export type ValidCase = CaseBase;

/** What a finding must be: its message, its exact place and everything it offers. */
export interface TestFindingExpectation extends ResultPlace {
  readonly messageId: string;
  /** Values in the message; required when the message has placeholders. */
  readonly data?: MessageData;
  /** Lines of the related places, in order; required when there are any. */
  readonly related?: readonly number[];
  /** Required when the finding has suggestions. */
  readonly suggestions?: readonly { readonly messageId: string; readonly data?: MessageData; readonly output: string }[];
}

/** A configuration the rule must report, with all findings in order. */
export interface InvalidCase extends CaseBase {
  readonly errors: readonly TestFindingExpectation[];
  /** The text once all safe fixes are applied in one pass; required when there is a fix, null when there is none. */
  readonly output?: string | null;
}

export interface RuleTestCases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

type Suite = (name: string, body: () => void) => void;

const CASE_KEYS = new Set(['name', 'code', 'options', 'target', 'env', 'with', 'errors', 'output']);
const FINDING_KEYS = ['messageId', 'data', 'line', 'column', 'endLine', 'endColumn', 'related', 'suggestions'];

/**
 * Runs a rule over tables of configurations, strictly: places are exact, every fix and suggestion is asserted, every
 * case is different, and a rule needs a case it reports and one it stays silent on. It serves vitest, jest and
 * node:test alike: give it their `describe` and `it`.
 */
export class RuleTester {
  readonly #describe: Suite;
  readonly #it: Suite;

  constructor({ describe, it }: { readonly describe: Suite; readonly it: Suite }) {
    this.#describe = describe;
    this.#it = it;
  }

  /** Defines the tests of a rule. Throws at once when the tables themselves are at fault. */
  run(ruleId: string, rule: AnyRule, cases: RuleTestCases): void {
    if (cases.valid.length === 0 || cases.invalid.length === 0) throw new Error(`${ruleId}: at least one valid and one invalid case`);
    const seen = new Set<string>();
    for (const testCase of [...cases.valid, ...cases.invalid]) {
      const unknown = Object.keys(testCase).find((key) => !CASE_KEYS.has(key));
      if (unknown !== undefined) throw new Error(`${ruleId}: unknown key "${unknown}" in a case`);
      const key = JSON.stringify([testCase.code, testCase.options, testCase.target, testCase.env, Object.keys(testCase.with ?? {})]);
      if (seen.has(key)) throw new Error(`${ruleId}: duplicate case ${testCase.name ?? key}`);
      seen.add(key);
    }
    this.#describe(ruleId, () => {
      this.#describe('valid', () => {
        for (const testCase of cases.valid) this.#it(titleOf(testCase), () => checkValid(ruleId, rule, testCase));
      });
      this.#describe('invalid', () => {
        for (const testCase of cases.invalid) this.#it(titleOf(testCase), () => checkInvalid(ruleId, rule, testCase));
      });
    });
  }
}

function titleOf({ name, code, target }: CaseBase): string {
  return (name ?? code.trim()) + (target === undefined ? '' : ` [${target}]`);
}

function runCase(ruleId: string, rule: AnyRule, testCase: CaseBase): readonly LintMessage[] {
  const given = testCase.options ?? [];
  const mistake = validateRuleOptions(rule, given);
  if (mistake !== null) throw new Error(`the case's options do not fit the rule's schema: ${mistake}`);
  const rules = new Map(Object.entries(testCase.with ?? {}).map(([id, other]) => [id, configured(other, [])]));
  rules.set(ruleId, configured(rule, given));
  const options: LintOptions = {
    rulesFor: () => rules,
    knownRules: new Set(rules.keys()),
    targets: testCase.target === undefined ? [] : [targetOf(testCase.target)],
    ...(testCase.env ? { env: testCase.env } : {}),
  };
  const messages = lint([{ path: 'test.cfg', text: testCase.code }], options).results[0]?.messages ?? [];
  const crash = messages.find(({ fatal }) => fatal);
  if (crash) throw new Error(crash.message);
  return messages.filter((message) => message.ruleId === ruleId);
}

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
  checkOutput(testCase, messages);
}

function describe(messages: readonly LintMessage[]): string {
  return messages.map((m) => `\n  ${m.line}:${m.column}-${m.endLine}:${m.endColumn} ${m.messageId} ${m.message}`).join('');
}

function checkFinding(rule: AnyRule, { code, target }: InvalidCase, actual: LintMessage, expected: TestFindingExpectation): void {
  const unknown = Object.keys(expected).find((key) => !FINDING_KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`unknown key "${unknown}" in an expected finding`);
  const place = ({ line, column, endLine, endColumn }: ResultPlace) => `${line}:${column}-${endLine}:${endColumn}`;
  expectEqual('messageId', actual.messageId, expected.messageId);
  expectEqual('place', place(actual), place(expected));
  const data = target === undefined ? expected.data : { target: formatVersion(targetOf(target)), ...expected.data };
  expectEqual('message', actual.message, messageOf(rule, expected.messageId, data));
  expectEqual('lines of related places', actual.related?.map(({ line }) => line) ?? [], expected.related ?? []);
  expectEqual('number of suggestions', actual.suggestions?.length ?? 0, expected.suggestions?.length ?? 0);
  for (const [i, suggestion] of (expected.suggestions ?? []).entries()) {
    const got = actual.suggestions?.[i];
    expectEqual('suggestion', got?.desc, messageOf(rule, suggestion.messageId, suggestion.data));
    expectEqual('output of suggestion', got && applyEdits(code, [got.fix]).text, suggestion.output);
  }
}

function messageOf(rule: AnyRule, messageId: string, data: MessageData | undefined): string {
  const template = rule.meta.messages[messageId];
  if (template === undefined) throw new Error(`the rule has no message "${messageId}"`);
  const message = interpolate(template, data);
  const missing = /\{\{\s*([^{}\s]+)\s*\}\}/.exec(message)?.[1];
  if (missing !== undefined) throw new Error(`the expected finding lacks data for "${missing}"`);
  return message;
}

function checkOutput(testCase: InvalidCase, messages: readonly LintMessage[]): void {
  const fixes = messages.flatMap(({ fix }) => fix ?? []);
  if (fixes.length === 0) {
    expectEqual('output (there is no fix)', testCase.output ?? null, null);
    return;
  }
  if (testCase.output === undefined || testCase.output === null) throw new Error('there is a fix, so the case must have an "output"');
  if (testCase.output === testCase.code) throw new Error('the "output" is the code itself');
  expectEqual('output', applyEdits(testCase.code, fixes).text, testCase.output);
}

function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}
