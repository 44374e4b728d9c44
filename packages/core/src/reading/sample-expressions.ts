import {
  actionsOf,
  BORROWED_RULESETS,
  CONTEXTS_OF_RULESETS,
  type ContextsBySide,
  compareBranches,
  converter,
  findAction,
  isKnown,
  SAMPLES_OF_ACTIONS,
  type SampleContext,
  type SampleDirective,
  type SampleOptions,
  type SamplePlaces,
  SECTIONS,
  sampleDirectives,
  serverParameters,
  type Version,
} from '@haplint/catalog';
import {
  type AclExpression,
  append,
  type Call,
  type Converter,
  type Directive,
  type LineTable,
  parseConverterChain,
  parseLogFormat,
  parseSampleExpression,
  type SampleFetch,
  type SourceLocation,
  type Word,
} from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { asCheckedProxy } from './checked-proxy.js';
import { aclOf, anonymousAcls, conditionOf } from './conditions.js';
import { takingSection } from './keyword-misuse.js';
import { readingOf } from './line-reading.js';
import { setsLogFormat } from './log-format-lines.js';
import { mayBeSeveralWords, parameterWords } from './parameter-lines.js';

/** A sample expression of a line, or the part of one that stands in a word of its own. */
export interface SampleUse {
  /** Null for converters that go on with the expression of the word before. */
  readonly fetch: SampleFetch | null;
  readonly converters: readonly Converter[];
  /** Where ACLs stand, their own keywords count as well. */
  readonly inAcl: boolean;
  /** It stands in a log format, between `%[` and `]`. */
  readonly inFormat: boolean;
  /** The ACL that tests the sample; null for other places. */
  readonly acl: AclExpression | null;
  /** The sample has to be available in one of these places; null where HAProxy does not ask. */
  readonly contexts: readonly SampleContext[] | null;
  /** What is wrong with its syntax; empty in conditions, where whatever is wrong makes no use at all. */
  readonly problems: readonly SampleProblem[];
}

/** Something wrong with the text of an expression. */
export interface SampleProblem {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** The sample expressions that HAProxy is certain to find in a line. */
export interface LineSamples {
  readonly uses: readonly SampleUse[];
  /** The log formats among the words, as far as it is certain which word is which. */
  readonly formats: readonly Word[];
  /** Whether HAProxy gets to the expressions: some lines it only keeps, until it checks the proxies that have them. */
  readonly areRead: () => boolean;
}

const PROXY_KINDS: ReadonlySet<string> = new Set(SECTIONS.filter(({ proxy }) => proxy).map(({ name }) => name));

/** HAProxy takes what begins with a digit for a number; where times are read, a short word may be a unit. */
const IS_EXPRESSION = { number: /^[a-z]/i, quantity: /^[a-z]\w{2}/i };

/** All sample expressions of a line; nothing where the section does not take the line, or where that is not certain. */
export function sampleExpressions(line: Directive, model: Model): readonly LineSamples[] {
  const reading = readingOf(line, model);
  if (reading.samples === undefined) reading.samples = samplesOf(line, model);
  return reading.samples;
}

function samplesOf(line: Directive, model: Model): readonly LineSamples[] {
  const section = takingSection(line, model);
  if (section === null || line.prefix !== null) return [];
  const isProxy = PROXY_KINDS.has(section.kind);
  const samples = section.kind === 'global' || isProxy ? ownSamples(line, model, section) : null;
  const inAcls = isProxy || section.kind === 'fcgi-app' ? samplesInAcls(line, model) : [];
  return [...(samples === null ? [] : [samples]), ...(inAcls.length === 0 ? [] : [{ uses: inAcls, formats: [], areRead: () => true }])];
}

/** What `acl` lines and the braces of conditions test. */
function samplesInAcls(line: Directive, model: Model): readonly SampleUse[] {
  const [name] = line.args;
  if (line.keywordValue === 'acl') {
    const defined = name === undefined || mayBeSeveralWords(name) ? null : aclOf(line, model);
    return defined === null ? [] : [aclUse(defined.acl, defined.problems)];
  }
  const found = conditionOf(line, model);
  if (found === null || found.problems.length > 0) return [];
  return anonymousAcls(found.condition).map(({ expression }) => aclUse(expression, []));
}

/** The use that an ACL makes of a sample. */
export function aclUse(acl: AclExpression, problems: readonly SampleProblem[]): SampleUse {
  const { fetch, converters } = acl.sample;
  return { fetch, converters, inAcl: true, inFormat: false, acl, contexts: null, problems };
}

/** A use outside ACLs and formats. */
function sampleUse(
  fetch: SampleUse['fetch'],
  converters: SampleUse['converters'],
  contexts: SampleUse['contexts'],
  problems: SampleUse['problems'],
): SampleUse {
  return { fetch, converters, inAcl: false, inFormat: false, acl: null, contexts, problems };
}

/** What the words of a directive or of a rule's action hold. */
function ownSamples(line: Directive, model: Model, section: ConfigSection): LineSamples | null {
  const kind: SampleDirective['section'] = section.kind === 'global' ? 'global' : 'proxy';
  const target = model.target as Version; // takingSection knows nothing without one
  const ofServer = serverSamples(line, model);
  if (ofServer !== null) return { uses: ofServer, formats: [], areRead: () => true };
  const directive = sampleDirectiveOf(line, kind, model);
  if (directive !== undefined) {
    const words = line.words.slice(directive.keywords.length);
    const uses = usesIn(directive, words, target, contextsOf(directive, null, section));
    return { uses, formats: formatsIn(directive, words), areRead: () => isCertainlyRead(directive, line, model) };
  }
  const action = kind === 'proxy' ? actionOf(line, model, target) : null;
  if (action === null) return null;
  const { places, words, ruleset } = action;
  const uses = usesIn(places, words, target, contextsOf(places, ruleset, section));
  return { uses, formats: formatsIn(places, words), areRead: () => true };
}

function sampleDirectiveOf({ words }: Directive, kind: SampleDirective['section'], model: Model): SampleDirective | undefined {
  return sampleDirectives(model.valueOf(words[0]) ?? '').find(
    ({ keywords, section }) => section === kind && keywords.every((word, i) => model.valueOf(words[i]) === word),
  );
}

/** The contexts of the sides that a section has; null where HAProxy does not ask. */
export function contextsOnSides({ frontend, backend }: ContextsBySide, { kind }: ConfigSection): readonly SampleContext[] | null {
  const asked = new Set([kind === 'backend' ? null : frontend, kind === 'frontend' ? null : backend]);
  asked.delete(null);
  return asked.size === 0 ? null : ([...asked] as SampleContext[]);
}

/** Where samples at these places have to be available; null where HAProxy does not ask. */
function contextsOf(places: SamplePlaces, ruleset: string | null, section: ConfigSection): SampleUse['contexts'] {
  const contexts = places.contexts ?? (ruleset === null ? undefined : CONTEXTS_OF_RULESETS[ruleset]);
  return contexts === undefined || contexts === 'anywhere' ? null : contextsOnSides(contexts, section);
}

/** The action of a rule that the target has, with the words behind it. */
function actionOf(
  line: Directive,
  model: Model,
  target: Version,
): { places: SamplePlaces; words: readonly Word[]; ruleset: string } | null {
  const first = model.valueOf(line.keyword) ?? '';
  const twoWords = `${first} ${model.valueOf(line.args[0]) ?? ''}`;
  const borrowed = BORROWED_RULESETS[twoWords];
  const isTwoWords = borrowed !== undefined || actionsOf(twoWords) !== null;
  const ruleset = borrowed ?? (isTwoWords ? twoWords : first);
  if (actionsOf(ruleset) === null) return null;
  const at = isTwoWords ? 1 : 0;
  const word = line.args[at];
  if (word === undefined || mayBeSeveralWords(word)) return null;
  const action = findAction(ruleset, model.valueOf(word) ?? '');
  if (action === null || !isKnown(action, target)) return null;
  const places = SAMPLES_OF_ACTIONS[`${ruleset} ${action.name}`] ?? SAMPLES_OF_ACTIONS[action.name];
  return places === undefined ? null : { places, words: line.args.slice(at + 1), ruleset };
}

/** Parameters of servers that are expressions of a single word (src/server.c `parse_srv_expr`); the last one of a name counts. */
const SERVER_EXPRESSIONS: ReadonlySet<string> = new Set(['sni', 'pool-conn-name']);

const NO_USES: readonly SampleUse[] = [];

/** The expressions among the parameters of a server; null for other lines. */
function serverSamples(line: Directive, model: Model): readonly SampleUse[] | null {
  const keyword = model.valueOf(line.keyword);
  if (keyword !== 'server' && keyword !== 'server-template') return null;
  // Most servers have none, and their words need not be told apart for that.
  if (!line.args.some(({ value }) => SERVER_EXPRESSIONS.has(value))) return NO_USES;
  const words = parameterWords(line, model)?.words ?? [];
  const last = new Map<string, Word>();
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const parameter = word.isLiteral ? serverParameters().get(word.value) : undefined;
    if (parameter === undefined || parameter.argumentCount === null) return [];
    const value = words[i + 1];
    if (SERVER_EXPRESSIONS.has(parameter.name) && value !== undefined) last.set(parameter.name, value);
    i += 1 + parameter.argumentCount;
  }
  return [...last.values()].flatMap((word) => singleWord(word, ['be source']));
}

function usesIn(
  { formats, expression, or, options }: SamplePlaces,
  words: readonly Word[],
  target: Version,
  contexts: SampleUse['contexts'],
): SampleUse[] {
  // Behind a variable that turns into several words, nobody can tell which word is which.
  const open = words.findIndex(mayBeSeveralWords);
  const certain = open === -1 ? words : words.slice(0, open);
  const uses = (formats ?? []).flatMap((at) => usesInFormat(certain[at], target, contexts));
  if (expression !== undefined) append(uses, usesFrom(certain.slice(expression), or, target, contexts));
  if (options !== undefined) append(uses, usesInOptions(options, certain, target, contexts));
  return uses;
}

/** The log formats at these places. */
function formatsIn({ formats = [], options }: SamplePlaces, words: readonly Word[]): Word[] {
  const open = words.findIndex(mayBeSeveralWords);
  const certain = open === -1 ? words : words.slice(0, open);
  const found = formats.flatMap((at) => certain[at] ?? []);
  if (options === undefined) return found;
  const slots = new Map<string, Word[]>();
  for (let i = options.after; i < certain.length; ) {
    const { value, isLiteral } = certain[i] as Word;
    const option = isLiteral && Object.hasOwn(options.names, value) ? options.names[value] : undefined;
    if (option === undefined) break;
    const word = option.format === undefined ? undefined : certain[i + 1 + option.format];
    const own = word === undefined ? [] : [word];
    if (option.slot === undefined) found.push(...own);
    else slots.set(option.slot, own);
    i += 1 + option.words;
  }
  return [...found, ...[...slots.values()].flat()];
}

/** An expression with the converters that follow it in words of their own. */
function usesFrom(words: readonly Word[], or: SamplePlaces['or'], target: Version, contexts: SampleUse['contexts']): SampleUse[] {
  const [first, ...others] = words;
  if (first === undefined || first.value === '' || !isExpression(first, or)) return [];
  const { node, problems } = parseSampleExpression(first);
  const uses = [sampleUse(node.fetch, node.converters, contexts, problems)];
  if (problems.length > 0) return uses;
  for (const word of others) {
    const chain = parseConverterChain(word);
    const [begin] = chain.converters;
    const known = begin?.isLiteral ? converter(begin.name) : null;
    // A word that begins with anything else is no part of the expression.
    if (known === null || !isKnown(known, target)) break;
    uses.push(sampleUse(null, chain.converters, contexts, chain.problems));
    if (chain.problems.length > 0) break;
  }
  return uses;
}

function singleWord(word: Word, contexts: SampleUse['contexts']): SampleUse[] {
  if (word.value === '') return [];
  const { node, problems } = parseSampleExpression(word);
  return [sampleUse(node.fetch, node.converters, contexts, problems)];
}

/** Whether a word is certain to be an expression, where something else may stand in its place. */
function isExpression(word: Word, or: SamplePlaces['or']): boolean {
  return or === undefined || (word.isLiteral && IS_EXPRESSION[or].test(word.value));
}

function usesInFormat(word: Word | undefined, target: Version, contexts: SampleUse['contexts']): SampleUse[] {
  if (word === undefined || (!word.value.includes('%[') && !word.value.includes(']'))) return [];
  const { node, problems } = parseLogFormat(word);
  // Before 3.0 labels were text.
  const isOld = compareBranches(target.branch, '3.0') < 0;
  if (isOld && problems.some((problem) => 'since' in problem && problem.since !== undefined)) return [];
  const uses: SampleUse[] = [];
  // What a variable ends with may double the percent sign behind it.
  const end = word.variables[0] === undefined ? Number.POSITIVE_INFINITY : word.offsetAt(word.variables[0].valueStart);
  for (const item of node.items) {
    if (isOld && 'label' in item && item.label !== null) break;
    if (item.start >= end) break;
    if (item.type !== 'LogFormatExpression') continue;
    const { fetch, converters } = item.expression;
    const own = problems.filter(({ start, end: last }) => start >= item.start && last <= item.end);
    uses.push({ ...sampleUse(fetch, converters, contexts, own), inFormat: true });
  }
  return uses;
}

function usesInOptions(
  { after, names }: SampleOptions,
  words: readonly Word[],
  target: Version,
  contexts: SampleUse['contexts'],
): SampleUse[] {
  const uses: SampleUse[] = [];
  const slots = new Map<string, SampleUse[]>();
  for (let i = after; i < words.length; ) {
    const word = words[i] as Word;
    const option = word.isLiteral && Object.hasOwn(names, word.value) ? names[word.value] : undefined;
    if (option === undefined) break;
    const found: SampleUse[] = [];
    if (option.format !== undefined) append(found, usesInFormat(words[i + 1 + option.format], target, contexts));
    const value = option.expression === undefined ? undefined : words[i + 1 + option.expression];
    if (value !== undefined && isExpression(value, option.or)) append(found, singleWord(value, contexts));
    if (option.slot === undefined) append(uses, found);
    else slots.set(option.slot, found);
    i += 1 + option.words;
  }
  return [...uses, ...[...slots.values()].flat()];
}

/** Whether HAProxy gets to the expressions of a directive. */
function isCertainlyRead(directive: SampleDirective, line: Directive, model: Model): boolean {
  return directive.readWith === null || proxiesReading(directive, line, model).length > 0;
}

/** The proxies that are certain to use the log formats of a line: its own, or those that have the setting from their `defaults`. */
export function formatUsers(line: Directive, model: Model): readonly ProxySection[] {
  const directive = sampleDirectiveOf(line, 'proxy', model);
  if (directive !== undefined && directive.readWith !== null) return proxiesReading(directive, line, model);
  const proxy = asCheckedProxy(model.sectionOf(line), model);
  return proxy === null ? [] : [proxy];
}

function proxiesReading(directive: SampleDirective, line: Directive, model: Model): ProxySection[] {
  const { readWith, ownIsRead, mode } = directive;
  const section = model.sectionOf(line);
  if (readWith === 'proxy') return [asCheckedProxy(section, model)].filter((proxy) => proxy !== null);
  const { decides, keywords } = settingOf(directive);
  const mayHaveIt = section?.kind === 'defaults' ? model.sections : [section];
  return mayHaveIt.flatMap((other) => {
    if (!(other instanceof ProxySection) || readWith === null || asCheckedProxy(other, model) === null) return [];
    if (!other.hasSide(readWith) && !(ownIsRead && other === section)) return [];
    if (mode !== undefined && model.effectiveMode(other)?.mode !== mode) return [];
    const { candidates, isSet } = model.effectiveSetting(other, decides, keywords);
    return isSet && candidates.length === 1 && candidates[0] === line ? [other] : [];
  });
}

/** Which lines set what a directive sets, and with which keywords these begin. */
function settingOf({ keywords, isOption }: SampleDirective): { decides: (line: Directive) => boolean; keywords: string[] } {
  const [keyword = '', second] = keywords;
  if (keyword === 'log-format') return { decides: setsLogFormat, keywords: ['log-format', 'option'] };
  const decides = (line: Directive) =>
    line.keywordValue === keyword && (isOption === true ? line.args[0]?.value === second : line.prefix === null);
  return { decides, keywords: [keyword] };
}

/** Where the name of a fetch or a converter stands, for a report and for what replaces it. */
export function nameSpan(
  { name, nameStart, nameEnd }: Call,
  lines: LineTable,
): { readonly loc: SourceLocation; readonly word: Pick<Word, 'start' | 'isPlain'> } {
  const loc = lines.locationAt(nameStart, nameEnd);
  return { loc, word: { start: nameStart, isPlain: nameEnd - nameStart === name.length } };
}
