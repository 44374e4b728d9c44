import {
  type ArgumentCheck,
  aclKeywords,
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
import { rememberedWeakly, type SampleUse } from '@haplint/core/internal';
import { type Call, isIpv4, isIpv4Mask, isIpv6, isIpv6Mask } from '@haplint/parser';

/** Types that an empty text is a value of (src/arg.c `make_arg_list`): texts, and names that are looked up later. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['string', 'regex', 'frontend', 'backend', 'server', 'table', 'user list']);

/** The first call of a use whose arguments HAProxy refuses; it stops there. */
export function argumentFinding(use: SampleUse, target: Version): ArgumentFinding | null {
  for (const call of use.fetch === null ? use.converters : [use.fetch, ...use.converters]) {
    // A variable may bring a comma or a parenthesis.
    if (!call.isLiteral || call.args.some(({ isLiteral }) => !isLiteral)) return null;
    const finding = findingIn(call, use, target);
    if (finding !== null) return finding;
  }
  return null;
}

/** Calls that were found to be right, by what they say; several rules ask, and large configurations have few different ones. */
const rightCalls = rememberedWeakly((_: Version) => ({
  fetches: new Set<string>(),
  aclFetches: new Set<string>(),
  converters: new Set<string>(),
}));

/** More different calls than these are not kept. */
const MOST_CALLS = 10_000;

function findingIn(call: Call, use: SampleUse, target: Version): ArgumentFinding | null {
  const kind = call !== use.fetch ? 'converters' : use.inAcl ? 'aclFetches' : 'fetches';
  const right = rightCalls(target)[kind];
  // Put together anew: a piece of the file's text would keep all of it.
  const text = `${call.name}${call.hasParentheses ? '(' : ' '}${call.args.map(({ value }) => value).join('\n')}`;
  if (right.has(text)) return null;
  const expected = argumentsOf(call, use, target);
  const finding = expected === null ? null : judge(call, expected, target);
  if (finding === null && right.size < MOST_CALLS) right.add(text);
  return finding;
}

/** What a call takes on the target. */
interface Expected {
  readonly arguments: SampleArguments;
  readonly checks: readonly ArgumentCheck[];
}

/** The types of a call's arguments and their values, the empty one that HAProxy makes up included; null where that is not certain. */
export function typedArguments(
  call: Call,
  use: SampleUse,
  target: Version,
): readonly { readonly type: string; readonly value: string }[] | null {
  if (!call.isLiteral || call.args.some(({ isLiteral }) => !isLiteral)) return null;
  const expected = argumentsOf(call, use, target);
  if (expected === null) return null;
  const { types, required } = expected.arguments;
  if (!call.hasParentheses && required === 0) return [];
  const values = call.args.length === 0 ? [''] : call.args.map(({ value }) => value);
  return types.slice(0, values.length).map((type, i) => ({ type, value: values[i] as string }));
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

/** What is wrong with the arguments of a call, and where. */
export interface ArgumentFinding {
  readonly messageId: 'missing' | 'too-many' | 'invalid' | 'empty';
  readonly data: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
}

function judge(call: Call, expected: Expected, target: Version): ArgumentFinding | null {
  const { types, required } = expected.arguments;
  const { name, args, hasParentheses, start, end } = call;
  const missing = (count: number): ArgumentFinding => ({
    messageId: 'missing',
    data: { name, required: counted(required), count },
    start,
    end,
  });
  const count = args.length;
  if (types.length === 0 || (!hasParentheses && required === 0)) {
    return count === 0 ? null : { messageId: 'too-many', data: { name, limit: 'none', count }, start, end };
  }
  // Without any argument HAProxy reads a single empty one.
  const values = count === 0 ? [''] : args.map(({ value }) => value);
  const invalid = (i: number, wanted: string): ArgumentFinding => {
    const { start: from, end: to } = args[i] ?? call;
    return { messageId: 'invalid', data: { name, text: values[i] ?? '', expected: wanted }, start: from, end: to };
  };
  const checked = (given: readonly string[]): ArgumentFinding | null => {
    const failed = expected.checks.find(
      (check) =>
        isAsked(check, target) &&
        (check.where === undefined || check.where.pattern.test(given[check.where.at] ?? '')) &&
        (given[check.at] === undefined ? check.isNeeded : !check.pattern.test(given[check.at] as string)),
    );
    return failed === undefined ? null : invalid(failed.at, failed.expected);
  };
  for (const [i, type] of types.slice(0, values.length).entries()) {
    const value = values[i] as string;
    if (value === '' && !MAY_BE_EMPTY.has(type)) {
      if (i < required) return missing(i);
      const next = args[i + 1];
      return next === undefined
        ? checked(values.slice(0, i))
        : { messageId: 'empty', data: { name, type }, start: next.start, end: next.end };
    }
    const mistake = argumentMistake(value, type);
    if (mistake !== null) return invalid(i, mistake);
  }
  if (values.length < required) return missing(count);
  if (values.length > types.length) return { messageId: 'too-many', data: { name, limit: `at most ${types.length}`, count }, start, end };
  return checked(values);
}

function isAsked({ since, until }: ArgumentCheck, { branch }: Version): boolean {
  return (since === undefined || compareBranches(branch, since) >= 0) && (until === undefined || compareBranches(branch, until) < 0);
}

function counted(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}

/** What the types of arguments look like, by the dump's names of the types; text, and what is looked up later, has no form. */
const FORMS: Readonly<Record<string, { readonly accepts: (value: string) => boolean; readonly expected: string }>> = {
  integer: { accepts: (value) => /^[+-]?\d*$/.test(value), expected: 'a whole number' },
  'IPv4 address': { accepts: isIpv4, expected: 'an IPv4 address' },
  'IPv6 address': { accepts: isIpv6, expected: 'an IPv6 address' },
  'IPv4 mask': { accepts: isIpv4Mask, expected: 'an IPv4 mask or a prefix length up to 32' },
  'IPv6 mask': { accepts: isIpv6Mask, expected: 'an IPv6 mask or a prefix length up to 128' },
  'Protocol buffers field number': { accepts: (value) => /^([\d.]*\d)?$/.test(value), expected: 'numbers with dots between them' },
};

/** What is expected instead of an argument of this type; null where it will do (src/arg.c `make_arg_list`). */
export function argumentMistake(value: string, type: string): string | null {
  const form = Object.hasOwn(FORMS, type) ? FORMS[type] : undefined;
  return form === undefined || form.accepts(value) ? null : form.expected;
}
