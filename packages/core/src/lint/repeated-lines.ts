import { DEFINING_KEYWORDS, sampleDirectives } from '@haplint/catalog';
import type { ConfigFile, Section } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { ProxySection } from '../model/sections.js';
import { firstParameter } from '../reading/parameter-lines.js';
import type { RuleMeta } from '../rule/types.js';
import type { WalkedLine } from './run-rules.js';

/** What of a line has been walked before, in a section like the one that it is in: nothing, its parameters, or its whole text. */
export type Heard = 'nothing' | 'parameters' | 'text';

/** A rule, as far as it matters here. */
interface Hearer {
  readonly oncePer: RuleMeta['oncePer'];
}

/** Whether a line of which so much was heard may still say something to a rule that had nothing to say of it. */
export function isNewTo({ oncePer }: Hearer, heard: Heard): boolean {
  return heard === 'nothing' || oncePer === undefined || (heard === 'parameters' && oncePer === 'text');
}

/** The rules that have to be shown a text again, for each text that was walked. */
type Speakers<Rule> = Map<string, readonly Rule[]>;

/** What was walked in sections that are alike. */
interface Walked<Rule> {
  readonly texts: Speakers<Rule>;
  /** The parameters of lines, by keyword. */
  readonly parameters: Map<string, Speakers<Rule>>;
}

/**
 * The lines of a run that say nothing new to rules of `RuleMeta.oncePer`: half of the lines of a large configuration stand in other
 * sections word for word, and most servers have the parameters of others. Lines are compared as they are written, in proxies that are
 * alike; of each line no more is kept than its text and that of its parameters, as long as the run lasts.
 */
export class RepeatedLines<Rule extends Hearer> {
  readonly #model: Model;
  /** By what the rules may know of the section. */
  readonly #walked = new Map<string, Walked<Rule>>();
  /** What was walked in sections like the one that is walked; null where its lines are not compared. */
  #ofSection: Walked<Rule> | null = null;
  /** How many lines of the section have told what others mean, which counts for those behind. */
  #definitions = 0;
  /** The text of the line that is walked; null where nobody is to know that it was. */
  #text: string | null = null;
  /** Its parameters, and where to note them; null where they are not compared. */
  #parameters: string | null = null;
  #withKeyword: Speakers<Rule> | null = null;
  /** The rules that have to be shown what the line says whenever it comes. */
  #speakers: readonly Rule[] = [];

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether lines of a file mean the same wherever they stand: no template, no `$.LINE`, nothing unread behind. */
  static areIn({ template, text, problems }: ConfigFile, { isFragment }: Model): boolean {
    return !isFragment && template === null && !text.includes('.LINE') && !problems.some(({ code }) => code === 'nul-character');
  }

  /** To be called before the lines of a section. */
  enter(node: Section): void {
    const section = this.#model.section(node);
    this.#definitions = 0;
    this.#ofSection = null;
    // What HAProxy allows once in `global` counts for all that comes behind.
    if (section?.kind === 'global') this.#walked.clear();
    if (!(section instanceof ProxySection) || section.header.broken || node.body.length === 0) return;
    if (section.linesWith(...DEFINING_KEYWORDS).some(({ branch }) => branch !== null)) return;
    const context = contextOf(section, this.#model);
    let walked = this.#walked.get(context);
    if (walked === undefined) {
      walked = { texts: new Map(), parameters: new Map() };
      this.#walked.set(context, walked);
    }
    this.#ofSection = walked;
  }

  /** The lines of the section are no more compared: it has ended, or something in it is not as in others. */
  leave(): void {
    this.#ofSection = null;
    this.#text = null;
  }

  /** To be called before each line: what of it was walked before. */
  heard(line: WalkedLine): Heard {
    this.#text = null;
    this.#parameters = null;
    this.#speakers = [];
    if (this.#ofSection === null || line.type !== 'Directive' || line.branch !== null || line.broken) return 'nothing';
    const keyword = line.keyword.value;
    const text = this.#marked(line.raw);
    const speakers = this.#ofSection.texts.get(text);
    const known = speakers ?? this.#speakersOfParameters(line, keyword, this.#ofSection);
    if (DEFINING_KEYWORDS.includes(keyword)) this.#definitions++;
    if (known !== undefined) this.#speakers = known;
    if (speakers !== undefined) return 'text';
    if (!isReplaceable(line, keyword)) this.#text = text;
    return known === undefined ? 'nothing' : 'parameters';
  }

  /** Behind `heard`: the rules that had something to say of what was heard, and so have to be shown the line. */
  get speakers(): readonly Rule[] {
    return this.#speakers;
  }

  #speakersOfParameters(line: WalkedLine, keyword: string, { parameters }: Walked<Rule>): readonly Rule[] | undefined {
    const at = line.type === 'Directive' ? firstParameter(line) : null;
    if (at === null) return undefined;
    let withKeyword = parameters.get(keyword);
    if (withKeyword === undefined) {
      withKeyword = new Map();
      parameters.set(keyword, withKeyword);
    }
    const first = line.words[at];
    this.#parameters = this.#marked(first === undefined ? '' : line.raw.slice(first.start - line.start));
    this.#withKeyword = withKeyword;
    return withKeyword.get(this.#parameters);
  }

  /** A text with what the lines before it make of it. */
  #marked(text: string): string {
    return this.#definitions === 0 ? text : `${this.#definitions} ${text}`;
  }

  /** A rule has found something in the line that is walked, or has looked at more than rules may for this. */
  speaks(rule: Rule): void {
    if (!this.#speakers.includes(rule)) this.#speakers = [...this.#speakers, rule];
  }

  /** To be called behind each line whose text was not heard before. */
  wasWalked(): void {
    if (this.#text === null) return;
    this.#ofSection?.texts.set(this.#text, this.#speakers);
    if (this.#parameters === null) return;
    const ofParameters = this.#speakers.filter((rule) => !isNewTo(rule, 'parameters'));
    this.#withKeyword?.set(this.#parameters, ofParameters);
  }
}

/** Whether HAProxy reads the samples of such a line only where none behind it takes its place. */
function isReplaceable({ words }: WalkedLine, keyword: string): boolean {
  return sampleDirectives(keyword).some(
    ({ keywords, readWith }) =>
      (readWith === 'frontend' || readWith === 'backend') &&
      keywords.every((name, i) => words[i]?.isLiteral !== true || words[i].value === name),
  );
}

/** What a rule may know of the section of a line, as a text. */
function contextOf(section: ProxySection, model: Model): string {
  return JSON.stringify([
    section.kind,
    section.certain,
    model.isDisabled(section),
    model.effectiveMode(section)?.mode ?? null,
    model.isSettled(section),
    model.isReadable(section),
    section.defaults.map(({ index }) => index),
    section.linesWith(...DEFINING_KEYWORDS).map(({ raw }) => raw),
  ]);
}
