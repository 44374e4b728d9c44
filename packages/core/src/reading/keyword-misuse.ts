import {
  ignoresUnknownKeywords,
  isKnown,
  type Keyword,
  keyword,
  keywordsOf,
  placementOf,
  SECTIONS,
  sectionsOf,
  subKeywordsOf,
  UNREAD_WHERE_IGNORED,
  type Version,
} from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { remembered, rememberedWeakly } from '../model/remembered.js';
import type { ConfigSection } from '../model/sections.js';
import { certainSection, sectionKinds } from './certain-section.js';
import { mayBeKnown, type Named, nameBeforeParenthesis } from './known-names.js';
import { readingOf } from './line-reading.js';

const PROXY_KINDS: ReadonlySet<string> = new Set(SECTIONS.filter(({ proxy }) => proxy).map(({ name }) => name));

/** A keyword, or the second word of one whose second words HAProxy has a list of, that the target does not take where it stands. */
export interface KeywordMisuse {
  readonly word: Word;
  /** What the word says. */
  readonly name: string;
  /** The name with the keyword before it, where it is a second word: 'timeout client'. */
  readonly fullName: string;
  readonly section: ConfigSection;
  /** What the catalog has of that name there, from whichever branch; null where no branch has it. */
  readonly entry: Keyword | null;
  /** 'ignored' is a warning; 'misplaced' an error as 'unknown' is, but other sections of the target have the keyword. */
  readonly verdict: Exclude<Verdict, 'allowed'>;
  /** The kinds of section that take it on the target: where the line could be moved. */
  readonly places: () => readonly string[];
  /** The names that could stand there, of every branch; the same object for the same names. */
  readonly others: () => { values(): Iterable<Named> };
}

type Verdict = 'allowed' | 'ignored' | 'misplaced' | 'unknown';

const NONE: readonly KeywordMisuse[] = [];

/** What is wrong with a line's keyword and the word behind it; nothing where that is not certain. */
export function keywordMisuses(line: Directive, model: Model): readonly KeywordMisuse[] {
  const reading = readingOf(line, model);
  if (reading.keywordMisuses === undefined) reading.keywordMisuses = misusesOf(line, model);
  return reading.keywordMisuses;
}

/**
 * The section that takes a line with its keyword as it stands; null where it does not, where that is not certain, and without a
 * target. Most of what HAProxy says it ignores it reads all the same.
 */
export function takingSection(line: Directive, model: Model): ConfigSection | null {
  const section = model.target === null ? null : certainSection(line, model);
  if (section === null || !model.valueOf(line.keyword)) return null;
  return keywordMisuses(line, model).every(({ verdict, name }) => verdict === 'ignored' && !UNREAD_WHERE_IGNORED.has(name))
    ? section
    : null;
}

function misusesOf(line: Directive, model: Model): readonly KeywordMisuse[] {
  const { target } = model;
  const { keyword: word } = line;
  const section = target === null ? null : certainSection(line, model);
  const name = model.valueOf(word);
  // An empty first word is what HAProxy makes of a variable that is not set; it is not the keyword that is wrong then.
  if (target === null || section === null || name === null || name === '' || ignoresUnknownKeywords(section.kind)) return NONE;
  const entry = keyword(section.kind, name);
  const places = () => kindsWhere(section, target, (kind) => accepts(kind, keyword(kind, name), target));
  const verdict = verdictOf(entry, section, places, target);
  if (verdict === 'allowed') return secondMisuse(line, name, section, model, target);
  const others = () => namesIn(target)(section.kind);
  const first = { word, name, fullName: name, section, entry, verdict, places, others };
  return verdict === 'ignored' && !UNREAD_WHERE_IGNORED.has(name) ? [first, ...secondMisuse(line, name, section, model, target)] : [first];
}

/** What may begin a line in a kind of section: its keywords, and headers. */
const namesIn = rememberedWeakly((target: Version) =>
  remembered((kind: string): readonly Named[] => [...keywordsOf(kind).values(), ...sectionsOf(target)]),
);

function secondMisuse(line: Directive, first: string, section: ConfigSection, model: Model, target: Version): readonly KeywordMisuse[] {
  const words = subKeywordsOf(section.kind, first);
  if (words === null) return NONE;
  const [word] = line.args;
  const name = nameBeforeParenthesis(model.valueOf(word));
  if (word === undefined || name === null || name === '') return NONE;
  const places = () =>
    kindsWhere(
      section,
      target,
      (kind) => keyword(kind, first) !== null && accepts(kind, subKeywordsOf(kind, first)?.get(name) ?? null, target),
    );
  const entry = words.get(name) ?? null;
  const verdict = verdictOf(entry, section, places, target);
  if (verdict === 'allowed') return NONE;
  return [{ word, name, fullName: `${first} ${name}`, section, entry, verdict, places, others: () => words }];
}

/** Kinds of section to move a line of a section to: another proxy where there is one, since a proxy's line is about proxies. */
function kindsWhere(section: ConfigSection, target: Version, takesIt: (kind: string) => boolean): readonly string[] {
  const kinds = [...sectionKinds(target)].filter(takesIt);
  const proxies = PROXY_KINDS.has(section.kind) ? kinds.filter((kind) => PROXY_KINDS.has(kind)) : [];
  return proxies.length > 0 ? proxies : kinds;
}

function accepts(kind: string, entry: Keyword | null, target: Version): boolean {
  return entry !== null && isKnown(entry, target) && placementOf(kind, entry, target) === 'allowed';
}

function verdictOf(entry: Keyword | null, section: ConfigSection, places: KeywordMisuse['places'], target: Version): Verdict {
  if (entry === null) return places().length > 0 ? 'misplaced' : 'unknown';
  if (!mayBeKnown(entry, target)) return 'unknown';
  const placement = placementOf(section.kind, entry, target);
  if (placement === 'refused' || needsName(entry, section)) return 'misplaced';
  return placement;
}

/** Whether the section would have to be a `defaults` with a name (src/http_rules.c and others refuse rules in one without). */
export function needsName(entry: Keyword, section: ConfigSection): boolean {
  if (section.kind !== 'defaults' || entry.inDefaults !== 'named') return false;
  // `defaults from NAME` has no name of its own.
  return section.name === null || (section.name.value === 'from' && section.header.args.length === 2);
}
