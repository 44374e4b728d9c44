import {
  type Amount,
  type LineQuantifier,
  type OneOrMore,
  type Predicate,
  sharedPredicate,
  type Value,
  type ValueConditions,
  type ValueTest,
  type WordTest,
} from '@haplint/catalog';
import { listing } from '../rule/schema-violation.js';

/** A predicate in plain words: a clause, and what it goes on with. */
export interface Clause {
  /** Ends with a colon where parts follow. */
  readonly text: string;
  readonly parts: readonly Clause[];
}

/** Says a predicate in plain words. Shared ones are said by their names, and below that by what they mean where `expand` is set. */
export function predicateInWords(predicate: Predicate, { expand = false }: { readonly expand?: boolean } = {}): Clause {
  return say(predicate, false, expand);
}

/** The clauses as lines, indented by level; each below the first begins with a dash. */
export function clauseLines(clause: Clause, level = 0): string[] {
  const own = level === 0 ? clause.text : `${'  '.repeat(level - 1)}- ${clause.text}`;
  return [own, ...clause.parts.flatMap((part) => clauseLines(part, level + 1))];
}

const ALL = 'all of these:';

function say(predicate: Predicate, negated: boolean, expand: boolean): Clause {
  const inner = (part: Predicate) => say(part, false, expand);
  if ('all' in predicate) return joined(predicate.all, negated ? `not ${ALL}` : ALL, inner);
  if ('any' in predicate) return joined(predicate.any, negated ? 'none of these:' : 'one of these:', inner);
  if ('not' in predicate) return say(predicate.not, !negated, expand);
  if ('given' in predicate) return say(predicate.given, negated, expand);
  if ('anywhere' in predicate) return prefixed('anywhere in the configuration, ', say(predicate.anywhere, negated, expand));
  if ('earlier' in predicate) return prefixed('in the sections before it, ', say(predicate.earlier, negated, expand));
  if ('shared' in predicate) return sayShared(predicate.shared, negated, expand);
  if ('proxy' in predicate) {
    const { side, mode, where, atLeast } = predicate.proxy;
    const kind: Noun = side === undefined ? ['proxy', 'proxies'] : plural(`${side} or listen section`);
    return quantified(followed(kind, mode === undefined ? '' : ` in mode ${list(mode)}`), atLeast, where, negated, expand);
  }
  if ('section' in predicate) {
    const { kind, where, atLeast } = predicate.section;
    return quantified(plural(`${quotedList(kind)} section`), atLeast, where, negated, expand);
  }
  if ('backend' in predicate) {
    const { mode, where, atLeast } = predicate.backend;
    const which = ` it leads to${mode === undefined ? '' : ` in mode ${list(mode)}`}`;
    return quantified(followed(plural('backend'), which), atLeast, where, negated, expand);
  }
  if ('bind' in predicate) return sayLines(plural('listening line'), predicate.bind, negated, expand);
  if ('server' in predicate) return sayLines(plural('server'), predicate.server, negated, expand);
  return { text: sayLeaf(predicate, negated), parts: [] };
}

function sayLeaf(predicate: Predicate, negated: boolean): string {
  const there = negated ? 'no' : 'a';
  const used = negated ? 'is not used' : 'is used';
  if ('target' in predicate) {
    const { since, before } = predicate.target;
    const range = [...(since === undefined ? [] : [`from ${since} on`]), ...(before === undefined ? [] : [`before ${before}`])].join(
      ' and ',
    );
    return `HAProxy is ${negated ? 'not ' : ''}${range}`;
  }
  if ('parameter' in predicate) {
    const { name, ...test } = typeof predicate.parameter === 'string' ? { name: predicate.parameter } : predicate.parameter;
    return `it ${negated ? 'lacks' : 'has'} ${quotedList(name)}${suffix(sayConditions(test), ' that ')}`;
  }
  if ('address' in predicate) {
    const { family, port, ...test } = predicate.address;
    const texts = [
      ...(family === undefined ? [] : [`is ${negated ? 'not ' : ''}of the kind ${list(family)}`]),
      ...nonEmpty(sayConditions(test)),
      ...(port === undefined ? [] : [`has a port that ${sayTest(port)}`]),
    ];
    return `its address ${negated && family === undefined ? 'not: ' : ''}${texts.join(' and ')}`;
  }
  if ('name' in predicate) return `its name ${negated ? 'not: ' : ''}${sayTest(predicate.name)}`;
  if ('option' in predicate) return `"option ${predicate.option}" is ${negated ? 'not ' : ''}in effect`;
  if ('setting' in predicate) {
    const { keyword, in: kind, default: text, word, ...test } = predicate.setting;
    const where = kind === undefined ? '' : ` of "${kind}"`;
    const says = sayConditions(test);
    if (says === '') return `"${keyword}"${where} is ${negated ? 'not ' : ''}set`;
    const some = word === 'some' ? ' has some word that' : typeof word === 'number' && word > 1 ? ` has word ${word}, which` : '';
    const verb = negated ? negation(says) : says;
    return `"${keyword}"${where}${text === undefined ? '' : ` (${text} where it is not set)`}${some} ${verb}`;
  }
  if ('line' in predicate) {
    const { keyword, negated: isOff = false, in: kinds, with: tests, condition, atLeast = 1 } = predicate.line;
    const names = isOff ? [keyword].flat().map((name) => `no ${name}`) : keyword;
    const line = `${quotedList(names)}${kinds === undefined ? '' : ` in ${quotedList(kinds)}`}`;
    const number = atLeast === 1 ? `${there} line` : `${negated ? 'fewer than' : 'at least'} ${atLeast} lines`;
    return `${number} ${line}${sayWith(tests)}${sayCondition(condition)}`;
  }
  if ('action' in predicate) {
    const { name, ruleset, with: tests, condition } = predicate.action;
    return `${there} rule ${ruleset === undefined ? '' : `of ${quotedList(ruleset)} `}with the action ${quotedList(name)}${sayWith(tests)}${sayCondition(condition)}`;
  }
  if ('fetch' in predicate) {
    const { name, match, pattern, keyword, arguments: tests } = predicate.fetch;
    const matched =
      (match === undefined ? '' : `, matched by ${list(match)},`) +
      (pattern === undefined ? '' : ` against a pattern that ${sayTest(pattern)}`);
    return `the sample fetch ${quotedList(name)}${sayArguments(tests)}${matched} ${used}${keyword === undefined ? '' : ` in ${quotedList(keyword)}`}`;
  }
  if ('converter' in predicate) {
    const { name, keyword, arguments: tests } = predicate.converter;
    return `the converter ${quotedList(name)}${sayArguments(tests)} ${used}${keyword === undefined ? '' : ` in ${quotedList(keyword)}`}`;
  }
  return '';
}

function joined(parts: readonly Predicate[], text: string, inner: (part: Predicate) => Clause): Clause {
  const [only] = parts;
  return parts.length === 1 && only !== undefined && !text.startsWith('no') ? inner(only) : { text, parts: parts.map(inner) };
}

function prefixed(prefix: string, { text, parts }: Clause): Clause {
  return { text: `${prefix}${text}`, parts };
}

function sayShared(name: string, negated: boolean, expand: boolean): Clause {
  const shared = sharedPredicate(name);
  const text = `${negated ? 'not: ' : ''}${shared?.says ?? name}`;
  if (!expand || shared === null) return { text, parts: [] };
  return { text: `${text}, that is:`, parts: [say(shared.predicate, false, false)] };
}

/** What there is one of, and what several of. */
type Noun = readonly [one: string, several: string];

const plural = (one: string): Noun => [one, `${one}s`];
const followed = ([one, several]: Noun, by: string): Noun => [one + by, several + by];

function quantified(noun: Noun, atLeast = 1, where: Predicate | undefined, negated: boolean, expand: boolean): Clause {
  const what = noun[atLeast === 1 ? 0 : 1];
  const some = negated ? (atLeast === 1 ? 'no' : `fewer than ${atLeast}`) : atLeast === 1 ? 'some' : `at least ${atLeast}`;
  if (where === undefined) return { text: `there ${atLeast === 1 ? 'is' : 'are'} ${some} ${what}`, parts: [] };
  const inner = say(where, false, expand);
  if (inner.parts.length === 0) return { text: `${some} ${what} where ${asStatement(inner.text)}`, parts: [] };
  return { text: `${some} ${what} where${inner.text === ALL ? ':' : ` ${inner.text}`}`, parts: inner.parts };
}

/** 'a line "log"' as something that can be so: 'there is a line "log"'. */
function asStatement(text: string): string {
  if (/^(?:a|no) /.test(text)) return `there is ${text}`;
  return /^(?:at least|fewer than) /.test(text) ? `there are ${text}` : text;
}

function sayLines(what: Noun, { where, atLeast, sharing, differing }: LineQuantifier, negated: boolean, expand: boolean): Clause {
  const clause = quantified(what, atLeast ?? (sharing === undefined ? 1 : 2), where, negated, expand);
  if (sharing === undefined) return clause;
  const alike = sharing === 'name' ? 'name' : `"${sharing.parameter}"`;
  const differ = differing === undefined ? '' : ` but not the same ${quotedList(differing.map(({ parameter }) => parameter))}`;
  return { text: clause.text.replace(/( where:?)|$/, (found) => ` with the same ${alike}${differ}${found}`), parts: clause.parts };
}

function sayWith(tests: OneOrMore<WordTest> | undefined): string {
  const texts = listOf(tests ?? []).map(({ word, after, ...test }) => {
    const which = word !== undefined ? `word ${word}` : after !== undefined ? `what follows "${after}"` : 'some word';
    return `${which} ${sayConditions(test) || 'is there'}`;
  });
  return texts.length === 0 ? '' : ` where ${listing(texts, 'and')}`;
}

function sayCondition(tests: OneOrMore<ValueTest> | undefined): string {
  return tests === undefined ? '' : ` whose condition ${listing(listOf(tests).map(sayTest), 'and')}`;
}

function sayArguments(tests: OneOrMore<{ readonly argument?: number } & ValueConditions> | undefined): string {
  const texts = listOf(tests ?? []).map(({ argument, ...test }) => {
    return `${argument === undefined ? 'some argument' : `argument ${argument}`} ${sayConditions(test)}`;
  });
  return texts.length === 0 ? '' : ` whose ${listing(texts, 'and')}`;
}

function sayTest(test: ValueTest): string {
  return typeof test === 'object' ? sayConditions(test) : `is "${test}"`;
}

const quoted = (text: string) => `"${text}"`;

const PHRASES: {
  readonly [Name in Exclude<keyof ValueConditions, 'unit' | 'ignoreCase'>]-?: (wanted: NonNullable<ValueConditions[Name]>) => string;
} = {
  is: (wanted) => `is ${sayValue(wanted)}`,
  oneOf: (wanted) => `is ${listing(wanted.map((one) => quoted(String(one))))}`,
  contains: (wanted) => `lists ${quoted(wanted)}`,
  includes: (wanted) => `has ${quoted(wanted)} in it`,
  startsWith: (wanted) => `begins with ${quoted(wanted)}`,
  endsWith: (wanted) => `ends with ${quoted(wanted)}`,
  matches: (wanted) => `matches /${wanted}/`,
  inside: (wanted) => `is inside ${list(wanted)}`,
  outside: (wanted) => `is outside ${list(wanted)}`,
  atLeast: (wanted) => `is at least ${sayAmount(wanted)}`,
  atMost: (wanted) => `is at most ${sayAmount(wanted)}`,
  above: (wanted) => `is above ${sayAmount(wanted)}`,
  below: (wanted) => `is below ${sayAmount(wanted)}`,
  not: (wanted) => negation(sayTest(wanted)),
};

function sayConditions(conditions: ValueConditions): string {
  const { unit } = conditions;
  const texts = Object.entries(conditions).flatMap(([name, wanted]) => {
    const phrase = Object.hasOwn(PHRASES, name) ? (PHRASES[name as keyof typeof PHRASES] as (wanted: unknown) => string) : undefined;
    if (phrase === undefined) return [];
    return `${phrase(wanted)}${typeof wanted === 'number' && unit !== undefined && unit !== 'number' ? ` ${unit}` : ''}`;
  });
  return listing(texts, 'and');
}

/** 'is "a"' the other way round. */
function negation(text: string): string {
  if (text.includes(' and ')) return `not: ${text}`;
  if (text.startsWith('is ')) return `is not ${text.slice(3)}`;
  const [verb = ''] = text.split(' ', 1);
  const plain = verb === 'has' ? 'have' : verb === 'matches' ? 'match' : verb.replace(/s$/, '');
  return `does not ${plain}${text.slice(verb.length)}`;
}

function sayValue(value: Value): string {
  return typeof value !== 'object' ? quoted(String(value)) : `the name of that "${value.nameOf}" section`;
}

function sayAmount(amount: Amount): string {
  if (typeof amount !== 'object') return String(amount);
  const { setting, default: text, times, dividedBy } = amount;
  const factor = times === undefined ? '' : `${times} times `;
  return `${factor}"${setting}"${dividedBy === undefined ? '' : ` divided by ${dividedBy}`} (${text} where it is not set)`;
}

function nonEmpty(text: string): string[] {
  return text === '' ? [] : [text];
}

function suffix(text: string, before: string): string {
  return text === '' ? '' : before + text;
}

function list(items: OneOrMore<string>): string {
  return listing(listOf(items));
}

function quotedList(items: OneOrMore<string>): string {
  return listing(listOf(items).map(quoted));
}

function listOf<Item>(items: OneOrMore<Item>): readonly Item[] {
  return Array.isArray(items) ? items : [items as Item];
}
