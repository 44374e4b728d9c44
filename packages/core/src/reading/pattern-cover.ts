import type { AclTest } from './acl-test.js';

/** A range of whole numbers, both ends included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether whatever the second test matches, the first one does too: the same sample, and each pattern of the second within one
 * of the first. False where that is not certain.
 */
export function covers(wide: AclTest, narrow: AclTest): boolean {
  if (wide.sample !== narrow.sample) return false;
  if (wide.matching === 'found') return narrow.matching !== 'bool';
  const { patterns: outer } = wide;
  const { patterns: inner } = narrow;
  if (outer === null || inner === null) return false;
  if (outer.length === 0 || inner.length === 0) return wide.matching === narrow.matching && outer.length === inner.length;
  const ranges = [rangesOf(wide), rangesOf(narrow)] as const;
  if (wide.matching === narrow.matching && ranges[0] !== null && ranges[1] !== null) {
    return ranges[1].every((small) => ranges[0]?.some((large) => large.from <= small.from && small.to <= large.to));
  }
  return NUMERIC.has(wide.matching)
    ? areEqual(wide, narrow)
    : inner.every((pattern) => outer.some((other) => coversPattern(wide, other, narrow, pattern)));
}

/** Whether no value passes both tests of a sample that has one value; false where that is not certain. */
export function excludes(a: AclTest, b: AclTest): boolean {
  if (a.sample !== b.sample || a.matching !== b.matching || !a.patterns?.length || !b.patterns?.length) return false;
  const ranges = [rangesOf(a), rangesOf(b)] as const;
  if (ranges[0] !== null && ranges[1] !== null) {
    return ranges[0].every((first) => ranges[1]?.every((second) => first.to < second.from || second.to < first.from));
  }
  if (!EXACT.has(a.matching)) return false;
  const folded = (pattern: string) => (a.ignoresCase || b.ignoresCase ? pattern.toLowerCase() : pattern);
  return a.patterns.every((pattern) => b.patterns?.every((other) => folded(pattern) !== folded(other)));
}

/**
 * Under which keys a test of a sample is kept for `keysWithin` to find it, one for each pattern; null where a pattern may cover many others that no
 * key tells.
 */
export function keysOfCover({ matching, patterns }: AclTest): readonly string[] | null {
  if (matching === 'found' || matching === 'sub' || matching === 'int' || !patterns?.length) return null;
  return patterns.map((pattern) => {
    if (matching === 'beg') return `^${pattern.toLowerCase()}`;
    if (matching === 'end') return `$${pattern.toLowerCase()}`;
    const network = matching === 'ip' ? networkOf(pattern) : null;
    return network === null ? `=${pattern.toLowerCase()}` : keyOfNetwork(network.from, network.to - network.from + 1);
  });
}

/** How long the patterns of a test are that may cover longer ones which begin or end with them. */
export function lengthsOfCover({ matching, patterns }: AclTest): readonly number[] {
  return matching === 'beg' || matching === 'end' ? (patterns ?? []).map((pattern) => pattern.toLowerCase().length) : NO_LENGTHS;
}

const NO_LENGTHS: readonly number[] = [];

/**
 * The keys of `keysOfCover` of which each test of the same sample that covers this one has some, unless it has none; `lengths` are those of
 * `lengthsOfCover` of the tests kept.
 */
export function keysWithin({ matching, patterns }: AclTest, lengths: Iterable<number>): readonly string[] {
  const [first] = patterns ?? [];
  if (first === undefined) return [];
  const text = first.toLowerCase();
  const keys = [`=${text}`];
  for (const length of lengths) {
    if (length <= text.length) keys.push(`^${text.slice(0, length)}`, `$${text.slice(text.length - length)}`);
  }
  const network = matching === 'ip' ? networkOf(first) : null;
  if (network === null) return keys;
  for (let size = network.to - network.from + 1; size <= 2 ** 32; size *= 2) {
    keys.push(keyOfNetwork(Math.floor(network.from / size) * size, size));
  }
  return keys;
}

function keyOfNetwork(from: number, size: number): string {
  return `${from}+${size}`;
}

const EXACT: ReadonlySet<string> = new Set(['str', 'meth']);
const TEXTUAL: ReadonlySet<string> = new Set(['str', 'beg', 'end', 'sub', 'meth']);
/** Matchings whose patterns stand for numbers; one by one they mean nothing, since operators stand in words of their own. */
const NUMERIC: ReadonlySet<string> = new Set(['int', 'ip', 'len']);

function areEqual(a: AclTest, b: AclTest): boolean {
  return a.matching === b.matching && a.patterns?.join(' ') === b.patterns?.join(' ');
}

function coversPattern(wide: AclTest, outer: string, narrow: AclTest, inner: string): boolean {
  if (narrow.ignoresCase && !wide.ignoresCase) return false;
  if (wide.matching === narrow.matching && outer === inner) return true;
  if (!TEXTUAL.has(wide.matching) || !TEXTUAL.has(narrow.matching)) return false;
  const [text, part] = wide.ignoresCase ? [inner.toLowerCase(), outer.toLowerCase()] : [inner, outer];
  return coversText(wide.matching, part, narrow.matching, text);
}

/** Whether a text of which only the beginning, the end or a part is fixed to be `text` is sure to match `part`. */
function coversText(wide: string, part: string, narrow: string, text: string): boolean {
  switch (wide) {
    case 'beg':
      return (narrow === 'str' || narrow === 'beg') && text.startsWith(part);
    case 'end':
      return (narrow === 'str' || narrow === 'end') && text.endsWith(part);
    case 'sub':
      return text.includes(part);
    default:
      return narrow === wide && text === part;
  }
}

/** The numbers or addresses that the patterns stand for; null where not all are understood. */
function rangesOf({ matching, patterns }: AclTest): readonly Range[] | null {
  if (patterns === null) return null;
  if (matching === 'ip') return allOf(patterns.map(networkOf));
  return matching === 'int' ? numbersOf(patterns) : null;
}

function allOf(ranges: readonly (Range | null)[]): readonly Range[] | null {
  return ranges.every((range) => range !== null) ? ranges : null;
}

const NUMBERS = /^(\d+)(?::(\d+))?$/;

/** What an operator makes of the number behind it. */
const OPERATORS: Readonly<Record<string, (value: number) => Range>> = {
  eq: (value) => ({ from: value, to: value }),
  ge: (value) => ({ from: value, to: Number.POSITIVE_INFINITY }),
  gt: (value) => ({ from: value + 1, to: Number.POSITIVE_INFINITY }),
  le: (value) => ({ from: Number.NEGATIVE_INFINITY, to: value }),
  lt: (value) => ({ from: Number.NEGATIVE_INFINITY, to: value - 1 }),
};

/** An operator holds for all numbers behind it up to the next (src/acl.c `parse_acl_expr`). */
function numbersOf(patterns: readonly string[]): readonly Range[] | null {
  const ranges: (Range | null)[] = [];
  let operator = OPERATORS.eq as (value: number) => Range;
  for (const pattern of patterns) {
    const next = Object.hasOwn(OPERATORS, pattern) ? OPERATORS[pattern] : undefined;
    if (next !== undefined) operator = next;
    else {
      const [, from, to] = NUMBERS.exec(pattern) ?? [];
      if (from === undefined) ranges.push(null);
      else ranges.push(to === undefined ? operator(Number(from)) : { from: Number(from), to: Number(to) });
    }
  }
  return ranges.length === 0 ? null : allOf(ranges);
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** The IPv4 addresses of a network; null for anything else. */
function networkOf(pattern: string): Range | null {
  const match = IPV4.exec(pattern);
  if (match === null) return null;
  const bytes = match.slice(1, 5).map(Number);
  const length = match[5] === undefined ? 32 : Number(match[5]);
  if (length > 32 || bytes.some((byte) => byte > 255)) return null;
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - length);
  const from = Math.floor(address / size) * size;
  return { from, to: from + size - 1 };
}
