import { aclKeywords, converter, formOn, isKnown, type Lifecycle, type SampleArguments, sampleFetch, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import type { Call } from '@haplint/parser';
import { type LineSamples, type SampleUse, sampleExpressions } from '../sample-expressions.js';

/** Types that an empty text is a value of (src/arg.c `make_arg_list`): texts, and names that are looked up later. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['string', 'regex', 'frontend', 'backend', 'server', 'table', 'user list']);

/** What no number has in it. */
const NOT_NUMERIC = /[^\d+-]/;

/** Arguments of sample fetches and converters: too few, too many, or never closed (src/arg.c `make_arg_list`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'arguments of sample fetches and converters that are missing, too many or never closed', preset: 'check' },
    severity: 'error',
    messages: {
      missing: 'Expected {{ required }} for "{{ name }}", got {{ count }}.',
      'too-many': 'Too many arguments for "{{ name }}": it takes {{ limit }}, got {{ count }}.',
      'no-number': 'Invalid argument "{{ text }}" of "{{ name }}"; expected a whole number.',
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
        const finding = expected === null ? null : judge(call, expected);
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

/** The arguments that a call takes on the target; null where its name is not known there. */
function argumentsOf(call: Call, { fetch, inAcl }: SampleUse, target: Version): SampleArguments | null {
  const known = <Entry extends Lifecycle>(entry: Entry | null | undefined) => (entry && isKnown(entry, target) ? entry : null);
  if (call !== fetch) {
    const entry = known(converter(call.name));
    return entry === null ? null : (formOn(entry.forms, target)?.arguments ?? null);
  }
  const keyword = inAcl ? known(aclKeywords().get(call.name)) : null;
  const entry = known(sampleFetch(keyword?.fetch ?? call.name));
  return entry === null ? null : (formOn(entry.forms, target)?.arguments ?? null);
}

interface Finding {
  readonly messageId: 'missing' | 'too-many' | 'no-number';
  readonly data: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
}

function judge(call: Call, { types, required }: SampleArguments): Finding | null {
  const { name, args, hasParentheses, start, end } = call;
  const missing = (count: number): Finding => ({ messageId: 'missing', data: { name, required: counted(required), count }, start, end });
  const count = args.length;
  if (types.length === 0 || (!hasParentheses && required === 0)) {
    return count === 0 ? null : { messageId: 'too-many', data: { name, limit: 'none', count }, start, end };
  }
  // Without any argument HAProxy reads a single empty one.
  const values = count === 0 ? [''] : args.map(({ value }) => value);
  for (const [i, type] of types.slice(0, values.length).entries()) {
    const value = values[i] as string;
    if (value === '' && !MAY_BE_EMPTY.has(type)) return i < required ? missing(i) : null;
    const argument = args[i];
    if (type === 'integer' && NOT_NUMERIC.test(value) && argument !== undefined) {
      return { messageId: 'no-number', data: { name, text: value }, start: argument.start, end: argument.end };
    }
  }
  if (values.length < required) return missing(count);
  if (values.length <= types.length) return null;
  return { messageId: 'too-many', data: { name, limit: `at most ${types.length}`, count }, start, end };
}

function counted(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
