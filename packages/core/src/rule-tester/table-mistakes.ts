import type { LooseMessage, RuleTestCase, RuleTestCases } from './cases.js';

const CASE_KEYS: ReadonlySet<string> = new Set([
  'name',
  'code',
  'options',
  'target',
  'targets',
  'env',
  'filename',
  'template',
  'fragment',
  'with',
  'only',
]);
const INVALID_KEYS: ReadonlySet<string> = new Set([...CASE_KEYS, 'errors', 'output', 'unsafeOutput']);
const MESSAGE_KEYS = ['messageId', 'message', 'data'];
const PLACE_KEYS = ['line', 'column', 'endLine', 'endColumn'] as const;
const FINDING_KEYS: ReadonlySet<string> = new Set([...MESSAGE_KEYS, ...PLACE_KEYS, 'related', 'suggestions']);
const SUGGESTION_KEYS: ReadonlySet<string> = new Set([...MESSAGE_KEYS, 'output']);

/** A case that has all that is its own; a text alone is made one. */
export function asCase(given: string | RuleTestCase): RuleTestCase {
  return typeof given === 'string' ? { code: given } : given;
}

/** The same case for each of its targets. */
export function forEachTarget<Case extends RuleTestCase>(testCase: Case): readonly Case[] {
  const { targets, ...others } = testCase;
  return targets === undefined ? [testCase] : targets.map((target) => ({ ...others, target }) as unknown as Case);
}

/** What is wrong with a table itself, whatever the rule does; null for nothing. One sentence without a full stop. */
export function tableMistake(cases: RuleTestCases): string | null {
  const stray = Object.keys(cases).find((key) => key !== 'valid' && key !== 'invalid');
  if (stray !== undefined) return `unknown key "${stray}" beside "valid" and "invalid"`;
  if (!Array.isArray(cases.valid) || !Array.isArray(cases.invalid)) return 'expected "valid" and "invalid" to be lists of cases';
  if (cases.valid.length === 0 || cases.invalid.length === 0) return 'at least one valid and one invalid case';
  const seen = new Set<string>();
  for (const [kind, list] of Object.entries({ valid: cases.valid, invalid: cases.invalid })) {
    for (const [i, given] of list.entries()) {
      const testCase = asCase(given);
      const mistake =
        caseMistake(testCase, kind === 'valid' ? CASE_KEYS : INVALID_KEYS) ?? (kind === 'valid' ? null : findingsMistake(testCase));
      if (mistake !== null) return `${kind} case ${i + 1}${testCase.name === undefined ? '' : ` (${testCase.name})`}: ${mistake}`;
      for (const each of forEachTarget(testCase)) {
        const key = keyOf(each);
        if (seen.has(key)) return `duplicate case ${testCase.name ?? key}`;
        seen.add(key);
      }
    }
  }
  return null;
}

/** All that a case runs with; two cases of the same are one too many. */
function keyOf({ code, options, target, env, filename, template, fragment, with: others }: RuleTestCase): string {
  return JSON.stringify([code, options, target, env, filename, template, fragment, Object.keys(others ?? {})]);
}

function caseMistake(testCase: RuleTestCase, keys: ReadonlySet<string>): string | null {
  const unknown = Object.keys(testCase).find((key) => !keys.has(key));
  if (unknown !== undefined) return `unknown key "${unknown}" in a case`;
  if (typeof testCase.code !== 'string') return '"code" is missing';
  if (testCase.target !== undefined && testCase.targets !== undefined) return 'give "target" or "targets", not both';
  return testCase.targets?.length === 0 ? '"targets" is empty' : null;
}

function findingsMistake(testCase: RuleTestCase): string | null {
  const { errors } = testCase as { readonly errors?: readonly Record<string, unknown>[] };
  if (!Array.isArray(errors) || errors.length === 0) return '"errors" is missing or empty';
  for (const finding of errors as readonly Record<string, unknown>[]) {
    const unknown = Object.keys(finding).find((key) => !FINDING_KEYS.has(key));
    if (unknown !== undefined) return `unknown key "${unknown}" in an expected finding`;
    const missing = PLACE_KEYS.find((key) => typeof finding[key] !== 'number');
    if (missing !== undefined) return `"${missing}" is missing in an expected finding`;
    const suggestions = (finding.suggestions ?? []) as readonly Record<string, unknown>[];
    for (const suggestion of suggestions) {
      const stray = Object.keys(suggestion).find((key) => !SUGGESTION_KEYS.has(key));
      if (stray !== undefined) return `unknown key "${stray}" in an expected suggestion`;
    }
    for (const message of [finding, ...suggestions] as readonly LooseMessage[]) {
      if ((message.messageId === undefined) === (message.message === undefined))
        return 'give "messageId" or "message" of a message, and not both';
      if (message.message !== undefined && message.data !== undefined) return '"data" goes with "messageId"';
    }
  }
  return null;
}
