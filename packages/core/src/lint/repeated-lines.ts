import { DEFINING_KEYWORDS, NAMED_DEFINITIONS, NAMES_BEHIND, sampleDirectives } from '@haplint/catalog';
import type { ConfigFile, Directive, Section } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { ProxySection } from '../model/sections.js';
import type { RuleMeta } from '../rule/types.js';
import { A_PATTERN, LineForms, withoutName } from './line-forms.js';
import type { WalkedLine } from './run-rules.js';

/** What of a line has been walked before, in a section like the one that it is in: nothing, its form, or its whole text. */
export type Heard = 'nothing' | 'form' | 'text';

/** A rule, as far as it matters here. */
interface Hearer {
  readonly oncePer?: RuleMeta['oncePer'];
}

/** Whether a rule need not be shown the other lines of a section to be shown one. */
export function isOnceForLines({ oncePer }: Hearer): boolean {
  return oncePer === 'text' || oncePer === 'form';
}

/** Whether a line of which so much was heard may still say something to a rule that had nothing to say of it. */
export function isNewTo({ oncePer }: Hearer, heard: Heard): boolean {
  return heard === 'nothing' || !isOnceForLines({ oncePer }) || (heard === 'form' && oncePer === 'text');
}

/** Whether a section that has the form of another may say something to a rule that had nothing to say of that one. */
export function isSectionNewTo({ oncePer }: Hearer): boolean {
  return oncePer === undefined || oncePer === 'text';
}

/** What was walked: a text, a form of lines or one of sections. */
interface Known<Rule> {
  readonly id: number;
  /** The rules that have to be shown it again; null as long as it was not walked. */
  speakers: readonly Rule[] | null;
}

/** A text of a line, and the form it has in sections that are alike. */
interface KnownText<Rule> {
  speakers: readonly Rule[] | null;
  /** Null where forms are not compared. */
  readonly form: Known<Rule> | null;
  /** The names that are not in the form. */
  readonly names: readonly string[];
}

/** From how many lines on no section is expected to have the form of another. */
const LONG = 500;

/**
 * What of a run says nothing new to rules of `RuleMeta.oncePer`: half of the lines of a large configuration stand in other sections word for word,
 * most others differ from others in names and addresses alone, and so do most of its sections. Lines are compared as they are written, in proxies that are
 * alike; of each no more is kept than its text and its form, as long as the run lasts.
 */
export class RepeatedLines<Rule extends Hearer> {
  readonly #model: Model;
  /** The texts of lines, by what the rules may know of the section. */
  readonly #texts = new Map<string, Map<string, KnownText<Rule>>>();
  /** The forms of lines and sections, with what the rules may know of the section in front. */
  readonly #forms = new Map<string, Known<Rule>>();
  /** The texts in sections like the one that is walked; null where its lines are not compared. */
  #inSection: Map<string, KnownText<Rule>> | null = null;
  #lineForms: LineForms | null = null;
  /** What the rules may know of the section but for its ACLs. */
  #context = '';
  /** How many lines of the section have told what others mean, which counts for those behind: in all, and but for ACLs. */
  #definitions = 0;
  #unnamedDefinitions = 0;
  /** What the lines of the section say that are still to come, where all of them are known ahead. */
  #ahead: Iterator<KnownText<Rule>> | null = null;
  /** The form of the section that is walked; null where it is not compared. */
  #section: Known<Rule> | null = null;
  /** The rules that had something to say of one of this form; null where none was walked. It holds to the section's end. */
  #speakersBefore: readonly Rule[] | null = null;
  /** The rules that had something to say of it. */
  #sectionSpeakers: readonly Rule[] = [];
  /** What the line that is walked says; null where nobody is to know that it was walked. */
  #line: KnownText<Rule> | null = null;
  /** The rules that have to be shown what the line says whenever it comes. */
  #speakers: readonly Rule[] = [];

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether lines of a file mean the same wherever they stand: no template, no `$.LINE`, nothing unread behind. */
  static areIn({ template, text, problems }: ConfigFile, { isFragment }: Model): boolean {
    return !isFragment && template === null && !text.includes('.LINE') && !problems.some(({ code }) => code === 'nul-character');
  }

  /** To be called before a section. */
  enter(node: Section): void {
    const section = this.#model.section(node);
    this.leave();
    this.#speakersBefore = null;
    this.#speakers = NONE;
    // What HAProxy allows once in `global` counts for all that comes behind.
    if (section?.kind === 'global') {
      this.#texts.clear();
      this.#forms.clear();
    }
    if (!(section instanceof ProxySection) || section.header.broken || node.body.length === 0) return;
    const definitions = section.linesWith(...DEFINING_KEYWORDS);
    if (definitions.some(({ branch }) => branch !== null)) return;
    const unnamed = definitions.filter(({ keyword }) => !NAMED_DEFINITIONS.includes(keyword.value));
    this.#context = `${this.#known(contextOf(section, unnamed, this.#model)).id}`;
    const context = [this.#context, ...definitions.map(({ raw }) => raw)].join('\n');
    this.#inSection = this.#texts.get(context) ?? new Map();
    this.#texts.set(context, this.#inSection);
    this.#lineForms = LineForms.in(section, this.#model, (form) => this.#known(form).id);
    this.#section = this.#formOf(node);
    this.#speakersBefore = this.#section?.speakers ?? null;
  }

  /** The section has ended, or something in it is not as in others: no more is compared. */
  leave(): void {
    this.#inSection = null;
    this.#lineForms = null;
    this.#definitions = 0;
    this.#unnamedDefinitions = 0;
    this.#ahead = null;
    this.#section = null;
    this.#sectionSpeakers = NONE;
    this.#line = null;
  }

  /**
   * The form of a section, which is that of its header and its lines, and which of the names in them are the same; null where it is not
   * compared.
   */
  #formOf({ header, body }: Section): Known<Rule> | null {
    if (this.#lineForms === null || body.length > LONG || !body.every(isComparable)) return null;
    const texts: KnownText<Rule>[] = [];
    const numbers = new Map<string, number>();
    const numbersOf = (names: readonly string[]) => {
      let list = ' ';
      for (const name of names) {
        if (name.startsWith(A_PATTERN)) {
          list += `,${name}`;
          continue;
        }
        let number = numbers.get(name);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(name, number);
        }
        list += `,${number}`;
      }
      return list;
    };
    const ofHeader: string[] = [];
    let form = `${this.#context} of`;
    for (const { raw } of header.words) form += ` ${withoutName(raw, 'name', ofHeader)}`;
    form += numbersOf(ofHeader);
    for (const line of body) {
      const text = this.#textOf(line);
      texts.push(text);
      form += ` ${text.form?.id}${numbersOf(text.names)}`;
    }
    this.#definitions = 0;
    this.#unnamedDefinitions = 0;
    this.#ahead = texts.values();
    return this.#known(form);
  }

  /** Whether a section of this form was walked before. */
  get hasHeardSection(): boolean {
    return this.#speakersBefore !== null;
  }

  /** The rules that had something to say of such a section, and so have to be shown it. */
  get speakersOfSection(): readonly Rule[] {
    return this.#speakersBefore ?? NONE;
  }

  /** To be called before each line: what of it was walked before. */
  heard(line: WalkedLine): Heard {
    this.#line = null;
    this.#speakers = NONE;
    if (this.#inSection === null || !isComparable(line)) return 'nothing';
    const text: KnownText<Rule> = this.#ahead?.next().value ?? this.#textOf(line);
    const heard = text.speakers !== null ? 'text' : text.form?.speakers != null ? 'form' : 'nothing';
    this.#speakers = text.speakers ?? text.form?.speakers ?? NONE;
    if (heard !== 'text' && !isReplaceable(line)) this.#line = text;
    return heard;
  }

  /** Behind `heard`: the rules that had something to say of what was heard, and so have to be shown the line. */
  get speakers(): readonly Rule[] {
    return this.#speakers;
  }

  /** What a line says behind those that were asked about before. */
  #textOf(line: Directive): KnownText<Rule> {
    const keyword = line.keyword.value;
    const text = NAMES_BEHIND.has(keyword) ? this.#readText(line) : this.#keptText(line);
    if (DEFINING_KEYWORDS.includes(keyword)) {
      this.#definitions++;
      if (!NAMED_DEFINITIONS.includes(keyword)) this.#unnamedDefinitions++;
    }
    return text;
  }

  /** The text of a line that other sections may have. Where lines give names, it is their forms that are the same, and texts are not kept. */
  #keptText(line: Directive): KnownText<Rule> {
    const key = this.#definitions === 0 ? line.raw : `${this.#definitions} ${line.raw}`;
    let text = this.#inSection?.get(key);
    if (text === undefined) {
      text = this.#readText(line);
      this.#inSection?.set(key, text);
    }
    return text;
  }

  #readText(line: Directive): KnownText<Rule> {
    const names: string[] = [];
    const form = this.#lineForms?.of(line, names);
    const known = form === undefined ? null : this.#known(`${this.#context} ${this.#unnamedDefinitions} ${form}`);
    return { speakers: null, form: known, names };
  }

  #known(form: string): Known<Rule> {
    let known = this.#forms.get(form);
    if (known === undefined) {
      known = { id: this.#forms.size, speakers: null };
      this.#forms.set(form, known);
    }
    return known;
  }

  /** A rule has found something in what is walked, or has looked at more than rules may for this. */
  speaks(rule: Rule): void {
    if (!this.#speakers.includes(rule)) this.#speakers = [...this.#speakers, rule];
    if (!this.#sectionSpeakers.includes(rule)) this.#sectionSpeakers = [...this.#sectionSpeakers, rule];
  }

  /** To be called behind each line whose text was not heard before. */
  wasWalked(): void {
    if (this.#line === null) return;
    this.#line.speakers = this.#speakers;
    if (this.#line.form !== null) this.#line.form.speakers = this.#speakers.filter((rule) => !isNewTo(rule, 'form'));
  }

  /** To be called behind each section, when all was shown that had to be. */
  sectionWasWalked(): void {
    if (this.#section !== null) this.#section.speakers = this.#sectionSpeakers.filter((rule) => !isSectionNewTo(rule));
    this.leave();
  }
}

const NONE: readonly never[] = [];

/** Whether a line says the same as any other that reads the same. */
function isComparable(line: WalkedLine): line is Directive {
  return line.type === 'Directive' && line.branch === null && !line.broken;
}

/** Whether HAProxy reads the samples of such a line only where none behind it takes its place. */
function isReplaceable(line: Directive): boolean {
  return sampleDirectives(line.keyword.value).some(
    ({ keywords, readWith }) =>
      (readWith === 'frontend' || readWith === 'backend') &&
      keywords.every((name, i) => line.words[i]?.isLiteral !== true || line.words[i].value === name),
  );
}

/** What a rule may know of the section of a line, as a text. */
function contextOf(section: ProxySection, definitions: readonly Directive[], model: Model): string {
  const { kind, certain, defaults } = section;
  const mode = model.effectiveMode(section)?.mode;
  const known = `${kind} ${certain} ${model.isDisabled(section)} ${model.isSettled(section)} ${model.isReadable(section)}`;
  return [known, defaults.map(({ index }) => index).join(), mode ?? '\0', ...definitions.map(({ raw }) => raw)].join('\n');
}
