import { DEFINING_KEYWORDS, NAMED_DEFINITIONS, NAMES_BEHIND, sampleDirectives } from '@haplint/catalog';
import type { ConfigFile, Directive, Section, SectionHeader } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { type Enough, HEARD, type Heard, type KnownForm, type KnownForms, type KnownSection, type KnownText } from './known-forms.js';
import { A_PATTERN, LineForms, withoutName } from './line-forms.js';
import type { AmongOthers, WalkedLine } from './run-rules.js';

/** A rule, as far as it matters here. */
interface Hearer {
  readonly ruleId: string;
  readonly enough: Enough;
}

/** From how many lines on no section is expected to have the form, or the text, of another. */
const LONG = 500;

/**
 * What of a run says nothing new to rules of `RuleMeta.oncePer`: half of the lines of a large configuration stand in other sections word for word,
 * most others differ from others in names and addresses alone, and so do most of its sections. Lines are compared as they are written, in proxies that are
 * alike; of each no more is kept than its text and its form, as long as the run lasts. What other configurations of the run say counts too, for rules that
 * look at nothing around the section, or at names and `global` alone where these are the same.
 */
export class RepeatedLines {
  readonly #model: Model;
  readonly #forms: KnownForms;
  /** Null where the configuration is looked at by itself. */
  readonly #others: AmongOthers | null;
  /** The part of the configuration that is walked: what HAProxy allows once in `global` counts for all that comes behind. */
  #part = 0;
  /** How many parts there were before, and what that comes to with the outline: parts alike are those of the same number. */
  #parts = 0;
  #likeness = 0;
  /** The texts in sections like the one that is walked; null where its lines are not compared. */
  #inSection: Map<string, KnownText> | null = null;
  #lineForms: LineForms | null = null;
  /** What the rules may know of the section but for its ACLs. */
  #context = '';
  /** How many lines of the section have told what others mean, which counts for those behind: in all, and but for ACLs. */
  #definitions = 0;
  #unnamedDefinitions = 0;
  /** What the lines of the section say that are still to come, where all of them are known ahead. */
  #ahead: Iterator<KnownText> | null = null;
  /** The form of the section that is walked; null where it is not compared. */
  #section: KnownForm | null = null;
  /** The same by its text; null where it is not compared with those of other configurations. */
  #sectionText: KnownSection | null = null;
  /** What was heard of a section of this form or text, and the rules that had something to say of one. It holds to the section's end. */
  #heardOfSection: Heard = HEARD.nothing;
  #speakersBefore: readonly string[] = NONE;
  /** The rules that had something to say of it. */
  #sectionSpeakers: readonly Hearer[] = NONE;
  /** What the line that is walked says; null where nobody is to know that it was walked. */
  #line: KnownText | null = null;
  /** The rules that have to be shown what the line says whenever it comes, and those that had something to say of it now. */
  #speakers: readonly string[] = NONE;
  #lineSpeakers: readonly Hearer[] = NONE;

  /** `others` is null where the configuration is looked at by itself. */
  constructor(model: Model, forms: KnownForms, others: AmongOthers | null) {
    this.#model = model;
    this.#forms = forms;
    this.#others = others;
    this.#beginPart();
  }

  #beginPart(): void {
    this.#part = this.#forms.newPart();
    this.#likeness = this.#forms.form(`part ${this.#parts++} of ${this.#others?.outline ?? ''}`).id;
  }

  /** Whether lines of a file mean the same wherever they stand: no template, no `$.LINE`, nothing unread behind. */
  static areIn({ template, text, problems }: ConfigFile, { isFragment }: Model): boolean {
    return !isFragment && template === null && !text.includes('.LINE') && !problems.some(({ code }) => code === 'nul-character');
  }

  /** To be called before a section. */
  enter(node: Section): void {
    const section = this.#model.section(node);
    this.leave();
    this.#heardOfSection = HEARD.nothing;
    this.#speakersBefore = NONE;
    this.#speakers = NONE;
    if (section?.kind === 'global') this.#beginPart();
    if (section === null || section.header.broken) return;
    const { header, body } = node;
    if (body.length === 0 && this.#others === null) return;
    const around = this.#aroundOf(section);
    const lines = body.length <= LONG && body.every(isComparable) ? body : null;
    // Lines behind a header that the target does not know are lines of the section before.
    if (this.#others !== null && around !== null && section.lines.length === lines?.length)
      this.#compareText(`${around}\n${node.raw}`, this.#others);
    if (!(section instanceof ProxySection) || body.length === 0) return;
    const definitions = section.linesWith(...DEFINING_KEYWORDS);
    if (definitions.some(({ branch }) => branch !== null)) return;
    const unnamed = definitions.filter(({ keywordValue }) => !NAMED_DEFINITIONS.includes(keywordValue));
    this.#context = `${this.#forms.form([around, ...unnamed.map(({ raw }) => raw)].join('\n')).id}`;
    this.#inSection = this.#forms.textsIn([this.#context, ...definitions.map(({ raw }) => raw)].join('\n'));
    this.#lineForms = LineForms.in(section, this.#model, (form) => this.#forms.form(form).id);
    this.#section = lines === null ? null : this.#formOf(header, lines);
    if (this.#section === null) return;
    this.#speakersBefore = union(this.#speakersBefore, this.#section.speakers);
    if (this.#section.walkedIn === 0) return;
    this.#heardOfSection |=
      HEARD.sectionElsewhere |
      (this.#section.walkedIn === this.#part ? HEARD.section : 0) |
      (this.#section.likeness === this.#likeness ? HEARD.sectionAmongSameNames : 0);
  }

  /** Looks for the section, as it is written and with what is around it, in other configurations. */
  #compareText(text: string, { configuration }: AmongOthers): void {
    const known = this.#forms.section(text);
    this.#sectionText = known;
    // A second section of one configuration is not what the first one is.
    if (known.walkedIn === 0 || known.walkedIn === configuration) return;
    this.#speakersBefore = known.speakers;
    this.#heardOfSection = HEARD.sectionTextElsewhere | (known.likeness === this.#likeness ? HEARD.sectionTextAmongSameNames : 0);
  }

  /** The section has ended, or something in it is not as in others: no more is compared. */
  leave(): void {
    this.#inSection = null;
    this.#lineForms = null;
    this.#definitions = 0;
    this.#unnamedDefinitions = 0;
    this.#ahead = null;
    this.#section = null;
    this.#sectionText = null;
    this.#sectionSpeakers = NONE;
    this.#line = null;
  }

  /** What a rule may know of a section beside its lines, as a text; null for `defaults` that inherit from others. */
  #aroundOf(section: ConfigSection): string | null {
    const { kind, certain, header } = section;
    const model = this.#model;
    const known = `${kind} ${certain} ${model.isDisabled(section)}`;
    if (!(section instanceof ProxySection)) return kind === 'defaults' && header.values.includes('from') ? null : known;
    const inherited = section.defaults.map((each) => this.#defaultsOf(each)).join();
    const mode = model.effectiveMode(section)?.mode;
    return [`${known} ${model.isSettled(section)} ${model.isReadable(section)}`, inherited, mode ?? '\0'].join('\n');
  }

  /** What `defaults` are: their text, unless other lines decide what of it is read. */
  #defaultsOf(defaults: ConfigSection): string {
    let known = this.#defaults.get(defaults);
    if (known === undefined) {
      const { header, node, certain, index } = defaults;
      const isPlain = certain && header.branch === null && node.body.every((line) => line.type === 'Directive' && line.branch === null);
      known = isPlain ? `${this.#forms.form(`defaults ${node.raw}`).id}` : `${index} of ${this.#part}`;
      this.#defaults.set(defaults, known);
    }
    return known;
  }

  readonly #defaults = new Map<ConfigSection, string>();

  /**
   * The form of a section, which is that of its header and its lines, and which of the names in them are the same; null where it is not
   * compared.
   */
  #formOf(header: SectionHeader, body: readonly Directive[]): KnownForm | null {
    if (this.#lineForms === null) return null;
    const texts: KnownText[] = [];
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
    return this.#forms.form(form);
  }

  /** What was heard of the section as a whole, of `HEARD`. */
  get heardOfSection(): Heard {
    return this.#heardOfSection;
  }

  /** The rules that had something to say of such a section, and so have to be shown it. */
  get speakersOfSection(): readonly string[] {
    return this.#speakersBefore;
  }

  /** To be called before each line: what of it was heard, of `HEARD`. */
  heard(line: WalkedLine): Heard {
    this.#line = null;
    this.#speakers = NONE;
    this.#lineSpeakers = NONE;
    if (this.#inSection === null || !isComparable(line)) return HEARD.nothing;
    const text: KnownText = this.#ahead?.next().value ?? this.#textOf(line);
    const heard = this.#heardOf(text);
    this.#speakers = union(text.speakers, text.form?.speakers ?? NONE);
    if ((heard & HEARD.text) === 0 && !isReplaceable(line)) this.#line = text;
    return heard;
  }

  #heardOf({ walkedIn, form }: KnownText): Heard {
    const ofText = walkedIn === this.#part ? HEARD.text : HEARD.nothing;
    if (form === null || form.walkedIn === 0) return ofText;
    return (
      ofText |
      HEARD.formElsewhere |
      (form.walkedIn === this.#part ? HEARD.form : 0) |
      (form.likeness === this.#likeness ? HEARD.formAmongSameNames : 0)
    );
  }

  /** Behind `heard`: the rules that had something to say of what was heard, and so have to be shown the line. */
  get speakers(): readonly string[] {
    return this.#speakers;
  }

  /** What a line says behind those that were asked about before. */
  #textOf(line: Directive): KnownText {
    const keyword = line.keywordValue;
    const text = NAMES_BEHIND.has(keyword) ? this.#readText(line) : this.#keptText(line);
    if (DEFINING_KEYWORDS.includes(keyword)) {
      this.#definitions++;
      if (!NAMED_DEFINITIONS.includes(keyword)) this.#unnamedDefinitions++;
    }
    return text;
  }

  /** The text of a line that other sections may have. Where lines give names, it is their forms that are the same, and texts are not kept. */
  #keptText(line: Directive): KnownText {
    const key = this.#definitions === 0 ? line.raw : `${this.#definitions} ${line.raw}`;
    const known = this.#inSection?.get(key);
    if (known !== undefined) return known;
    const text = this.#readText(line);
    return this.#inSection === null ? text : this.#forms.keepText(this.#inSection, key, text);
  }

  #readText(line: Directive): KnownText {
    const names: string[] = [];
    const form = this.#lineForms?.of(line, names);
    const known = form === undefined ? null : this.#forms.form(`${this.#context} ${this.#unnamedDefinitions} ${form}`);
    return { walkedIn: 0, speakers: NONE, form: known, names };
  }

  /** A rule has found something in what is walked, or has looked at more than rules may for this. */
  speaks(rule: Hearer): void {
    if (!this.#lineSpeakers.includes(rule)) this.#lineSpeakers = [...this.#lineSpeakers, rule];
    if (!this.#sectionSpeakers.includes(rule)) this.#sectionSpeakers = [...this.#sectionSpeakers, rule];
  }

  /** To be called behind each line whose text was not heard before. */
  wasWalked(): void {
    if (this.#line === null) return;
    const { form } = this.#line;
    this.#line.walkedIn = this.#part;
    this.#line.speakers = union(this.#speakers, idsOf(this.#lineSpeakers));
    if (form !== null)
      this.#heardNow(
        form,
        this.#lineSpeakers.filter(({ enough }) => (enough.ofLine & HEARD.form) !== 0),
      );
  }

  /** To be called behind each section, when all was shown that had to be. */
  sectionWasWalked(): void {
    if (this.#sectionText !== null && this.#others !== null) {
      this.#sectionText.walkedIn = this.#others.configuration;
      this.#sectionText.likeness = this.#likeness;
      this.#sectionText.speakers = union(this.#sectionText.speakers, idsOf(this.#sectionSpeakers));
    }
    if (this.#section !== null) {
      this.#heardNow(
        this.#section,
        this.#sectionSpeakers.filter(({ enough }) => enough.ofSection !== HEARD.nothing),
      );
    }
    this.leave();
  }

  #heardNow(form: KnownForm, speakers: readonly Hearer[]): void {
    form.walkedIn = this.#part;
    form.likeness = this.#likeness;
    form.speakers = union(form.speakers, idsOf(speakers));
  }
}

const NONE: readonly never[] = [];

function idsOf(rules: readonly Hearer[]): readonly string[] {
  return rules.length === 0 ? NONE : rules.map(({ ruleId }) => ruleId);
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  if (some.length === 0 || some === others) return others;
  const rest = others.filter((id) => !some.includes(id));
  return rest.length === 0 ? some : [...some, ...rest];
}

/** Whether a line says the same as any other that reads the same. */
function isComparable(line: WalkedLine): line is Directive {
  return line.type === 'Directive' && line.branch === null && !line.broken;
}

/** Whether HAProxy reads the samples of such a line only where none behind it takes its place. */
function isReplaceable(line: Directive): boolean {
  return sampleDirectives(line.keywordValue).some(
    ({ keywords, readWith }) =>
      (readWith === 'frontend' || readWith === 'backend') &&
      keywords.every((name, i) => line.words[i]?.isLiteral !== true || line.words[i].value === name),
  );
}
