import { formatVersion, type Version } from '@haplint/catalog';
import { ownText } from '@haplint/parser';
import type { Additions } from '../model/additions.js';
import type { Environment } from '../model/environment.js';
import type { RuleMeta } from '../rule/types.js';
import type { ListenerPlan } from './listeners.js';
import type { ConfiguredRules } from './run-rules.js';

/** What says the same as something that was walked before; a rule that none of it is enough for has to be shown it. */
export const HEARD = {
  nothing: 0,
  /** A line's text, in this configuration. */
  text: 1,
  /** Its form. */
  form: 2,
  /** The form of its section. */
  section: 4,
  /** The form of the line in another configuration. */
  formElsewhere: 8,
  /** The same in one whose sections have the same names, and whose `global` is the same. */
  formAmongSameNames: 16,
  /** The form of its section in another configuration. */
  sectionElsewhere: 32,
  /** The same in one whose sections have the same names, and whose `global` is the same. */
  sectionAmongSameNames: 64,
  /** The section word for word, with all that it inherits, in another configuration. */
  sectionTextElsewhere: 128,
  /** The same in one whose sections have the same names, and whose `global` is the same. */
  sectionTextAmongSameNames: 256,
} as const;

/** Some of `HEARD`, as bits. */
export type Heard = number;

/** What has to be heard of a line, or of a section as a whole, for a rule not to be shown it; each is enough. */
export interface Enough {
  readonly ofLine: Heard;
  readonly ofSection: Heard;
}

type HearingMeta = Pick<RuleMeta, 'oncePer' | 'reach' | 'quietReach'>;

/** Whoever has to be shown everything. */
export const NEVER_ENOUGH: Enough = { ofLine: HEARD.nothing, ofSection: HEARD.nothing };

/** Whether a rule need not be shown the other lines of a section to be shown one. */
export function isOnceForLines({ oncePer }: Pick<RuleMeta, 'oncePer'>): boolean {
  return oncePer === 'text' || oncePer === 'form';
}

/** What is enough for a rule: `oncePer` says what of a line and a section counts, the reach what of the configuration around them. */
export function enoughFor({ oncePer, reach: ofFindings, quietReach: reach = ofFindings }: HearingMeta): Enough {
  const anywhere = reach === 'line' || reach === 'section';
  const amongSameNames = anywhere || reach === 'names';
  // Where the section is the same word for word, what the rule looks at is, whatever it says of lines and sections that differ.
  const ofText = (anywhere ? HEARD.sectionTextElsewhere : 0) | (amongSameNames ? HEARD.sectionTextAmongSameNames : 0);
  if (oncePer === undefined) return { ofLine: ofText, ofSection: ofText };
  if (oncePer === 'text') return { ofLine: HEARD.text | ofText, ofSection: ofText };
  const ofSection = ofText | HEARD.section | (anywhere ? HEARD.sectionElsewhere : 0) | (amongSameNames ? HEARD.sectionAmongSameNames : 0);
  if (oncePer === 'section') return { ofLine: ofSection, ofSection };
  const ofLine = ofText | HEARD.text | HEARD.form | (anywhere ? HEARD.formElsewhere : 0) | (amongSameNames ? HEARD.formAmongSameNames : 0);
  return { ofLine, ofSection };
}

/** A form of lines or of sections, or what the rules may know of the section around them. */
export interface KnownForm {
  readonly id: number;
  /** The part of a configuration in which it was walked last; 0 as long as it was not. */
  walkedIn: number;
  /** What that part is like: the same for the parts of the same number of files with the same names and the same `global`. */
  likeness: number;
  /** The rules that had something to say of it, wherever, and so have to be shown it again. */
  speakers: readonly string[];
}

/** A section as it is written, with all that it inherits. */
export interface KnownSection {
  /** The configuration in which it was walked last; 0 as long as it was not. */
  walkedIn: number;
  /** As that of a form. */
  likeness: number;
  /** The rules that had something to say of it. */
  speakers: readonly string[];
}

/** A text of a line, and the form it has in sections that are alike. */
export interface KnownText {
  walkedIn: number;
  speakers: readonly string[];
  /** Null where forms are not compared. */
  readonly form: KnownForm | null;
  /** The names that are not in the form. */
  readonly names: readonly string[];
}

/** How many plans are kept: most rules look at the same in all files. */
const MOST_PLANS = 8;

/** What the same rules, with the same target, have walked. */
export class KnownForms {
  readonly #forms = new Map<string, KnownForm>();
  /** The texts of lines, by what the rules may know of the section. */
  readonly #texts = new Map<string, Map<string, KnownText>>();
  readonly #sections = new Map<string, KnownSection>();
  /** Rules that were left out of a part of a file: what they were not shown, they have not heard. */
  readonly #leftOut = new Set<string>();
  readonly #plans: ListenerPlan[] = [];
  #parts = 0;
  #size = 0;

  /** Another part of a configuration, in which nothing was walked yet. */
  newPart(): number {
    return ++this.#parts;
  }

  /** Of how many characters the forms and texts are that are kept. */
  get size(): number {
    return this.#size;
  }

  form(text: string): KnownForm {
    let known = this.#forms.get(text);
    if (known === undefined) {
      known = { id: this.#forms.size, walkedIn: 0, likeness: 0, speakers: NONE };
      this.#forms.set(text, known);
      this.#size += text.length;
    }
    return known;
  }

  /** Keeps a text of a line among those of `textsIn`, without keeping the file that it is from. */
  keepText(texts: Map<string, KnownText>, text: string, { form, names }: Pick<KnownText, 'form' | 'names'>): KnownText {
    const known = { walkedIn: 0, speakers: NONE, form, names: names.map(ownText) };
    texts.set(ownText(text), known);
    this.#size += text.length;
    return known;
  }

  /** A section by its text and that of all that it inherits, without keeping the file that it is from. */
  section(text: string): KnownSection {
    let known = this.#sections.get(text);
    if (known === undefined) {
      known = { walkedIn: 0, likeness: 0, speakers: NONE };
      this.#sections.set(ownText(text), known);
      this.#size += text.length;
    }
    return known;
  }

  textsIn(context: string): Map<string, KnownText> {
    let texts = this.#texts.get(context);
    if (texts === undefined) {
      texts = new Map();
      this.#texts.set(context, texts);
    }
    return texts;
  }

  /** The plan for visitors with those keys; null where there is none. Once a rule was left out, plans are made anew. */
  planFor(keys: readonly (string | number)[]): ListenerPlan | null {
    return this.#plans.find((plan) => plan.fits(keys)) ?? null;
  }

  keepPlan(plan: ListenerPlan): void {
    if (this.#plans.length === MOST_PLANS) this.#plans.shift();
    this.#plans.push(plan);
  }

  /** A rule has thrown, or said enough of a file, and was not shown the rest. */
  wasLeftOut(ruleId: string): void {
    this.#leftOut.add(ruleId);
    this.#plans.length = 0;
  }

  hasMissed(ruleId: string): boolean {
    return this.#leftOut.has(ruleId);
  }
}

const NONE: readonly never[] = [];

/** From how many characters on what was walked is forgotten before the next configuration. */
const MOST_CHARACTERS = 10_000_000;

/** What decides, beside the text, what a rule finds. */
export interface Circumstances {
  readonly target: Version;
  /** Whether somebody has asked for the target. */
  readonly hasTarget: boolean;
  readonly env?: Environment;
  readonly additions?: Additions;
}

/** What the configurations of one run have walked, so that lines and sections of one need not be shown to rules that were shown such of another. */
export class FormsOfRun {
  readonly #known = new Map<ConfiguredRules, Map<string, KnownForms>>();
  #additions: Additions | undefined;
  #configurations = 0;

  /** Another configuration of the run: its number, from 1 on. */
  newConfiguration(): number {
    return ++this.#configurations;
  }

  /** What those rules have walked under the same circumstances. */
  of(rules: ConfiguredRules, { target, hasTarget, env = {}, additions }: Circumstances): KnownForms {
    if (additions !== this.#additions) this.#known.clear();
    this.#additions = additions;
    const byCircumstances = this.#known.get(rules) ?? new Map<string, KnownForms>();
    this.#known.set(rules, byCircumstances);
    const key = JSON.stringify([formatVersion(target), hasTarget, env]);
    let forms = byCircumstances.get(key);
    if (forms === undefined || forms.size > MOST_CHARACTERS) {
      forms = new KnownForms();
      byCircumstances.set(key, forms);
    }
    return forms;
  }
}
