import {
  type ActionTest,
  aclKeywords,
  actionsOf,
  bindParameters,
  branch,
  branches,
  converters,
  filters,
  isRegisteredByLua,
  keywordsOf,
  type OneOrMore,
  type Predicate,
  parseVersion,
  proxyOptions,
  rulesets,
  SECTION_NAMES,
  sampleFetches,
  serverParameters,
  sharedPredicate,
  sharedPredicates,
  subKeywordsOf,
} from '@haplint/catalog';
import { nearestName } from '../nearest.js';
import { validateAgainstSchema } from '../rule/options-schema.js';
import { unknownName } from '../rule/schema-violation.js';
import { parseNetwork } from './networks.js';
import { PREDICATE_SCHEMA } from './schema.js';

/** What is wrong with a predicate, and where inside it: keys and indices. */
export interface PredicateMistake {
  readonly path: readonly string[];
  /** One sentence part without a full stop. */
  readonly message: string;
}

/** What stands around a predicate. */
interface Around {
  readonly sections: readonly string[];
  readonly line: 'bind' | 'server' | null;
  readonly shared: readonly string[];
}

const NOTHING: Around = { sections: [], line: null, shared: [] };
const MODES = ['http', 'tcp', 'log', 'spop', 'haterm', 'health'];
/** Predicates without others in them. */
const LEAVES: ReadonlySet<string> = new Set(['parameter', 'address', 'name', 'setting', 'line', 'action', 'fetch', 'converter']);

/** What stands behind keywords of proxies, where the catalog has a list of its own for it. */
const NAMES_BEHIND: ReadonlyMap<string, () => ReadonlyMap<string, unknown>> = new Map([
  ['option', proxyOptions],
  ['filter', filters],
]);

const MATCHINGS = ['found', 'bool', 'int', 'ip', 'bin', 'len', 'str', 'beg', 'sub', 'dir', 'dom', 'end', 'reg'];

/** What a predicate may name and stand in besides what the catalog knows. */
export interface PredicateSetting {
  /** Names that a script or a module registers. */
  readonly registered?: ReadonlySet<string>;
  /** The predicate whose things it is read in: a `proxy`, `section`, `backend`, `bind` or `server`. */
  readonly within?: Predicate | undefined;
}

/** Whether a value is a predicate whose every name is known to the catalog; empty where it is. */
export function checkPredicate(value: unknown, { registered = new Set(), within }: PredicateSetting = {}): readonly PredicateMistake[] {
  const violation = validateAgainstSchema(PREDICATE_SCHEMA, value);
  if (violation !== null) return [violation];
  const checker = new Checker(registered);
  checker.check(value as Predicate, within === undefined ? NOTHING : aroundOf(within), []);
  return checker.mistakes;
}

/** What stands around a predicate that is read in the things that another one finds. */
function aroundOf(selector: Predicate): Around {
  if ('section' in selector) return { ...NOTHING, sections: listOf(selector.section.kind) };
  if ('bind' in selector || 'server' in selector) return { ...NOTHING, sections: ['line'], line: 'bind' in selector ? 'bind' : 'server' };
  return { ...NOTHING, sections: ['proxy'] };
}

class Checker {
  readonly mistakes: PredicateMistake[] = [];
  readonly #registered: ReadonlySet<string>;

  constructor(registered: ReadonlySet<string>) {
    this.#registered = registered;
  }

  check(predicate: Predicate, around: Around, path: readonly string[]): void {
    const [[kind, value]] = Object.entries(predicate) as [[string, unknown]];
    const at = [...path, kind];
    if (LEAVES.has(kind)) this.#checkValues(value, around, at);
    if ('all' in predicate || 'any' in predicate) {
      const parts = 'all' in predicate ? predicate.all : predicate.any;
      for (const [i, part] of parts.entries()) this.check(part, around, [...at, String(i)]);
    } else if ('not' in predicate) {
      this.check(predicate.not, around, at);
    } else if ('given' in predicate) {
      this.check(predicate.given, around, at);
    } else if ('anywhere' in predicate) {
      this.check(predicate.anywhere, { ...around, line: null, sections: [...around.sections, ''] }, at);
    } else if ('earlier' in predicate) {
      if (!isInSection(around)) this.#say(at, 'stands for nothing outside of "section" and "proxy"');
      this.check(predicate.earlier, { ...around, line: null, sections: [...around.sections, ''] }, at);
    } else if ('shared' in predicate) {
      this.#checkShared(predicate.shared, around, at);
    } else if ('target' in predicate) {
      for (const [key, name] of Object.entries(predicate.target)) {
        const known = parseVersion(name)?.branch;
        if (known === undefined || branch(known) === null) {
          this.#say([...at, key], `is of no known branch; known are ${branches()[0]?.name} to ${branches().at(-1)?.name}`);
        }
      }
    } else if ('proxy' in predicate || 'backend' in predicate) {
      const { mode, where } = 'proxy' in predicate ? predicate.proxy : predicate.backend;
      this.#names('mode', mode, MODES, [...at, 'mode']);
      if (where !== undefined) this.check(where, { ...around, line: null, sections: [...around.sections, 'proxy'] }, [...at, 'where']);
    } else if ('section' in predicate) {
      const { kind: kinds, where } = predicate.section;
      this.#names('kind of section', kinds, SECTION_NAMES, [...at, 'kind']);
      if (where !== undefined) {
        this.check(where, { ...around, line: null, sections: [...around.sections, ...listOf(kinds)] }, [...at, 'where']);
      }
    } else if ('bind' in predicate || 'server' in predicate) {
      const line = 'bind' in predicate ? 'bind' : 'server';
      const { where, sharing, differing = [] } = 'bind' in predicate ? predicate.bind : predicate.server;
      const names = [...(sharing === undefined || sharing === 'name' ? [] : [sharing]), ...differing].map(({ parameter }) => parameter);
      this.#names(`parameter of "${line}"`, names, parametersOf(line).keys(), at);
      // A line brings the section it stands in.
      const sections = isInSection(around) ? around.sections : [...around.sections, 'line'];
      if (where !== undefined) this.check(where, { ...around, sections, line }, [...at, 'where']);
    } else if ('parameter' in predicate) {
      const name = typeof predicate.parameter === 'string' ? predicate.parameter : predicate.parameter.name;
      if (around.line === null) this.#say(at, 'stands for nothing outside of "bind" and "server"');
      else this.#names(`parameter of "${around.line}"`, name, parametersOf(around.line).keys(), at);
    } else if ('address' in predicate) {
      if (around.line === null) this.#say(at, 'stands for nothing outside of "bind" and "server"');
    } else if ('name' in predicate) {
      if (around.line === null && !isInSection(around)) this.#say(at, 'stands for nothing outside of "section", "proxy" and "server"');
    } else if ('option' in predicate) {
      if (!isInSection(around)) this.#say(at, 'stands for nothing outside of "proxy" and "section"');
      this.#names('option', predicate.option, proxyOptions().keys(), at);
    } else if ('setting' in predicate) {
      const { keyword, in: kind } = predicate.setting;
      if (kind === undefined && !isInSection(around)) this.#say(at, 'needs "in", or a "proxy" or "section" around it');
      this.#checkKeywords(keyword, kind, around, at);
    } else if ('line' in predicate) {
      this.#checkKeywords(predicate.line.keyword, predicate.line.in, around, at);
    } else if ('action' in predicate) {
      this.#checkAction(predicate.action, at);
    } else if ('fetch' in predicate) {
      this.#checkFetches(predicate.fetch.name, [...at, 'name']);
      this.#names('matching', predicate.fetch.match, MATCHINGS, [...at, 'match']);
      this.#checkKeywords(predicate.fetch.keyword, undefined, around, at);
    } else if ('converter' in predicate) {
      this.#names('converter', predicate.converter.name, converters().keys(), [...at, 'name']);
      this.#checkKeywords(predicate.converter.keyword, undefined, around, at);
    }
  }

  #checkShared(name: string, around: Around, at: readonly string[]): void {
    const shared = sharedPredicate(name);
    if (shared === null) {
      this.#say(at, unknownName('shared predicate', name, Object.keys(sharedPredicates)));
    } else if (around.shared.includes(name)) {
      this.#say(at, `"${name}" refers to itself`);
    } else {
      this.check(shared.predicate, { ...around, shared: [...around.shared, name] }, at);
    }
  }

  #checkFetches(names: OneOrMore<string>, at: readonly string[]): void {
    for (const name of listOf(names)) {
      // In conditions, a fetch and a matching have one name together.
      const both = sampleFetches().has(name) ? undefined : aclKeywords().get(name);
      if (both === undefined) this.#names('sample fetch', name, sampleFetches().keys(), at);
      else this.#say(at, `"${name}" is the sample fetch "${both.fetch}" with a matching: { name: ${both.fetch}, match: ${both.matching} }`);
    }
  }

  #checkAction({ name, ruleset }: ActionTest, at: readonly string[]): void {
    if (!this.#names('ruleset', ruleset, rulesets(), [...at, 'ruleset'])) return;
    const opening = ruleset === undefined ? rulesets() : listOf(ruleset);
    this.#names(
      'action',
      name,
      opening.flatMap((each) => [...(actionsOf(each)?.keys() ?? [])]),
      [...at, 'name'],
    );
  }

  /** The words that begin a line: a keyword of such sections, and what may follow it. */
  #checkKeywords(
    keywords: OneOrMore<string> | undefined,
    kinds: OneOrMore<string> | undefined,
    around: Around,
    path: readonly string[],
  ): void {
    if (keywords === undefined) return;
    if (kinds !== undefined && !this.#names('kind of section', kinds, SECTION_NAMES, [...path, 'in'])) return;
    const own = around.sections.at(-1);
    const sections =
      kinds !== undefined
        ? listOf(kinds)
        : own === undefined || own === '' || own === 'line'
          ? [...SECTION_NAMES]
          : own === 'proxy'
            ? ['listen']
            : [own];
    for (const keyword of listOf(keywords)) {
      const [first = '', second, third] = keyword.split(' ');
      const known = sections.filter((section) => keywordsOf(section).has(first));
      const at = [...path, 'keyword'];
      if (known.length === 0) {
        this.#names(
          'keyword',
          first,
          sections.flatMap((section) => [...keywordsOf(section).keys()]),
          at,
        );
      } else if (second !== undefined) {
        this.#checkSecond(first, second, third, known, at);
      }
    }
  }

  #checkSecond(first: string, second: string, third: string | undefined, sections: readonly string[], at: readonly string[]): void {
    const ruleset = `${first} ${second}`;
    if (actionsOf(ruleset) !== null) {
      if (third !== undefined) this.#names('action', third, [...(actionsOf(ruleset)?.keys() ?? [])], at);
      return;
    }
    // Where one of the sections takes any word, so does the keyword.
    const lists = sections.map((section) => actionsOf(first) ?? wordsBehind(section, first));
    if (lists.includes(null)) return;
    this.#names(
      'word',
      second,
      lists.flatMap((words) => [...(words?.keys() ?? [])]),
      at,
    );
  }

  /** Whether all names are known; says which are not. */
  #names(what: string, names: OneOrMore<string> | undefined, known: Iterable<string>, at: readonly string[]): boolean {
    const all = new Set(known);
    const strangers = listOf(names ?? []).filter((name) => !all.has(name) && !isRegisteredByLua(name) && !this.#registered.has(name));
    for (const name of strangers) {
      const nearest = nearestName(name, [...all]);
      this.#say(at, `"${name}" is no known ${what}${nearest === null ? '' : `; did you mean "${nearest}"?`}`);
    }
    return strangers.length === 0;
  }

  /** Regular expressions and names of sections, wherever values are tested. */
  #checkValues(value: unknown, around: Around, path: readonly string[]): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'matches') this.#checkPattern(String(inner), [...path, key]);
      if (key === 'inside' || key === 'outside') this.#checkNetworks(inner as OneOrMore<string>, [...path, key]);
      if (key === 'nameOf' && !around.sections.includes(String(inner)))
        this.#say([...path, key], `no section of the kind "${inner}" is around`);
      this.#checkValues(inner, around, [...path, key]);
    }
  }

  #checkPattern(pattern: string, path: readonly string[]): void {
    try {
      new RegExp(pattern);
    } catch (error) {
      this.#say(path, `is no regular expression: ${(error as Error).message}`);
    }
  }

  #checkNetworks(networks: OneOrMore<string>, path: readonly string[]): void {
    for (const network of listOf(networks)) {
      if (parseNetwork(network) === null) this.#say(path, `expected a network such as "10.0.0.0/8", found "${network}"`);
    }
  }

  #say(path: readonly string[], message: string): void {
    this.mistakes.push({ path, message });
  }
}

/** The words that may stand behind a keyword in sections of a kind; null where any may. */
function wordsBehind(section: string, keyword: string): ReadonlyMap<string, unknown> | null {
  const isProxy = keywordsOf(section) === keywordsOf('listen');
  return (isProxy ? NAMES_BEHIND.get(keyword)?.() : undefined) ?? subKeywordsOf(section, keyword);
}

function isInSection({ sections }: Around): boolean {
  return sections.length > 0 && sections.at(-1) !== '';
}

function parametersOf(line: 'bind' | 'server'): ReadonlyMap<string, unknown> {
  return line === 'bind' ? bindParameters() : serverParameters();
}

function listOf<Item>(items: OneOrMore<Item>): readonly Item[] {
  return Array.isArray(items) ? items : [items as Item];
}
