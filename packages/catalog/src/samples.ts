import { type TableForm, writtenOver } from './catalog-table.js';
import { SAMPLE_FETCHES } from './data/samples.js';
import type { Lifecycle } from './keywords.js';
import { remember } from './remember.js';

/**
 * Where a sample can be fetched: the columns of HAProxy's dump, in its order (SMP_VAL_* in include/haproxy/sample-t.h).
 * The two first letters are the side of the proxy.
 */
export const SAMPLE_CONTEXTS = [
  'fe tcp-request connection',
  'fe tcp-request session',
  'fe tcp-request content',
  'fe http-request',
  'fe http-request body',
  'fe use_backend',
  'be tcp-request content',
  'be http-request',
  'be http-request body',
  'be use-server',
  'be source',
  'be tcp-response content',
  'be http-response',
  'be http-response body',
  'be stick store',
  'fe tcp-response content',
  'fe http-response',
  'fe http-response body',
  'log',
  'be tcp-check',
  'configuration',
  'cli',
] as const;

/** One of `SAMPLE_CONTEXTS`. */
export type SampleContext = (typeof SAMPLE_CONTEXTS)[number];

/** The types of samples, as HAProxy's dump names them; 'same' is a converter's for the type it got. */
export type SampleType = 'any' | 'same' | 'bool' | 'sint' | 'addr' | 'ipv4' | 'ipv6' | 'str' | 'bin' | 'meth';

/** The arguments of a sample fetch or a converter, by the dump's names of types ('string', 'integer', 'table', ...). */
export interface SampleArguments {
  readonly types: readonly string[];
  /** How many of them there have to be. */
  readonly required: number;
}

/** A sample fetch as it is from one branch on. */
export interface SampleFetchForm {
  /** The first branch of this form; null for the oldest. */
  readonly since: string | null;
  readonly arguments: SampleArguments;
  readonly output: SampleType;
  readonly contexts: ReadonlySet<SampleContext>;
}

/** A sample fetch: `req.hdr(host)`. What it has beside its forms is that of the newest one; see `formOn` for a version's. */
export interface SampleFetch extends Lifecycle, Omit<SampleFetchForm, 'since'> {
  readonly name: string;
  /** From old to new. */
  readonly forms: readonly SampleFetchForm[];
}

/** A converter as it is from one branch on. */
export interface ConverterForm {
  /** The first branch of this form; null for the oldest. */
  readonly since: string | null;
  readonly arguments: SampleArguments;
  readonly input: SampleType;
  readonly output: SampleType;
}

/** A converter: `lower`. What it has beside its forms is that of the newest one; see `formOn` for a version's. */
export interface Converter extends Lifecycle, Omit<ConverterForm, 'since'> {
  readonly name: string;
  /** From old to new. */
  readonly forms: readonly ConverterForm[];
}

/** A keyword for ACLs: `hdr_beg(host)` is the fetch req.hdr matched with `-m beg`. Every sample fetch is one too, by its name. */
export interface AclKeyword extends Lifecycle {
  readonly name: string;
  readonly fetch: string;
  /** What would follow `-m`. */
  readonly matching: string;
}

/** Something that has a name and a lifecycle: a filter, a service. */
export interface Named extends Lifecycle {
  readonly name: string;
}

const WITHOUT_ARGUMENTS: SampleArguments = { types: [], required: 0 };

/** 'string[,integer]' of the dump; all that follows the bracket may be left out. */
function readArguments(text: string | undefined): SampleArguments {
  if (text === undefined) return WITHOUT_ARGUMENTS;
  const [required = '', optional = ''] = text.replace(/\]$/, '').split('[');
  const typesOf = (part: string): string[] => part.split(',').filter((type) => type !== '');
  return { types: [...typesOf(required), ...typesOf(optional)], required: typesOf(required).length };
}

const contextsOf = remember(
  (marks: string): ReadonlySet<SampleContext> => new Set(SAMPLE_CONTEXTS.filter((_, index) => marks[index] === 'x')),
);

/** The words in front of the arguments, whose types have spaces in them. */
function words(traits: string): [first: string, second: string, rest: string | undefined] {
  const [, first = '', second = '', rest] = /^(\S+) (\S+)(?: (.*))?$/.exec(traits) ?? [];
  return [first, second, rest];
}

function readFetch({ since, traits }: TableForm): SampleFetchForm {
  const [output, marks, arguments_] = words(traits);
  return { since, arguments: readArguments(arguments_), output: output as SampleType, contexts: contextsOf(marks) };
}

function readConverter({ since, traits }: TableForm): ConverterForm {
  const [input, output, arguments_] = words(traits);
  return { since, arguments: readArguments(arguments_), input: input as SampleType, output: output as SampleType };
}

/** The newest form's traits, with all forms. A name without any form is written by hand, and then with these traits. */
function withNewest<Form extends { readonly since: string | null }>(
  forms: readonly Form[],
): Omit<Form, 'since'> & { forms: readonly Form[] } {
  const newest = forms.at(-1);
  if (newest === undefined) throw new Error('a sample fetch or a converter needs a form');
  const { since: _, ...traits } = newest;
  return { ...traits, forms };
}

const tables = {
  fetch: remember((_: null) => writtenOver<SampleFetch>('fetch', (forms) => withNewest(forms.map(readFetch)), SAMPLE_FETCHES)),
  converter: remember((_: null) => writtenOver<Converter>('converter', (forms) => withNewest(forms.map(readConverter)), {})),
  acl: remember((_: null) => writtenOver<AclKeyword>('acl', (forms) => aclTraits(forms.at(-1)?.traits ?? ''), {})),
  filter: remember((_: null) => writtenOver<Named>('filter', () => ({}), {})),
  service: remember((_: null) => writtenOver<Named>('service', () => ({}), {})),
};

function aclTraits(traits: string): { fetch: string; matching: string } {
  const [fetch = '', matching = ''] = traits.split(' ');
  return { fetch, matching };
}

/** The sample fetches of every branch. What Lua registers is in none: see `isRegisteredByLua`. */
export function sampleFetches(): ReadonlyMap<string, SampleFetch> {
  return tables.fetch(null);
}

/** A sample fetch by its name, without arguments; null where no branch knows it. */
export function sampleFetch(name: string): SampleFetch | null {
  return sampleFetches().get(name) ?? null;
}

/** The converters of every branch. */
export function converters(): ReadonlyMap<string, Converter> {
  return tables.converter(null);
}

/** A converter by its name, without arguments; null where no branch knows it. */
export function converter(name: string): Converter | null {
  return converters().get(name) ?? null;
}

/** Whether the first argument of a converter is the file of a map (src/map.c). */
export function readsMap(name: string): boolean {
  return (name === 'map' || name.startsWith('map_')) && converters().has(name);
}

/** The keywords that ACLs have beside the names of sample fetches, of every branch. */
export function aclKeywords(): ReadonlyMap<string, AclKeyword> {
  return tables.acl(null);
}

/** What `filter NAME` can be, of every branch. */
export function filters(): ReadonlyMap<string, Named> {
  return tables.filter(null);
}

/** What `use-service NAME` can be, of every branch. */
export function services(): ReadonlyMap<string, Named> {
  return tables.service(null);
}

/**
 * Whether only the Lua scripts of a configuration tell if it is known: actions, sample fetches, converters and services that
 * a script registers begin with `lua.` (src/hlua.c).
 */
export function isRegisteredByLua(name: string): boolean {
  return name.startsWith('lua.');
}
