import {
  aclKeywords,
  type ArgumentCheck,
  CONVERTER_ARGUMENT_CHECKS,
  compareBranches,
  converter,
  FETCH_ARGUMENT_CHECKS,
  formOn,
  isKnown,
  type Lifecycle,
  type SampleArguments,
  sampleFetch,
  type Version,
} from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import type { Call } from '@haplint/parser';
import { argumentMistake } from '../sample-arguments.js';
import { type LineSamples, type SampleUse, sampleExpressions } from '../sample-expressions.js';

/** Types that an empty text is a value of (src/arg.c `make_arg_list`): texts, and names that are looked up later. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['string', 'regex', 'frontend', 'backend', 'server', 'table', 'user list']);

/**
 * Arguments of sample fetches and converters: too few, too many, of the wrong type or never closed (src/arg.c `make_arg_list`), and
 * those that the fetch or the converter itself turns down (its `val_args`).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'arguments of sample fetches and converters that are missing, too many, wrong or never closed', preset: 'check' },
    severity: 'error',
    messages: {
      missing: 'Expected {{ required }} for "{{ name }}", got {{ count }}.',
      'too-many': 'Too many arguments for "{{ name }}": it takes {{ limit }}, got {{ count }}.',
      invalid: 'Invalid argument "{{ text }}" of "{{ name }}"; expected {{ expected }}.',
      empty: 'Unexpected argument behind an empty one of "{{ name }}": an empty {{ type }} ends the list.',
      'unclosed-arguments': 'Expected ")" for this parenthesis.',
      'unclosed-argument-quote': 'Expected a closing quote in this argument.',
    },
  },
  create({ model, report, sourceCode }) {
    const target = model.target as Version; // a configuration is always read for some version here

    const place = (start: number, end: number) => {
      const { lines } = sourceCode.ast;
      return { start: lines.positionAt(start), end: lines.positionAt(end) };
    };

    function check(use: SampleUse, areRead: LineSamples['areRead']): void {
      const [problem] = use.problems;
      if (problem !== undefined) {
        const { code, start, end } = problem;
        const isUnclosed = code === 'unclosed-arguments' || code === 'unclosed-argument-quote';
        if (isUnclosed && areRead()) report({ loc: place(start, end), messageId: code });
        return;
      }
      for (const call of [...(use.fetch === null ? [] : [use.fetch]), ...use.converters]) {
        // A variable may bring a comma or a parenthesis.
        if (!call.isLiteral || call.args.some(({ isLiteral }) => !isLiteral)) return;
        const expected = argumentsOf(call, use, target);
        const finding = expected === null ? null : judge(call, expected, target);
        if (finding === null) continue;
        // HAProxy stops at the first.
        if (areRead()) report({ loc: place(finding.start, finding.end), messageId: finding.messageId, data: finding.data });
        return;
      }
    }

    return {
      Directive(line) {
        for (const { uses, areRead } of sampleExpressions(line, model)) for (const use of uses) check(use, areRead);
      },
    };
  },
});

/** What a call takes on the target. */
interface Expected {
  readonly arguments: SampleArguments;
  readonly checks: readonly ArgumentCheck[];
}

/** What a call takes; null where its name is not known on the target. */
function argumentsOf(call: Call, { fetch, inAcl }: SampleUse, target: Version): Expected | null {
  const known = <Entry extends Lifecycle>(entry: Entry | null | undefined) => (entry && isKnown(entry, target) ? entry : null);
  const keyword = call === fetch && inAcl ? known(aclKeywords().get(call.name)) : null;
  const name = keyword?.fetch ?? call.name;
  const isFetch = call === fetch;
  const entry = isFetch ? known(sampleFetch(name)) : known(converter(name));
  const form = entry === null ? null : formOn<{ since: string | null; arguments: SampleArguments }>(entry.forms, target);
  const checks = isFetch ? FETCH_ARGUMENT_CHECKS : CONVERTER_ARGUMENT_CHECKS;
  return form === null ? null : { arguments: form.arguments, checks: Object.hasOwn(checks, name) ? (checks[name] ?? []) : [] };
}

interface Finding {
  readonly messageId: 'missing' | 'too-many' | 'invalid' | 'empty';
  readonly data: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
}

function judge(call: Call, expected: Expected, target: Version): Finding | null {
  const { types, required } = expected.arguments;
  const { name, args, hasParentheses, start, end } = call;
  const missing = (count: number): Finding => ({ messageId: 'missing', data: { name, required: counted(required), count }, start, end });
  const count = args.length;
  if (types.length === 0 || (!hasParentheses && required === 0)) {
    return count === 0 ? null : { messageId: 'too-many', data: { name, limit: 'none', count }, start, end };
  }
  // Without any argument HAProxy reads a single empty one.
  const values = count === 0 ? [''] : args.map(({ value }) => value);
  const invalid = (i: number, wanted: string): Finding => {
    const { start: from, end: to } = args[i] ?? call;
    return { messageId: 'invalid', data: { name, text: values[i] ?? '', expected: wanted }, start: from, end: to };
  };
  for (const [i, type] of types.slice(0, values.length).entries()) {
    const value = values[i] as string;
    if (value === '' && !MAY_BE_EMPTY.has(type)) {
      if (i < required) return missing(i);
      const next = args[i + 1];
      return next === undefined ? null : { messageId: 'empty', data: { name, type }, start: next.start, end: next.end };
    }
    const mistake = argumentMistake(value, type);
    if (mistake !== null) return invalid(i, mistake);
  }
  if (values.length < required) return missing(count);
  if (values.length > types.length) return { messageId: 'too-many', data: { name, limit: `at most ${types.length}`, count }, start, end };
  const failed = expected.checks.find(
    (check) => isAsked(check, target) && (values[check.at] === undefined ? check.isNeeded : !check.pattern.test(values[check.at] as string)),
  );
  return failed === undefined ? null : invalid(failed.at, failed.expected);
}

function isAsked({ since, until }: ArgumentCheck, { branch }: Version): boolean {
  return (since === undefined || compareBranches(branch, since) >= 0) && (until === undefined || compareBranches(branch, until) < 0);
}

function counted(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
