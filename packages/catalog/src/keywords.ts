import { findPrefixed, writtenOver } from './catalog-table.js';
import { ACTIONS_OUTSIDE_TABLES } from './data/actions.js';
import { GLOBAL_KEYWORDS } from './data/global-keywords.js';
import { BIND_PARAMETERS, CERTIFICATE_PARAMETERS, CRT_LIST_PARAMETERS, SERVER_PARAMETERS } from './data/line-parameters.js';
import { PROXY_KEYWORDS } from './data/proxy-keywords.js';
import { PROXY_OPTIONS } from './data/proxy-options.js';
import { SECOND_WORDS } from './data/second-words.js';
import { KEYWORDS_OF_SECTIONS, LENIENT_SECTIONS } from './data/section-keywords.js';
import { remember } from './remember.js';
import { SECTION_NAMES, SECTIONS } from './sections.js';
import { compareBranches, type Version } from './version.js';

/** From which branch to which HAProxy knows something. */
export interface Lifecycle {
  /** The first branch that knows it; null for what is older than the oldest branch haplint can analyse. */
  readonly since: string | null;
  /** The first branch that warns about it; null where none does. */
  readonly deprecated: string | null;
  /** The first branch that no longer knows it; null where the newest one still does. */
  readonly removed: string | null;
  /** What to write in its place, in HAProxy's words; null where there is nothing, or nothing has to change. */
  readonly instead: string | null;
  /** Branches older than `since` that got it after their first release, in one that is not known exactly; else left out. */
  readonly backports?: readonly string[];
  /** When the warning of `deprecated` does not come with every line; left out where it does. */
  readonly deprecation?: DeprecationTerms;
}

/** Which lines of something deprecated HAProxy warns about. */
export interface DeprecationTerms {
  /** The keyword of a `global` section that turns the warning off. */
  readonly silencedBy?: string;
  /** The first line of the configuration alone draws it. */
  readonly once?: true;
  /** Lines with `no` in front alone draw it. */
  readonly negated?: true;
  /** Lines without an argument alone draw it. */
  readonly bare?: true;
  /** Lines with a number above this one alone draw it. */
  readonly above?: number;
}

/** A keyword of a section, by the section's kind, or the second word of one. */
export interface Keyword extends Lifecycle {
  readonly name: string;
  /** `no NAME` and `default NAME` are understood (src/cfgparse.c, readcfgfile). */
  readonly canBeNegated: boolean;
  /** The side of a proxy it is for; null for one of both sides, or outside of proxies. */
  readonly side: ProxySide | null;
  /** What HAProxy does with it in a proxy that lacks that side: warns and goes on, or stops. */
  readonly elsewhere: 'ignored' | 'refused';
  /** How a `defaults` section takes it. */
  readonly inDefaults: DefaultsUse;
  /** The first branch that takes it in a named `defaults` section, where `inDefaults` is 'named'. */
  readonly inDefaultsSince: string | null;
}

/** A proxy has one of two sides, or both. */
export type ProxySide = 'frontend' | 'backend';

/** What HAProxy does with something in a section: takes it, warns and skips it, or stops. */
export type Placement = 'allowed' | 'ignored' | 'refused';

/** In any `defaults` section, in one with a name only, or in none. */
export type DefaultsUse = 'allowed' | 'named' | 'refused';

/** A parameter of a `bind` or `server` line, or of a line of a certificate list. */
export interface Parameter extends Lifecycle {
  readonly name: string;
  /** How many words follow it; null where that depends on what they are. */
  readonly argumentCount: number | null;
  /** HAProxy lists it as one of TLS; on `bind` lines it has an effect behind `ssl` only. */
  readonly isTls: boolean;
}

/** What a proxy can turn on with `option NAME`. */
export interface ProxyOption extends Lifecycle {
  readonly name: string;
  /** The sides of a proxy on which it has an effect, in the newest branch that knows it. */
  readonly sides: readonly ProxySide[];
  /** It has an effect in mode http only, in the newest branch that knows it. */
  readonly needsHttp: boolean;
  /** `no option NAME` and `default option NAME` are understood, at least by some branch. */
  readonly canBeNegated: boolean;
  /** The first branch that no longer understands these; left out where all later ones do. */
  readonly negatedUntil?: string;
  /** `no option NAME` is taken without a word where the proxy lacks its side. */
  readonly isNegatedAnywhere?: true;
  /**
   * The first branch that refuses it in a proxy without its side; null for one that every branch warns about and ignores
   * there. 3.2 and newer report the warning, and then take the name for an unknown one.
   */
  readonly refusedElsewhereSince: string | null;
  /** Sides and mode of each branch that changed them, from old to new; the last is what the option has now. */
  readonly forms: readonly OptionForm[];
}

/** What an option is for, from one branch on. */
export interface OptionForm {
  /** The first branch of this form; null for the oldest. */
  readonly since: string | null;
  readonly sides: readonly ProxySide[];
  readonly needsHttp: boolean;
}

/** An action of a ruleset: `http-request deny`. */
export interface Action extends Lifecycle {
  readonly name: string;
  /** A parenthesis, a number or a dot may follow the name directly, as in `set-var(txn.a)` or `track-sc0`. */
  readonly isPrefix: boolean;
}

/**
 * Whether a version knows it; branches newer than the data count as the newest one. Where a branch got it late, all of its
 * releases but the first count as knowing it, since a false alarm is worse than a miss.
 */
export function isKnown(
  { since, removed, backports = [] }: Pick<Lifecycle, 'since' | 'removed' | 'backports'>,
  version: Pick<Version, 'branch'> & Partial<Pick<Version, 'patch'>>,
): boolean {
  const { branch, patch = 0 } = version;
  if (removed !== null && compareBranches(branch, removed) >= 0) return false;
  return since === null || compareBranches(branch, since) >= 0 || (patch > 0 && backports.includes(branch));
}

/** Whether the branch of a version understands `no option NAME`. */
export function isOptionNegatable({ canBeNegated, negatedUntil }: ProxyOption, { branch }: Pick<Version, 'branch'>): boolean {
  return canBeNegated && (negatedUntil === undefined || compareBranches(branch, negatedUntil) < 0);
}

/** Whether the branch of a version warns about it, and still knows it. */
export function isDeprecated(entry: Lifecycle, version: Pick<Version, 'branch'>): boolean {
  return entry.deprecated !== null && compareBranches(version.branch, entry.deprecated) >= 0 && isKnown(entry, version);
}

/** Of forms from old to new, the one of a version's branch; the oldest where the version is older than all. */
export function formOn<Form extends { readonly since: string | null }>(
  forms: readonly [Form, ...Form[]] | readonly Form[],
  version: Pick<Version, 'branch'>,
): Form | null {
  const known = forms.findLast(({ since }) => since === null || compareBranches(version.branch, since) >= 0);
  return known ?? forms[0] ?? null;
}

const KEYWORD_TRAITS = { canBeNegated: false, side: null, elsewhere: 'ignored', inDefaults: 'allowed', inDefaultsSince: null } as const;
const NO_KEYWORDS: ReadonlyMap<string, Keyword> = new Map();

const toKeyword = () => KEYWORD_TRAITS;

const PROXIES: ReadonlySet<string> = new Set(SECTIONS.filter(({ proxy }) => proxy).map(({ name }) => name));

const isProxy = (section: string): boolean => PROXIES.has(section);

const keywordsOfKind = remember((kind: string): ReadonlyMap<string, Keyword> => {
  if (kind === 'proxy') return writtenOver('proxy', toKeyword, PROXY_KEYWORDS);
  if (kind === 'global') return writtenOver('global', toKeyword, GLOBAL_KEYWORDS);
  return writtenOver(kind, toKeyword, KEYWORDS_OF_SECTIONS[kind] ?? {});
});

/**
 * The keywords of every branch in a section, by the kind of section ('defaults', 'frontend', 'global', 'peers', ...). The
 * four proxy sections share theirs: see `placement`. Empty for no kind of section.
 */
export function keywordsOf(section: string): ReadonlyMap<string, Keyword> {
  if (!SECTION_NAMES.has(section)) return NO_KEYWORDS;
  return keywordsOfKind(isProxy(section) ? 'proxy' : section);
}

/** A keyword of a kind of section; null where no branch knows it there. */
export function keyword(section: string, name: string): Keyword | null {
  return keywordsOf(section).get(name) ?? null;
}

/** Whether HAProxy passes over keywords that such a section does not know, without an error or a warning. */
export function ignoresUnknownKeywords(section: string): boolean {
  return LENIENT_SECTIONS.has(section);
}

/** The kinds of section that know a keyword on some branch, in the order of `SECTIONS`; placement taken into account. */
export function sectionsWithKeyword(name: string): readonly string[] {
  return SECTIONS.filter((section) => keyword(section.name, name) !== null && placement(section.name, name) === 'allowed').map(
    (section) => section.name,
  );
}

const secondWords = remember((path: string): ReadonlyMap<string, Keyword> | null => {
  const words = SECOND_WORDS[path];
  return words === undefined ? null : writtenOver(null, toKeyword, words);
});

/**
 * The words that may follow a keyword, where HAProxy has a list of them ('timeout': client, server, ...), of every branch.
 * Null where it has none, or where other words may stand there too.
 */
export function subKeywordsOf(section: string, name: string): ReadonlyMap<string, Keyword> | null {
  return secondWords(`${isProxy(section) ? 'proxy' : section} ${name}`);
}

/**
 * What HAProxy does with a keyword in a kind of section that knows it. 'ignored': it warns and skips it, as the proxy lacks
 * the side the keyword is for. 'refused': it is an error there. Without a version, what holds on some branch; keywords that
 * only a named `defaults` section takes are 'allowed' in `defaults` here: see `Keyword.inDefaults`. A keyword unknown to the
 * section is 'refused'.
 */
export function placement(section: string, name: string, version?: Pick<Version, 'branch'>): Placement {
  const entry = keyword(section, name);
  return entry === null ? 'refused' : placementOf(section, entry, version);
}

/** As `placement`, of a keyword or a second word at hand. */
export function placementOf(section: string, entry: Keyword, version?: Pick<Version, 'branch'>): Placement {
  if (!isProxy(section) || section === 'listen') return 'allowed';
  if (section !== 'defaults') return entry.side === null || entry.side === section ? 'allowed' : entry.elsewhere;
  const { inDefaults, inDefaultsSince: since } = entry;
  const isTooOld = version !== undefined && since !== null && compareBranches(version.branch, since) < 0;
  return inDefaults === 'refused' || isTooOld ? 'refused' : 'allowed';
}

const SIDES = { FE: 'frontend', BE: 'backend' } as const;

/** 'FE BE HTTP' of the dump. */
function optionForm(since: string | null, traits: string): OptionForm {
  const words = traits.split(' ');
  const sides = words.flatMap((word) => (word === 'FE' || word === 'BE' ? [SIDES[word]] : []));
  return { since, sides, needsHttp: words.includes('HTTP') };
}

const allOptions = remember(
  (_: null): ReadonlyMap<string, ProxyOption> =>
    writtenOver(
      'option',
      (forms) => {
        const read = forms.map(({ since, traits }) => optionForm(since, traits));
        const { sides = [], needsHttp = false } = read.at(-1) ?? {};
        return { sides, needsHttp, canBeNegated: true, refusedElsewhereSince: '3.2', forms: read };
      },
      PROXY_OPTIONS,
    ),
);

/** What `option NAME` can be in a proxy, of every branch. */
export function proxyOptions(): ReadonlyMap<string, ProxyOption> {
  return allOptions(null);
}

/** An option of a proxy; null where no branch knows it. */
export function proxyOption(name: string): ProxyOption | null {
  return proxyOptions().get(name) ?? null;
}

/** As `placement`, of an option; without a version, what holds on the newest branch that knows it. */
export function optionPlacement(section: string, option: ProxyOption, version?: Pick<Version, 'branch'>): Placement {
  if (!isProxy(section)) return 'refused';
  const { sides } = version === undefined ? option : (formOn(option.forms, version) ?? option);
  if (section === 'defaults' || section === 'listen' || sides.some((side) => side === section)) return 'allowed';
  const since = option.refusedElsewhereSince;
  return since !== null && (version === undefined || compareBranches(version.branch, since) >= 0) ? 'refused' : 'ignored';
}

/** '1 ssl' of the tables; a negative number is HAProxy's sign for a parser that counts itself. */
function parameterTraits(traits: string): { argumentCount: number | null; isTls: boolean } {
  const [count = '0', tls] = traits.split(' ');
  return { argumentCount: Number(count) < 0 ? null : Number(count), isTls: tls === 'ssl' };
}

const WRITTEN_PARAMETERS = {
  bind: BIND_PARAMETERS,
  server: SERVER_PARAMETERS,
  'crt-list': CRT_LIST_PARAMETERS,
  certificate: CERTIFICATE_PARAMETERS,
};

const parametersOf = remember(
  (table: keyof typeof WRITTEN_PARAMETERS): ReadonlyMap<string, Parameter> =>
    writtenOver(table, (forms) => parameterTraits(forms.at(-1)?.traits ?? ''), WRITTEN_PARAMETERS[table]),
);

/** The parameters of `bind` lines, of every branch. */
export function bindParameters(): ReadonlyMap<string, Parameter> {
  return parametersOf('bind');
}

/** The parameters of `server`, `default-server` and `server-template` lines, of every branch. */
export function serverParameters(): ReadonlyMap<string, Parameter> {
  return parametersOf('server');
}

/** The parameters of `load` lines in crt-store sections, of every branch. */
export function certificateParameters(): ReadonlyMap<string, Parameter> {
  return parametersOf('certificate');
}

/** The parameters in the brackets of a certificate list, of every branch; since 3.0 `certificateParameters` may stand there too. */
export function crtListParameters(): ReadonlyMap<string, Parameter> {
  return parametersOf('crt-list');
}

const actionsOfRuleset = remember((ruleset: string): ReadonlyMap<string, Action> | null => {
  const written = ACTIONS_OUTSIDE_TABLES[ruleset];
  if (written === undefined) return null;
  return writtenOver(ruleset, (forms) => ({ isPrefix: forms.some(({ traits }) => traits === '*') }), written);
});

/** The names of the rulesets, as the words that open their rules: 'http-request', 'tcp-request content', ... */
export function rulesets(): readonly string[] {
  return Object.keys(ACTIONS_OUTSIDE_TABLES);
}

/** The actions of a ruleset, of every branch; null for no ruleset. */
export function actionsOf(ruleset: string): ReadonlyMap<string, Action> | null {
  return actionsOfRuleset(ruleset);
}

/**
 * The action a word of a rule means: 'set-var(txn.a)' is set-var, 'track-sc1' is track-sc. A word that is an action's whole
 * name is that action; else the longest prefix counts, of which nothing else than a number, a dot or a parenthesis may
 * follow (action_lookup in include/haproxy/action.h takes any text; its parsers then want those). Null where nothing fits; what
 * Lua registers is in no table: see `isRegisteredByLua`.
 */
export function findAction(ruleset: string, word: string): Action | null {
  return findPrefixed(actionsOf(ruleset), word);
}
