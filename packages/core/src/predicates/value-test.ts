import type { AddressFamily, Amount, OneOrMore, Value, ValueConditions, ValueTest } from '@haplint/catalog';
import type { Word } from '@haplint/parser';
import { and, type Certainty, not } from '../model/certainty.js';
import { type Environment, expandWord } from '../model/environment.js';
import { addressFamily } from './address-family.js';
import { contains, type Destination, destinationOfText, parseNetwork } from './networks.js';

/** What a value test may refer to. Null: not known. */
export interface ValueContext {
  readonly textOf: (value: Value) => string | null;
  readonly settingOf: (amount: Extract<Amount, object>) => string | null;
  /** Where a text leads, for `inside` and `outside`; left out, it is read as an IP address or a network. */
  readonly destinationOf?: (text: string) => Destination;
}

/** Holds a text to a test; null stands for a text that is not known. */
export function testValue(text: string | null, test: ValueTest, context: ValueContext): Certainty {
  const conditions = typeof test === 'object' ? test : { is: test };
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
  (text, wanted, context, { unit: given }) => {
    const unit = given ?? (typeof wanted === 'string' ? impliedUnit(wanted) : 'number');
    const value = readNumber(text, unit);
    if (value === null) return false;
    if (typeof wanted === 'number') return holds(value, wanted);
    const other = typeof wanted === 'string' ? wanted : context.settingOf(wanted);
    const amount = other === null ? null : readNumber(other, unit);
    if (amount === null) return 'unknown';
    const { times = 1, dividedBy = 1 } = typeof wanted === 'string' ? {} : wanted;
    return holds(value, (amount * times) / dividedBy);
  };

/** Holds for some of the networks, by what a text leads to. */
const located =
  (holds: (isInside: boolean) => boolean): Condition<OneOrMore<string>> =>
  (text, wanted, { destinationOf = destinationOfText }) => {
    const destination = destinationOf(text);
    if (destination === null) return false;
    if (destination === 'unknown') return 'unknown';
    const networks = [wanted].flat().flatMap((network) => parseNetwork(network) ?? []);
    return holds(networks.some((network) => (destination === 'any' ? network.length === 0 : contains(network, destination))));
  };

/** Texts as they are compared. */
const folded = (text: string, { ignoreCase = false }: ValueConditions) => (ignoreCase ? text.toLowerCase() : text);

const CONDITIONS: {
  readonly [Name in Exclude<keyof ValueConditions, 'unit' | 'ignoreCase'>]-?: Condition<NonNullable<ValueConditions[Name]>>;
} = {
  is: (text, wanted, context, all) => {
    const other = context.textOf(wanted);
    return other === null ? 'unknown' : folded(text, all) === folded(other, all);
  },
  oneOf: (text, wanted, _, all) => wanted.some((one) => folded(text, all) === folded(String(one), all)),
  contains: (text, wanted, _, all) =>
    folded(text, all)
      .split(',')
      .map((item) => item.trim())
      .includes(folded(wanted, all)),
  includes: (text, wanted, _, all) => folded(text, all).includes(folded(wanted, all)),
  startsWith: (text, wanted, _, all) => folded(text, all).startsWith(folded(wanted, all)),
  endsWith: (text, wanted, _, all) => folded(text, all).endsWith(folded(wanted, all)),
  matches: (text, wanted, _, { ignoreCase = false }) => new RegExp(wanted, ignoreCase ? 'i' : '').test(text),
  inside: located((isInside) => isInside),
  outside: located((isInside) => !isInside),
  atLeast: compared((value, amount) => value >= amount),
  atMost: compared((value, amount) => value <= amount),
  above: compared((value, amount) => value > amount),
  below: compared((value, amount) => value < amount),
  not: (text, wanted, context) => not(testValue(text, wanted, context)),
};

/** Holds a port, or each end of a range of ports, to a test; unknown where they differ. */
export function testPort(text: string, test: ValueTest, context: ValueContext): Certainty {
  const ends = /^\d+-\d+$/.test(text) ? text.split('-') : [text];
  const [first = false, ...others] = ends.map((end) => testValue(/^\d+$/.test(end) ? end : null, test, context));
  return others.every((other) => other === first) ? first : 'unknown';
}

/** What the unit at the end of a number says that it is of; minutes are meant more often than megabytes. */
export function impliedUnit(amount: string): NonNullable<ValueConditions['unit']> {
  return /[kg]$/i.test(amount) ? 'bytes' : /[a-z]$/.test(amount) ? 'ms' : 'number';
}

/** Milliseconds in each unit of time. */
const TIMES: Readonly<Record<string, number>> = { us: 1e-3, ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3 };

/** A number, a size or a time; null for a text that is none. */
export function readNumber(text: string, unit: NonNullable<ValueConditions['unit']>): number | null {
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
