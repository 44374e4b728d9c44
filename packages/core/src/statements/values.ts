import { type ArgumentType, type Choice, compareBranches, readSize, type TimeUnit, type Version } from '@haplint/catalog';
import { isNetwork } from '@haplint/parser';
import { nearestName } from '../nearest.js';
import { regexProblem } from './regex.js';

/** Why a word is no value of its type: what was expected, and the nearest word that would do. */
export interface InvalidValue {
  readonly expected: string;
  readonly nearest: string | null;
}

type Judge<Type extends ArgumentType['type']> = (
  value: string,
  type: Extract<ArgumentType, { readonly type: Type }>,
  version: Version,
) => InvalidValue | null;

const invalid = (expected: string, nearest: string | null = null): InvalidValue => ({ expected, nearest });

/** Microseconds in each unit that a time can be written in. */
const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6, d: 86_400e6 };

/** What a timer holds, in its own unit (src/tools.c `parse_time_err`). */
const LONGEST_TIME = 0x7fffffff;

const UNIT_NAMES: Readonly<Record<TimeUnit, string>> = { us: 'microseconds', ms: 'milliseconds', s: 'seconds' };

function bounds(what: string, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} of at least ${min}`;
  return max === undefined ? what : `${what} of at most ${max}`;
}

const outside = (value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY) => value < min || value > max;

const judgeInteger: Judge<'integer'> = (value, { min, max, prefix, nonZero, unsigned }) => {
  const digits = (prefix ? /^\s*\+?(-?\d+)/ : /^\s*\+?(-?\d+)$/).exec(value)?.[1] ?? (prefix ? '0' : null);
  const number = digits === null ? null : prefix || unsigned ? inInt(digits, unsigned) : Number(digits);
  if (number !== null && !outside(number, min, max) && !(nonZero && number === 0)) return null;
  return invalid(bounds(nonZero ? 'a whole number other than 0' : 'a whole number', min, max));
};

/** A number as C keeps it: strtol() stops at 64 bits, and an int takes 32 of them. */
function inInt(digits: string, unsigned = false): number {
  const number = BigInt(digits);
  const long = BigInt.asIntN(64, number) === number ? number : number < 0 ? 0n : -1n;
  return Number(unsigned ? BigInt.asUintN(32, long) : BigInt.asIntN(32, long));
}

const judgeTime: Judge<'time'> = (value, { unit, min, max, orExpression }) => {
  if (orExpression && /^[^\d]/.test(value)) return null;
  // HAProxy only warns about what follows a unit, so it is let through.
  const match = /^(\d+)(us|ms|[smhd]|$)/.exec(value);
  if (match === null) return invalid(`a time such as 30s or 500ms (${UNIT_NAMES[unit]} where no unit is written)`);
  const [, digits = '0', suffix = ''] = match;
  const inUnit = Math.ceil((Number(digits) * (UNITS[suffix || unit] as number)) / (UNITS[unit] as number));
  if (inUnit > LONGEST_TIME) return invalid(`a time of at most ${LONGEST_TIME} ${UNIT_NAMES[unit]}`);
  return outside(inUnit, min, max) ? invalid(bounds(`a time in ${UNIT_NAMES[unit]}`, min, max)) : null;
};

const judgeSize: Judge<'size'> = (value, { min, max, wide, orExpression }) => {
  if (orExpression && /^[^\d]/.test(value)) return null;
  const bytes = readSize(value);
  const isTaken = bytes !== null && !outside(bytes, min, max) && (wide || bytes <= 0xffffffff);
  return isTaken ? null : invalid(bounds('a size such as 16384 or 16k', min, max));
};

const judgeChoice: Judge<'choice'> = (value, { values, prefixes = [] }, version) => {
  const known = values.flatMap((choice) => (isChoice(choice, version) ? (typeof choice === 'string' ? choice : choice.value) : []));
  if (known.includes(value) || prefixes.some((prefix) => value.startsWith(prefix))) return null;
  if (known.length === 0) return invalid(`a word that begins with ${prefixes.map((prefix) => `"${prefix}"`).join(' or ')}`);
  const shown = known.length > 8 ? `${known.slice(0, 8).join(', ')} or another of ${known.length}` : known.join(', ');
  return invalid(`one of ${shown}`, nearestName(value, known));
};

function isChoice(choice: Choice, version: Version): boolean {
  if (typeof choice === 'string') return true;
  const { since, removed } = choice;
  return isSince(since, version) && (removed === undefined || compareBranches(version.branch, removed) < 0);
}

const judgeNetwork: Judge<'network'> = (value) =>
  isNetwork(value, true) ? null : invalid('an address, or a network with a mask of up to 32 bits, for IPv6 of up to 128');

const judgePattern: Judge<'pattern'> = (value, { pattern, expected }) => (pattern.test(value) ? null : invalid(expected));

const NUMBERS = { decimal: /^\s*[+-]?\d+$/, 'any base': /^\s*[+-]?(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i };

const judgeForm: Judge<'form'> = (value, { accepts, expected }) => (accepts(value) ? null : invalid(expected));

/** What HAProxy reads a name from (src/tools.h `is_idchar`), with which every expression begins. */
const NAME_START = /^[\w.:+-]/;

/** No expression begins with a digit or a sign. */
const judgeExpression: Judge<'expression'> = (value, { orNumber }) => {
  if (!/^\s*[+-]?\d/.test(value)) return value === '' || NAME_START.test(value) ? null : invalid('a sample expression');
  if (orNumber === undefined || NUMBERS[orNumber].test(value)) return null;
  return invalid('a whole number or a sample expression');
};

const judgeRegex: Judge<'regex'> = (value) => {
  if (value === '') return invalid('a regular expression');
  const problem = regexProblem(value);
  return problem === null ? null : invalid(`a regular expression ${problem}`);
};

/** Whether a branch knows what has been there since another. */
export const isSince = (since: string | undefined, { branch }: Version) => since === undefined || compareBranches(branch, since) >= 0;

const judgeList: Judge<'list'> = (value, { items, excludes = {} }, version) => {
  const known = items.filter(({ since }) => isSince(since, version));
  const seen = new Set<string>();
  // Commas in parentheses separate arguments; what follows a closing one is read over.
  for (const [, name = '', given] of value.matchAll(/([^,(]+)(?:\(([^)]*(?:\)|$))[^,]*)?/g)) {
    if (given !== undefined && !given.endsWith(')')) return invalid(`")" behind the arguments of ${name}`);
    const item = known.find((candidate) => candidate.name === name);
    if (item === undefined) {
      return invalid(`known names, which ${name} is not`, nearestItem(value, name, known));
    }
    if (seen.has(name)) continue; // only warned about
    seen.add(name);
    const args = given?.slice(0, -1).split(',') ?? [];
    if (item.args.length === 0 && given !== undefined) return invalid(`${name} without arguments`);
    for (const [i, type] of item.args.entries()) {
      const arg = args[i];
      const wrong = arg === undefined ? invalid('an argument in parentheses') : judgeValue(arg, type, version);
      if (wrong !== null) return invalid(`${wrong.expected} in ${name}(...)`);
    }
  }
  const both = Object.keys(excludes).find((name) => seen.has(name) && excludes[name]?.some((other) => seen.has(other)));
  if (both !== undefined) return invalid(`${both} without ${excludes[both]?.filter((other) => seen.has(other)).join(' and ')}`);
  return null;
};

/** The list with its unknown item replaced by the nearest known one. */
function nearestItem(list: string, name: string, known: readonly { readonly name: string }[]): string | null {
  const nearest = nearestName(
    name,
    known.map((item) => item.name),
  );
  return nearest === null ? null : list.replace(name, nearest);
}

const judgeByBranch: Judge<'by-branch'> = (value, type, version) => judgeValue(value, typeFor(type, version), version);

const JUDGES: { readonly [Type in ArgumentType['type']]: Judge<Type> } = {
  integer: judgeInteger,
  time: judgeTime,
  size: judgeSize,
  choice: judgeChoice,
  address: () => null,
  network: judgeNetwork,
  pattern: judgePattern,
  form: judgeForm,
  regex: judgeRegex,
  list: judgeList,
  'log-format': () => null,
  expression: judgeExpression,
  'by-branch': judgeByBranch,
  word: () => null,
};

/** What a type is for the branch of a version. */
export function typeFor(type: ArgumentType, version: Version): ArgumentType {
  return type.type === 'by-branch' ? typeFor(isSince(type.since, version) ? type.then : type.before, version) : type;
}

/** Holds a word to its type; null where it fits. `value` is the word with its variables expanded. */
export function judgeValue(value: string, type: ArgumentType, version: Version): InvalidValue | null {
  return (JUDGES[type.type] as Judge<ArgumentType['type']>)(value, type as never, version);
}

/** What texts may stand in a value, the first of them at its start. */
type TextJudge<Type extends ArgumentType['type']> = (
  texts: readonly string[],
  type: Extract<ArgumentType, { readonly type: Type }>,
) => boolean;

const areInSize: TextJudge<'size'> = (texts, { orExpression }) =>
  (orExpression === true && !/^\d/.test(texts[0] as string)) || texts.every((text) => /^[\dkmg]*$/i.test(text));

/** Anything may stand behind a unit, though HAProxy warns about it. */
const areInTime: TextJudge<'time'> = ([first = ''], { orExpression }) =>
  (orExpression === true && !/^\d/.test(first)) || /^(\d+(u|(us|ms|[smhd]).*)?)?$/s.test(first);

const areInInteger: TextJudge<'integer'> = (texts, { prefix }) => prefix === true || texts.every((text) => /^[\s\d+-]*$/.test(text));

const TEXT_JUDGES: { readonly [Type in ArgumentType['type']]?: TextJudge<Type> } = {
  integer: areInInteger,
  size: areInSize,
  time: areInTime,
};

/**
 * Holds a word to its type of which only some texts are known, in their order, with anything between them: null where it may fit.
 */
export function judgeTexts(texts: readonly string[], type: ArgumentType, version: Version): InvalidValue | null {
  const mayFit = TEXT_JUDGES[type.type] as TextJudge<ArgumentType['type']> | undefined;
  // No text that is no value tells more than another.
  return mayFit === undefined || mayFit(texts, type as never) ? null : judgeValue('0?', type, version);
}
