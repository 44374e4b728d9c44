import { type LineNames, NAMED_DEFINITIONS, NAMES_BEHIND, SERVER_VALUES, serverParameters, type Version } from '@haplint/catalog';
import { countWhile, type Directive, ownText } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import type { ProxySection } from '../model/sections.js';
import { aclTest } from '../reading/acl-test.js';
import { aclOf, anonymousAcls, conditionOf } from '../reading/conditions.js';

/** The flag of an ACL that has a word behind it, and no pattern. */
const WITH_METHOD = '-m';

/** What a word needs to be another than it reads, or to have variables in it. */
const QUOTED = /["'\\]/;

/** A word that is a name and nothing else: of a proxy, a server, an ACL or a host. Some words mean something in conditions. */
const NAME = /^(?!(?:or|if|unless)$)[A-Za-z][\w.-]*$/i;
/** A path without anything that could be more than that. */
const PATH = /^\/[\w./-]*$/;
/** An address that is written as numbers, perhaps with a port, both such as they may be for a server. */
const OCTET = '(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])';
const ADDRESS = new RegExp(`^(?!0)${OCTET}(?:\\.${OCTET}){3}(?<port>:(?!0)\\d{1,5})?$`);
const HIGHEST_PORT = 65535;

// What stands for them. A NUL is in no word of a file whose lines are compared.
const A_NAME = '\0n';
const A_PATH = '\0/';
const AN_ADDRESS = '\0a';
const WITH_PORT = '\0p';
const A_VALUE = '\0v';

/** In front of a name that is a pattern: one may be a part of another, so which it is counts where it is compared with others. */
export const A_PATTERN = '\0=';

/** The ways of matching for which any name is a pattern, and none says more than another. */
const OF_TEXTS: ReadonlySet<string> = new Set(['str', 'beg', 'end', 'sub', 'dir', 'dom']);

/** The `acl` lines of a name. */
interface NamedAcls {
  readonly lines: Directive[];
  /** What their forms are called together. */
  id: number;
}

/** Whether what a target compares with is a text, by how the test begins; of so many tests at most. */
const testsOf = rememberedWeakly((_: Version) => new Map<string, boolean>());
const MOST_TESTS = 2000;

/**
 * The form of a proxy's lines: what is left of one without the names that it gives and takes. What many lines of a large
 * configuration differ in is the name of a backend, of a server and its address, of a host or a path that an ACL compares with and of that ACL.
 * Lines of the same form have the same words but for those, of which a name stands for any other, and an address for any with the same parts. An
 * ACL in a condition stands for the forms of its lines, before the condition and in all.
 */
export class LineForms {
  readonly #section: ProxySection;
  readonly #model: Model;
  readonly #idOf: (form: string) => number;
  #acls: ReadonlyMap<string, NamedAcls> | null = null;
  /** The forms of lines that conditions refer to. */
  readonly #definitions = new Map<Directive, string>();

  private constructor(section: ProxySection, model: Model, idOf: (form: string) => number) {
    this.#section = section;
    this.#model = model;
    this.#idOf = idOf;
  }

  /** The forms of a proxy's lines; null where variables hide which ACLs it has. `idOf` gives the same number for the same forms. */
  static in(section: ProxySection, model: Model, idOf: (form: string) => number): LineForms | null {
    const isOpen = section.linesWith(...NAMED_DEFINITIONS).some((line) => !line.isPlain && QUOTED.test(line.writtenWords[1] ?? ''));
    return isOpen ? null : new LineForms(section, model, idOf);
  }

  /** The form of a line, as a text that no line of another form has; the names that were left out of it come behind `names`. */
  of(line: Directive, names: string[]): string {
    const form = this.#formOf(line, names);
    if (NAMED_DEFINITIONS.includes(line.keywordValue)) this.#definitions.set(line, form);
    return form;
  }

  #formOf(line: Directive, names: string[]): string {
    if (line.prefix !== null) return line.writtenWords.join(' ');
    const keyword = line.keywordValue;
    const { words: kinds, behind } = NAMES_BEHIND.get(keyword) ?? NO_NAMES;
    const hasKnownEnd = behind === 'server parameters' && line.isPlain;
    const words = hasKnownEnd ? line.writtenHead(kinds.length + 1) : line.writtenWords;
    const named = Math.min(kinds.length + 1, words.length);
    let form = words[0] as string;
    for (let i = 1; i < named; i++) form += ` ${withoutName(words[i] as string, kinds[i - 1] as 'name' | 'address', names)}`;
    if (hasKnownEnd) return form + knownParameters(words[named] ?? '', names);
    if (behind === 'test') return form + this.#testOf(line, words, named, words.length, names);
    if (behind === 'server parameters') return form + parametersOf(words, named, names);
    const condition = words.findLastIndex((word) => word === 'if' || word === 'unless');
    if (condition < named) return form + between(words, named, words.length);
    return form + between(words, named, condition + 1) + this.#conditionOf(line, words, condition + 1, names);
  }

  /** What an ACL tests, by the words from one to another. */
  #testOf(line: Directive, words: readonly string[], from: number, to: number, names: string[]): string {
    let at = from + 1;
    for (let i = at; i < to; i++) if (words[i]?.startsWith('-')) at = i + (words[i] === WITH_METHOD ? 2 : 1);
    const test = between(words, from, at);
    if (at >= to || !this.#comparesTexts(test, line, at)) return between(words, from, to);
    let form = test;
    for (let i = at; i < to; i++) {
      const word = words[i] as string;
      const kind = NAME.test(word) ? A_NAME : PATH.test(word) ? A_PATH : null;
      if (kind !== null) names.push(`${A_PATTERN}${word}`);
      form += ` ${kind ?? word}`;
    }
    return form;
  }

  /** Whether the words behind a test are patterns of which each is a text to compare with; `at` is where they begin in a line that has it. */
  #comparesTexts(test: string, line: Directive, at: number): boolean {
    const { target } = this.#model;
    if (target === null) return false;
    const tests = testsOf(target);
    let areTexts = tests.get(test);
    if (areTexts === undefined) {
      areTexts = this.#areTexts(line, at, target);
      if (tests.size >= MOST_TESTS) tests.clear();
      tests.set(test, areTexts);
    }
    return areTexts;
  }

  #areTexts(line: Directive, at: number, target: Version): boolean {
    const own = aclOf(line, this.#model);
    const condition = conditionOf(line, this.#model);
    const read = own ?? condition;
    if (read === null || read.problems.length > 0) return false;
    const acls =
      own !== null ? [own.acl] : condition !== null ? anonymousAcls(condition.condition).map(({ expression }) => expression) : NONE;
    const first = line.words[at]?.start;
    const acl = acls.find(({ patterns }) => patterns[0]?.start === first);
    const test = acl === undefined ? null : aclTest(acl, target);
    return test?.patterns != null && OF_TEXTS.has(test.matching);
  }

  /** What a condition comes to, from a word on. */
  #conditionOf(line: Directive, words: readonly string[], from: number, names: string[]): string {
    let form = '';
    const lastEnd = words.lastIndexOf('}');
    for (let i = from; i < words.length; i++) {
      const word = words[i] as string;
      const end = (word === '{' || word === '!{') && i < lastEnd ? words.indexOf('}', i) : -1;
      const name = word.startsWith('!') ? word.slice(1) : word;
      const acls = this.#aclsOf(name);
      if (end !== -1) {
        form += ` ${word}${this.#testOf(line, words, i + 1, end, names)} }`;
        i = end;
      } else if (acls === undefined) form += ` ${word}`;
      else {
        names.push(name);
        const before = countWhile(acls.lines, ({ start }) => start < line.start);
        form += ` \0${name === word ? '' : '!'}${before}:${acls.id}`;
      }
    }
    return form;
  }

  #aclsOf(name: string): NamedAcls | undefined {
    if (this.#acls === null) {
      const acls = new Map<string, NamedAcls>();
      for (const line of this.#section.linesWith(...NAMED_DEFINITIONS)) {
        const own = (line.isPlain ? line.firstValue : line.writtenWords[1]) ?? '';
        let known = acls.get(own);
        if (known === undefined) {
          known = { lines: [], id: 0 };
          acls.set(own, known);
        }
        known.lines.push(line);
      }
      for (const known of acls.values()) {
        const forms = known.lines.map((line) => this.#idOf(this.#definitions.get(line) ?? this.#formOf(line, [])));
        known.id = this.#idOf(`acls ${forms.join()}`);
      }
      this.#acls = acls;
    }
    return this.#acls.get(name);
  }
}

const NONE: readonly never[] = [];

const NO_NAMES: LineNames = { words: NONE, behind: null };

/** What stands for a word where a name or an address is expected: the word, where it is none. */
export function withoutName(word: string, kind: 'name' | 'address', names: string[]): string {
  const form = kind === 'address' ? addressForm(word) : NAME.test(word) ? A_NAME : null;
  if (form === null) return word;
  names.push(word);
  return form;
}

function addressForm(word: string): string | null {
  const parts = ADDRESS.exec(word)?.groups;
  if (parts === undefined) return null;
  if (parts.port === undefined) return AN_ADDRESS;
  return Number(parts.port.slice(1)) <= HIGHEST_PORT ? WITH_PORT : null;
}

/** What the parameters of servers come to, by how they are written in plain words; of so many servers at most. */
const knownEnds = new Map<string, { readonly form: string; readonly names: readonly string[] }>();
const MOST_ENDS = 2000;

function knownParameters(text: string, names: string[]): string {
  let end = knownEnds.get(text);
  if (end === undefined) {
    const own: string[] = [];
    // What is kept outlives the file.
    const kept = ownText(text);
    end = { form: parametersOf(kept.split(SPACES), 0, own), names: own };
    if (knownEnds.size >= MOST_ENDS) knownEnds.clear();
    knownEnds.set(kept, end);
  }
  for (const name of end.names) names.push(name);
  return end.form;
}

/** What stands between plain words. */
const SPACES = /[ \t\v\f\r]+/;

/** What the parameters of a server come to, from a word on. */
function parametersOf(words: readonly string[], from: number, names: string[]): string {
  const known = serverParameters();
  let form = '';
  for (let at = from; at < words.length; ) {
    const parameter = words[at] as string;
    const value = words[at + 1] ?? '';
    const same = SERVER_VALUES.get(parameter);
    const next = at + 1 + (known.get(parameter)?.argumentCount ?? 0);
    if (same?.form.test(value)) {
      form += ` ${parameter} ${A_VALUE}`;
      if (same.isName) names.push(value);
    } else form += between(words, at, next);
    at = next;
  }
  return form;
}

/** The words of a line between two. */
function between(words: readonly string[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to && i < words.length; i++) text += ` ${words[i]}`;
  return text;
}
