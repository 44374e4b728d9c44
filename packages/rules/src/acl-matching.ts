import {
  canCast,
  converter,
  MATCHING_METHODS,
  METHOD_OF_TYPE,
  NUMBER_OPERATORS,
  type PatternKind,
  VERSION_KEYWORDS,
  type Version,
} from '@haplint/catalog';
import { aclKeywordOf, nearestName, regexProblem, type SampleUse, typesOf } from '@haplint/core/internal';
import { type AclExpression, isNetwork } from '@haplint/parser';

/** What HAProxy refuses of an ACL behind its sample, and where. */
export interface AclMistake {
  readonly messageId: 'unknown-method' | 'misspelt-method' | 'unfit-method' | 'no-method' | 'late-method' | 'not-an-id' | 'pattern';
  readonly data: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

const ID = /^\s*[+-]?\d+$/;

/** The first thing that HAProxy refuses of the flags and patterns of an ACL (src/acl.c `parse_acl_expr`); null for other uses. */
export function aclMistake(use: SampleUse, target: Version): AclMistake | null {
  const { acl, fetch } = use;
  if (acl === null || fetch === null || !fetch.isLiteral || goesOn(use, acl, target)) return null;
  const keyword = aclKeywordOf(use, target);
  const { clash, output } = typesOf(use, null, target);
  if (clash !== null) return null;
  const isOwn = keyword !== null && use.converters.length === 0;
  let kind: PatternKind | null | 'unknown' = 'unknown';
  if (isOwn) kind = VERSION_KEYWORDS.has(keyword.name) ? 'version' : (MATCHING_METHODS[keyword.matching]?.patterns ?? 'unknown');
  else if (output !== null) kind = MATCHING_METHODS[METHOD_OF_TYPE[output] ?? '']?.patterns ?? null;
  const noMethod = (): AclMistake => ({ messageId: 'no-method', data: { name: fetch.name }, start: fetch.start, end: fetch.end });
  let isLoaded = false;
  let resolves = true;
  for (const { name, value, start, end } of acl.flags) {
    const text = value?.value ?? '';
    if (value !== null && (value.variables ?? []).length > 0) return null;
    if (name === '-n') resolves = false;
    else if (name === '-u' && !ID.test(text)) return { messageId: 'not-an-id', data: { text }, start, end };
    else if (name === '-f') {
      if (kind === null) return noMethod();
      isLoaded = true;
    } else if (name === '-m') {
      if (isLoaded) return { messageId: 'late-method', data: {}, start, end };
      const method = Object.hasOwn(MATCHING_METHODS, text) ? MATCHING_METHODS[text] : undefined;
      if (method === undefined) {
        const nearest = nearestName(text, Object.keys(MATCHING_METHODS));
        const data = { text, known: Object.keys(MATCHING_METHODS).join(', '), nearest: nearest ?? '' };
        return { messageId: nearest === null ? 'unknown-method' : 'misspelt-method', data, start, end };
      }
      if (method.type !== null && output !== null && !canCast(output, method.type, target)) {
        return { messageId: 'unfit-method', data: { text, name: fetch.name }, start, end };
      }
      kind = method.patterns;
    }
  }
  if (kind === null) return noMethod();
  return kind === 'unknown' ? null : patternMistake(acl, kind, resolves);
}

/** Whether the expression goes on in the words that are patterns as well; what their converters make of it is left open. */
function goesOn({ converters, fetch }: SampleUse, { flags, patterns }: AclExpression, target: Version): boolean {
  const [first] = patterns;
  if (flags.length > 0 || first === undefined) return false;
  if (aclKeywordOf({ fetch, converters, inAcl: true } as SampleUse, target) !== null) return false;
  return (first.variables ?? []).length > 0 || converter(/^[\w.+:-]*/.exec(first.value)?.[0] ?? '') !== null;
}

function patternMistake({ patterns }: AclExpression, kind: PatternKind, resolves: boolean): AclMistake | null {
  let isEqual = true;
  for (const { value, variables = [], start, end } of patterns) {
    // Nobody can tell which word is which behind a variable that may be several.
    if (variables.length > 0) return null;
    if (value === '') return null; // ends the line
    let expected: string | null = null;
    if (kind === 'number' || kind === 'version') {
      if (NUMBER_OPERATORS.has(value)) {
        isEqual = value === 'eq';
        continue;
      }
      expected = kind === 'number' ? numberMistake(value, isEqual) : versionMistake(value, isEqual);
    } else if (kind === 'address') expected = addressMistake(value, resolves);
    else if (kind === 'binary') expected = /^(?:[0-9a-f]{2})*$/i.test(value) ? null : 'an even number of hexadecimal digits';
    else if (kind === 'regex') expected = regexMistake(value);
    if (expected !== null) return { messageId: 'pattern', data: { text: value, expected }, start, end };
  }
  return null;
}

function regexMistake(text: string): string | null {
  const problem = regexProblem(text, { refusesUnopened: true });
  return problem === null ? null : `a regular expression ${problem}`;
}

/** A number as src/tools.c `strl2llrc` reads it, 64 bits long; null for any other text. */
function longNumber(text: string): bigint | null {
  if (!/^-?\d*$/.test(text) || text === '') return null;
  const number = text === '-' ? 0n : BigInt(text);
  return BigInt.asIntN(64, number) === number ? number : null;
}

const NUMBERS = 'a whole number, a range such as 1:10, or one of the operators eq, le, lt, ge and gt';

function numberMistake(text: string, isEqual: boolean): string | null {
  if (!isEqual && !/[:-]/.test(text)) return longNumber(text.split('.')[0] ?? '') === null ? NUMBERS : null;
  return rangeMistake(text, longNumber) ? NUMBERS : null;
}

const VERSIONS = 'a version such as 3.1, a range such as 3.0:3.1, or one of the operators eq, le, lt, ge and gt; its numbers end at 65535';

function versionMistake(text: string, isEqual: boolean): string | null {
  if (!isEqual && !/[:-]/.test(text)) return version(text) === null ? VERSIONS : null;
  return rangeMistake(text, version) ? VERSIONS : null;
}

function version(text: string): bigint | null {
  const [major = '', minor] = [text.split('.', 1)[0], text.includes('.') ? text.slice(text.indexOf('.') + 1) : undefined];
  const first = longNumber(major);
  const second = minor === undefined ? 0n : longNumber(minor);
  return first === null || second === null || first > 65535n || second > 65535n ? null : first * 65536n + second;
}

/** Whether a text is neither a number nor a range (src/pattern.c `pat_parse_int`, `pat_parse_dotted_ver`). */
function rangeMistake(text: string, read: (text: string) => bigint | null): boolean {
  const at = text.search(/[:-]/);
  if (at === -1) return read(text) === null;
  const low = text.slice(0, at);
  const high = text.slice(at + 1);
  if (low === '' && high !== '') return read(high) === null;
  if (high === '') return read(low) === null;
  const from = read(low);
  const to = read(high);
  return from === null || to === null || from > to;
}

/** An address with an optional mask; names are left to the machine unless they can be none (src/pattern.c `pat_parse_ip`). */
function addressMistake(text: string, resolves: boolean): string | null {
  return isNetwork(text, resolves) ? null : 'an IPv4 or IPv6 address with or without a mask';
}
