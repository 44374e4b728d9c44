import { KNOWN_BRANCHES } from '../releases.js';
import { once, remember } from '../remember.js';
import { SECTION_NAMES } from '../sections.js';
import { compareBranches, parseVersion, type Version } from '../version.js';
import { FIRST_WORDS_OF_RULES, ruleStatements } from './actions.js';
import { CHECK_STATEMENTS } from './checks.js';
import { GLOBAL_STATEMENTS } from './global.js';
import { LINE_STATEMENTS } from './lines.js';
import { LOG_STATEMENTS } from './log.js';
import { OPTION_STATEMENTS } from './options.js';
import { PROXY_STATEMENTS } from './proxies.js';
import { SMALL_SECTION_STATEMENTS } from './small-sections.js';
import { STATS_STATEMENTS } from './stats.js';
import { STICK_STATEMENTS } from './stick.js';
import { SWITCHING_STATEMENTS } from './switching.js';
import { TIMEOUT_STATEMENTS } from './timeouts.js';
import { type Argument, firstWordOf, type StatementGrammar } from './types.js';

export type {
  AddressRules,
  Argument,
  ArgumentType,
  Choice,
  Held,
  ListItem,
  NameKind,
  Naming,
  StatementGrammar,
  TimeUnit,
} from './types.js';

export { leadingNumber, readSize } from './types.js';

/** Every grammar but those of rules, in tables by subject. */
const STATEMENTS: readonly StatementGrammar[] = [
  ...GLOBAL_STATEMENTS,
  ...SMALL_SECTION_STATEMENTS,
  ...STICK_STATEMENTS,
  ...STATS_STATEMENTS,
  ...PROXY_STATEMENTS,
  ...OPTION_STATEMENTS,
  ...LOG_STATEMENTS,
  ...TIMEOUT_STATEMENTS,
  ...CHECK_STATEMENTS,
  ...LINE_STATEMENTS,
  ...SWITCHING_STATEMENTS,
];

const BY_FIRST_WORD = new Map<string, StatementGrammar[]>();
for (const grammar of STATEMENTS) addTo(BY_FIRST_WORD, firstWordOf(grammar.keyword), grammar);

/** The grammars of all keywords that begin with a word; those of rules are made when a line begins so. */
const beginningWith = remember((first: string): readonly StatementGrammar[] => {
  const statements = BY_FIRST_WORD.get(first) ?? [];
  return FIRST_WORDS_OF_RULES.has(first) ? [...statements, ...ruleStatements(first)] : statements;
});

const everyGrammar = once(() => [...new Set([...BY_FIRST_WORD.keys(), ...FIRST_WORDS_OF_RULES])].flatMap(beginningWith));

/** The argument grammars of a kind of section, all branches'; for what writes configurations. */
export function grammarsOf(section: string): readonly StatementGrammar[] {
  return everyGrammar().filter(({ sections }) => sections.includes(section));
}

/** The grammars whose keywords have the same first word by their words; those whose last word is a beginning by the words before it. */
interface KeywordGrammars {
  /** How many words the longest keyword has. */
  readonly longest: number;
  readonly exact: ReadonlyMap<string, readonly StatementGrammar[]>;
  readonly beginnings: ReadonlyMap<string, readonly { readonly beginning: string; readonly grammar: StatementGrammar }[]>;
}

/** By the kind of section and the first word; null where there are none. Most files use few keywords of a few sections. */
const grammarsBehind = remember((section: string) =>
  remember((first: string): KeywordGrammars | null => {
    const grammars = beginningWith(first).filter(({ sections }) => sections.includes(section));
    if (grammars.length === 0) return null;
    let longest = 1;
    const exact = new Map<string, StatementGrammar[]>();
    const beginnings = new Map<string, { readonly beginning: string; readonly grammar: StatementGrammar }[]>();
    for (const grammar of grammars) {
      const { keyword } = grammar;
      longest = Math.max(longest, keyword.split(' ').length);
      const star = keyword.lastIndexOf('*');
      if (star === -1) {
        addTo(exact, keyword, grammar);
      } else {
        const last = keyword.lastIndexOf(' ') + 1;
        addTo(beginnings, keyword.slice(0, last).trimEnd(), { beginning: keyword.slice(last, star), grammar });
      }
    }
    return { longest, exact, beginnings };
  }),
);

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** A version, of which a branch may be all that is known. */
type SomeVersion = Pick<Version, 'branch'> & Partial<Pick<Version, 'patch'>>;

function appliesTo({ since, backports = [] }: StatementGrammar, { branch, patch = 0 }: SomeVersion): boolean {
  if (since === undefined || compareBranches(branch, since) >= 0) return true;
  return backports.map(parseVersion).some((first) => first?.branch === branch && patch >= first.patch);
}

/** A grammar and how many words its keyword has. */
export interface FoundGrammar {
  readonly grammar: StatementGrammar;
  readonly keywordLength: number;
}

/**
 * The grammar of a directive in a kind of section, by its first words, for a version; the longest keyword
 * wins. Null where none is written, which says nothing about whether HAProxy knows the keyword.
 */
export function grammarOf(section: string, words: readonly string[], version: SomeVersion): FoundGrammar | null {
  if (!SECTION_NAMES.has(section)) return null;
  const grammars = grammarsBehind(section)(words[0] ?? '');
  if (grammars === null) return null;
  const { longest, exact, beginnings } = grammars;
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    const last = words[length - 1] as string;
    const before = length === 1 ? '' : words.slice(0, length - 1).join(' ');
    const candidates =
      exact.get(length === 1 ? last : `${before} ${last}`) ??
      beginnings
        .get(before)
        ?.filter(({ beginning }) => last.startsWith(beginning))
        .map(({ grammar }) => grammar);
    const grammar = candidates?.findLast((candidate) => appliesTo(candidate, version));
    if (grammar !== undefined) return { grammar, keywordLength: length };
  }
  return null;
}

/**
 * The words that go on from the first words of a directive towards a longer keyword that a grammar is written for: behind
 * `stats`, `socket` and its like. A `*` at the end of one stands for the rest of the word.
 */
export function furtherKeywordWords(section: string, words: readonly string[], version: SomeVersion): readonly string[] {
  const beginning = words.map((word) => `${word} `).join('');
  const found = new Set<string>();
  for (const grammar of everyGrammar()) {
    const { keyword, sections } = grammar;
    if (!keyword.startsWith(beginning) || !sections.includes(section)) continue;
    if (appliesTo(grammar, version)) found.add(keyword.slice(beginning.length).split(' ')[0] as string);
  }
  return [...found];
}

const NEWEST = { branch: KNOWN_BRANCHES.reduce((newest, name) => (compareBranches(name, newest) > 0 ? name : newest)) };

/**
 * The index of the first word of a line that may begin a condition: behind the keyword, the arguments that have to follow it and
 * the parameters that are there. 0 where no grammar is written.
 */
export function earliestCondition(section: string, words: readonly string[]): number {
  const found = grammarOf(section, words, NEWEST);
  return found === null ? 0 : endOfArguments(found.grammar.args, words, found.keywordLength);
}

/** The index of the word behind arguments, as far as these are sure to take the words from `from` on. */
function endOfArguments(args: readonly Argument[], words: readonly string[], from: number): number {
  let at = from;
  for (const argument of args) {
    if ('parameters' in argument) {
      const { parameters } = argument;
      for (let word = words[at]; word !== undefined && Object.hasOwn(parameters, word); word = words[at])
        at = endOfArguments(parameters[word] as readonly Argument[], words, at + 1);
    } else if ('choose' in argument) {
      const chosen = argument.choose[words[at] ?? ''];
      at = chosen === undefined ? at + 1 : endOfArguments(chosen, words, at + 1);
    } else if ('value' in argument && argument.optional !== true) at++;
    else break;
  }
  return at;
}
