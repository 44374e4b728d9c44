import { SHARED_PREDICATES } from './data/predicates.js';
import type { ProxySide } from './keywords.js';

/**
 * A statement about an analysed configuration, as plain data: what JSON and YAML can hold. Each predicate is an object with
 * one key, which says what it is. `packages/core/src/predicates` tells whether a configuration satisfies one, and where.
 *
 * Predicates are read in a scope. Outermost that is the whole configuration; `proxy`, `section`, `backend`, `bind` and
 * `server` look for things in the scope they stand in, and read their `where` in the scope of each thing they find.
 *
 * Truth has three values: what an undecided `.if`, a variable or an unknown target leaves open is unknown.
 */
export type Predicate =
  /** All hold. Where it is reported, the lines of the first ones come first. */
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  /** Has to hold like any other, but its lines are not reported. */
  | { readonly given: Predicate }
  /** A predicate with a name, of `sharedPredicates`. */
  | { readonly shared: string }
  | { readonly target: TargetTest }
  /** Reads a predicate in the scope of the whole configuration. */
  | { readonly anywhere: Predicate }
  /** Reads a predicate in the scope of the sections before the section in scope. */
  | { readonly earlier: Predicate }
  | { readonly proxy: ProxyQuantifier }
  | { readonly section: SectionQuantifier }
  | { readonly backend: BackendQuantifier }
  | { readonly bind: LineQuantifier }
  | { readonly server: LineQuantifier }
  | { readonly parameter: string | ParameterTest }
  | { readonly address: AddressTest }
  | { readonly name: ValueTest }
  | { readonly option: string }
  | { readonly setting: SettingTest }
  | { readonly line: LineTest }
  | { readonly action: ActionTest }
  | { readonly fetch: FetchTest }
  | { readonly converter: ConverterTest };

export type OneOrMore<Item> = Item | readonly Item[];

/** Which versions of HAProxy: those from `since` on, and before `before`; a branch ('2.8') begins with its development versions. */
export interface TargetTest {
  readonly since?: string;
  readonly before?: string;
}

/** What all quantifiers have: at least so many things of the kind satisfy `where`. */
export interface Quantifier {
  readonly where?: Predicate;
  /** Default 1. */
  readonly atLeast?: number;
}

/** A `frontend`, `backend` or `listen` section that is not disabled. */
export interface ProxyQuantifier extends Quantifier {
  /** One that has this side; a `listen` section has both. */
  readonly side?: ProxySide;
  /** The effective mode: its own, that of its `defaults`, else tcp. */
  readonly mode?: OneOrMore<string>;
}

/** A section of these kinds ('peers', 'cache', ...) that is not disabled. */
export interface SectionQuantifier extends Quantifier {
  readonly kind: OneOrMore<string>;
}

/**
 * A proxy that the frontend in scope passes requests to, by `use_backend` or `default_backend`; a `listen` section is one
 * of its own. In the scope of the whole configuration: any proxy with servers.
 */
export interface BackendQuantifier extends Quantifier {
  readonly mode?: OneOrMore<string>;
}

/**
 * A line that declares listening addresses (`bind`, in the scope of `global` also `stats socket`) or servers (`server`,
 * `server-template`, `peer`). In the scope of the whole configuration: of all sections that are not disabled.
 */
export interface LineQuantifier extends Quantifier {
  /** Of the lines found, `atLeast` (default 2) agree in this. */
  readonly sharing?: 'name' | ParameterName;
  /** And of those two differ in one of these. */
  readonly differing?: readonly ParameterName[];
}

export interface ParameterName {
  readonly parameter: string;
}

/**
 * A parameter of the `bind` or server line in scope, in effect: its own or from `default-server`, `default-bind`,
 * `ssl-default-bind-options` and the like; `no-x` takes back `x`. A value test looks at the word behind it.
 */
export interface ParameterTest extends ValueConditions {
  readonly name: OneOrMore<string>;
}

/** What an address is of: how it is written tells. A name, an IP address or a bare port is 'tcp'. */
export type AddressFamily = 'tcp' | 'quic' | 'unix' | 'abns' | 'fd' | 'sockpair' | 'udp' | 'rhttp' | 'mptcp';

/** Some address of the `bind` or server line in scope. */
export interface AddressTest extends ValueConditions {
  readonly family?: OneOrMore<AddressFamily>;
  /** Its port; false where it has none. Of a range, both ends have to agree. */
  readonly port?: ValueTest;
}

/**
 * What a text is held to; all conditions given have to hold. Comparisons take numbers, sizes ('16k') and times ('30s',
 * '500ms'; without a unit: milliseconds, or what `unit` says), and are false of a text that is none. `inside` and `outside` are
 * false of what is no network address, and unknown of a name.
 */
export interface ValueConditions {
  readonly is?: Value;
  readonly oneOf?: readonly (string | number)[];
  /** One of the items between commas: `h2` in `h2,http/1.1`. */
  readonly contains?: string;
  /** A part of the text. */
  readonly includes?: string;
  readonly startsWith?: string;
  readonly endsWith?: string;
  /** A regular expression of JavaScript, without slashes; unanchored. */
  readonly matches?: string;
  /** Letters count alike, small or capital, as in names of headers. */
  readonly ignoreCase?: boolean;
  /** An IP address, or a network, that lies in one of these networks: '10.0.0.0/8'. */
  readonly inside?: OneOrMore<string>;
  /** One that lies in none of them; every address of the machine (`*:80`) does not lie in them either. */
  readonly outside?: OneOrMore<string>;
  /** What a number is compared in where it has no unit; `bytes` and `s` also read one. */
  readonly unit?: 'number' | 'bytes' | 'ms' | 's';
  readonly atLeast?: Amount;
  readonly atMost?: Amount;
  readonly above?: Amount;
  readonly below?: Amount;
  readonly not?: ValueTest;
}

export type ValueTest = string | number | ValueConditions;

/** A text, or the name of the section around, by its kind: `{ nameOf: 'cache' }`; of a proxy, whichever it is: `{ nameOf: 'proxy' }`. */
export type Value = string | number | { readonly nameOf: string };

/**
 * A number, one with a unit ('5m', '64k'; `unit` says which of minutes and megabytes `m` is, else minutes), or that of another
 * setting of the same section, perhaps a multiple or a part of it.
 */
export type Amount =
  | number
  | string
  | { readonly setting: string; readonly default: string; readonly times?: number; readonly dividedBy?: number };

/**
 * A keyword of which the last line counts: a section's own, then, for a proxy, those of its `defaults`; a line with `no`
 * sets it to `default`. Without conditions: some line sets it.
 */
export interface SettingTest extends ValueConditions {
  /** The keyword, with all words that belong to it: 'balance', 'timeout http-request'. */
  readonly keyword: string;
  /** A kind of section to look into instead of the scope: 'global'. All sections of the kind count as one. */
  readonly in?: string;
  /** The value without a line; left out, the test is false then. */
  readonly default?: string;
  /** The word behind the keyword that is the value, from 1, or some of them; default 1. */
  readonly word?: number | 'some';
}

/** A line in the scope: in a proxy's, its own lines and those of its `defaults`. */
export interface LineTest {
  /** The words it begins with: 'http-request replace-header', 'stats enable'. Lines with a prefix don't count. */
  readonly keyword: OneOrMore<string>;
  /** Lines with `no` in front, instead of those without a prefix. */
  readonly negated?: boolean;
  /** Kinds of section to look into instead of the scope. */
  readonly in?: OneOrMore<string>;
  readonly with?: OneOrMore<WordTest>;
  readonly condition?: OneOrMore<ValueTest>;
  readonly atLeast?: number;
}

/** A word of a line, counted behind the keyword (an action's name is part of that); conditions of rules are not looked at. */
export interface WordTest extends ValueConditions {
  /** Its number, from 1; left out: some word. */
  readonly word?: number;
  /** The word behind this one: `{ after: 'peers', is: 'lan' }`. */
  readonly after?: string;
}

/** A rule with such an action in the scope. */
export interface ActionTest {
  readonly name: OneOrMore<string>;
  /** 'http-request', 'tcp-request content', ...; left out: all that have the action. */
  readonly ruleset?: OneOrMore<string>;
  readonly with?: OneOrMore<WordTest>;
  /** The text of its condition from `if` or `unless` on, with single spaces; empty where it has none. */
  readonly condition?: OneOrMore<ValueTest>;
}

interface SampleTest {
  readonly name: OneOrMore<string>;
  readonly arguments?: OneOrMore<ArgumentTest>;
  /** Only in lines with these keywords: 'sni' of servers counts as `server`. */
  readonly keyword?: OneOrMore<string>;
}

/** An argument between the parentheses. */
export interface ArgumentTest extends ValueConditions {
  /** Its number, from 1; one that isn't there is the empty text. Left out: some argument. */
  readonly argument?: number;
}

/** A sample fetch in an expression in the scope, wherever expressions stand; ACL keywords (`path_end`) count as the fetches they use. */
export interface FetchTest extends SampleTest {
  /** In an ACL: how it is matched, by its keyword or by `-m` (`end`, `reg`, ...). */
  readonly match?: OneOrMore<string>;
  /** In an ACL: some pattern that it is matched against. */
  readonly pattern?: ValueTest;
}

/** A converter in an expression in the scope. */
export type ConverterTest = SampleTest;

/** A predicate that others name. */
export interface SharedPredicate {
  /** A clause that says what holds: 'clients can speak HTTP/2'. */
  readonly says: string;
  readonly predicate: Predicate;
}

/** An edit of a configuration. */
export type MitigationEdit =
  /** A line more, the first of the sections in question that are of these kinds; for 'global', of the first such section. */
  | { readonly insert: string; readonly in: OneOrMore<string> }
  /** The value of a keyword that is set already; where it isn't, the line is inserted. */
  | { readonly set: string; readonly to: string; readonly in: OneOrMore<string> }
  /** A parameter less on the `bind` or server lines found, with the words that belong to it. */
  | { readonly removeParameter: string }
  /** Another value behind a parameter of the lines found. */
  | { readonly setParameter: string; readonly to: string }
  /** A parameter more, with its value, at the end of the lines found. */
  | { readonly addParameter: string };

/** The predicates that have a name, by it. */
export const sharedPredicates: Readonly<Record<string, SharedPredicate>> = SHARED_PREDICATES;

/** A predicate by its name; null where none has it. */
export function sharedPredicate(name: string): SharedPredicate | null {
  return Object.hasOwn(SHARED_PREDICATES, name) ? (SHARED_PREDICATES[name] ?? null) : null;
}
