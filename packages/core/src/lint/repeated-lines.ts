import { DEFINING_KEYWORDS, sampleDirectives } from '@haplint/catalog';
import type { ConfigFile, Section } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { ProxySection } from '../model/sections.js';
import type { WalkedLine } from './run-rules.js';

/**
 * The lines of a run that say nothing new to rules of `RuleMeta.oncePerText`: half of the lines of a large configuration stand in other
 * sections word for word. Lines are compared as they are written, in proxies that are alike; no more is kept than the file has lines.
 */
export class RepeatedLines {
  readonly #model: Model;
  /** The lines in which nothing was found, by what the rules may know of their section. */
  readonly #silent = new Map<string, Set<string>>();
  /** Those of sections like the one that is walked; null where its lines are not compared. */
  #ofSection: Set<string> | null = null;
  /** How many lines of the section have told what others mean, which counts for those behind. */
  #definitions = 0;
  /** The text of the line that is walked; null where it is not compared. */
  #text: string | null = null;

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
    if (section?.kind === 'global') this.#silent.clear();
    if (!(section instanceof ProxySection) || section.header.broken) return;
    if (section.linesWith(...DEFINING_KEYWORDS).some(({ branch }) => branch !== null)) return;
    const context = contextOf(section, this.#model);
    let silent = this.#silent.get(context);
    if (silent === undefined) {
      silent = new Set();
      this.#silent.set(context, silent);
    }
    this.#ofSection = silent;
  }

  /** The lines of the section are no more compared: it has ended, or something in it is not as in others. */
  leave(): void {
    this.#ofSection = null;
    this.#text = null;
  }

  /** To be called before each line; whether one like it was walked, in which nothing was found. */
  isRepeated(line: WalkedLine): boolean {
    this.#text = null;
    if (this.#ofSection === null || line.type !== 'Directive' || line.branch !== null || line.broken) return false;
    const keyword = line.keyword.value;
    const text = line.raw;
    this.#text = this.#definitions === 0 ? text : `${this.#definitions} ${text}`;
    if (DEFINING_KEYWORDS.includes(keyword)) this.#definitions++;
    if (this.#ofSection.has(this.#text)) return true;
    if (isReplaceable(line, keyword)) this.#text = null;
    return false;
  }

  /** Somebody has found something in the line that is walked, or has looked at more than rules may for this. */
  speaks(): void {
    this.#text = null;
  }

  /** To be called behind each line that is not repeated. */
  wasSilent(): void {
    if (this.#text !== null) this.#ofSection?.add(this.#text);
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
