import {
  bindParameters,
  findAction,
  isDeprecated,
  keyword,
  type Lifecycle,
  proxyOption,
  rulesets,
  serverParameters,
  subKeywordsOf,
  type Version,
} from '@haplint/catalog';

/** Tells what the target warns about; it remembers what it has been asked, since lines repeat. */
export class Deprecation {
  readonly #target: Version;
  readonly #known = new Map<string, boolean>();

  constructor(target: Version) {
    this.#target = target;
  }

  /** Whether every line that begins so is warned about. */
  ofLine(section: string, words: readonly string[]): boolean {
    return this.#remembered(`${section} ${words.slice(0, 3).join(' ')}`, () => linesEntries(section, words));
  }

  ofParameter(kind: 'bind parameter' | 'server parameter', name: string): boolean {
    return this.#remembered(`${kind} ${name}`, () => [(kind === 'bind parameter' ? bindParameters() : serverParameters()).get(name)]);
  }

  #remembered(key: string, find: () => readonly (Lifecycle | null | undefined)[]): boolean {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // A warning that only some lines draw is for a rule to tell.
    const found = find().some((entry) => entry != null && !isPartly(entry) && isDeprecated(entry, this.#target));
    this.#known.set(key, found);
    return found;
  }
}

function isPartly({ deprecation }: Lifecycle): boolean {
  return deprecation?.negated !== undefined || deprecation?.bare !== undefined || deprecation?.above !== undefined;
}

function linesEntries(section: string, words: readonly string[]): (Lifecycle | null | undefined)[] {
  const [first = '', second = ''] = words;
  const ruleset = rulesets().find((name) => words.slice(0, name.split(' ').length).join(' ') === name);
  return [
    keyword(section, first),
    subKeywordsOf(section, first)?.get(second),
    first === 'option' ? proxyOption(second) : null,
    ruleset === undefined ? null : findAction(ruleset, words[ruleset.split(' ').length] ?? ''),
  ];
}
