import type { AddressFamily, Amount, Value, ValueConditions, ValueTest } from '@haplint/catalog';
import type { Word } from '@haplint/parser';
import { and, type Certainty, not } from '../model/certainty.js';
import { type Environment, expandWord } from '../model/environment.js';

/** What a value test may refer to. Null: not known. */
export interface ValueContext {
  readonly textOf: (value: Value) => string | null;
  readonly settingOf: (amount: Exclude<Amount, number>) => string | null;
}

/** Holds a text to a test; null stands for a text that is not known. */
export function testValue(text: string | null, test: ValueTest, context: ValueContext): Certainty {
  const conditions = typeof test === 'string' ? { is: test } : test;
  let truth: Certainty = true;
  for (const [name, wanted] of Object.entries(conditions)) {
    const condition = Object.hasOwn(CONDITIONS, name) ? (CONDITIONS[name as keyof typeof CONDITIONS] as Condition<never>) : undefined;
    if (condition === undefined) continue; // not a condition but what else the test has: a name, a position
    truth = and(truth, text === null ? 'unknown' : condition(text, wanted as never, context, conditions));
  }
  return truth;
}

/** Whether a test has any condition for a value. */
export function hasConditions(test: ValueConditions): boolean {
  return Object.keys(test).some((name) => Object.hasOwn(CONDITIONS, name));
}

type Condition<Wanted> = (text: string, wanted: Wanted, context: ValueContext, all: ValueConditions) => Certainty;

const compared =
  (holds: (value: number, amount: number) => boolean): Condition<Amount> =>
  (text, wanted, context, { unit = 'number' }) => {
    const value = readNumber(text, unit);
    if (value === null) return false;
    if (typeof wanted === 'number') return holds(value, wanted);
    const other = context.settingOf(wanted);
    const amount = other === null ? null : readNumber(other, unit);
    if (amount === null) return 'unknown';
    return holds(value, (amount * (wanted.times ?? 1)) / (wanted.dividedBy ?? 1));
  };

const CONDITIONS: { readonly [Name in Exclude<keyof ValueConditions, 'unit'>]-?: Condition<NonNullable<ValueConditions[Name]>> } = {
  is: (text, wanted, context) => {
    const other = context.textOf(wanted);
    return other === null ? 'unknown' : text === other;
  },
  oneOf: (text, wanted) => wanted.includes(text),
  contains: (text, wanted) =>
    text
      .split(',')
      .map((item) => item.trim())
      .includes(wanted),
  includes: (text, wanted) => text.includes(wanted),
  startsWith: (text, wanted) => text.startsWith(wanted),
  endsWith: (text, wanted) => text.endsWith(wanted),
  matches: (text, wanted) => new RegExp(wanted).test(text),
  atLeast: compared((value, amount) => value >= amount),
  atMost: compared((value, amount) => value <= amount),
  above: compared((value, amount) => value > amount),
  below: compared((value, amount) => value < amount),
  not: (text, wanted, context) => not(testValue(text, wanted, context)),
};

/** Milliseconds in each unit of time. */
const TIMES: Readonly<Record<string, number>> = { us: 1e-3, ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3 };

/** A number, a size or a time; null for a text that is none. */
function readNumber(text: string, unit: NonNullable<ValueConditions['unit']>): number | null {
  const match = /^(-?\d+)([a-z]*)$/i.exec(text);
  if (match === null) return null;
  const [, digits, suffix = ''] = match;
  const value = Number(digits);
  if (unit === 'number') return suffix === '' ? value : null;
  if (unit === 'bytes') {
    const factor = 'kmg'.indexOf(suffix.toLowerCase() || '?');
    return suffix === '' || (factor !== -1 && suffix.length === 1) ? value * 1024 ** (factor + 1) : null;
  }
  const factor = TIMES[suffix || unit];
  return factor === undefined ? null : (value * factor) / (TIMES[unit] as number);
}

/** What is written in front of the @ of an address (src/tools.c `str2sa_range`), without `stream+` and `dgram+`. */
const FAMILIES: readonly (readonly [RegExp, AddressFamily])[] = [
  [/^quic[46]?$/, 'quic'],
  [/^mptcp[46]?$/, 'mptcp'],
  [/^(tcp[46]?|ipv[46])$/, 'tcp'],
  [/^udp[46]?$/, 'udp'],
  [/^(unix|uxst|uxdg)$/, 'unix'],
  [/^abnsz?$/, 'abns'],
  [/^fd$/, 'fd'],
  [/^sockpair$/, 'sockpair'],
  [/^(rhttp|rev)$/, 'rhttp'],
];

/** The family of an address; null where a variable hides it. */
export function addressFamily(address: string, isComplete = true): AddressFamily | null {
  if (address.startsWith('/')) return 'unix';
  const at = address.indexOf('@');
  if (at === -1) return isComplete || /[:.*]/.test(address) ? 'tcp' : null;
  const prefix = address.slice(0, at).toLowerCase();
  const isDatagram = prefix.startsWith('dgram+');
  const name = prefix.replace(/^(stream|dgram)\+/, '');
  const family = FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'tcp';
  return isDatagram && family === 'tcp' ? 'udp' : family;
}

/** The addresses of a word, with what is known of their text; several stand between commas. */
export function addressesOf(
  word: Word,
  env: Environment,
): readonly { readonly text: string | null; readonly family: AddressFamily | null }[] {
  const text = expandWord(word, env);
  if (text !== null) return text.split(',').map((address) => ({ text: address, family: addressFamily(address) }));
  const known = word.value.slice(0, word.variables[0]?.valueStart ?? 0);
  return [{ text: null, family: addressFamily(known, false) }];
}
