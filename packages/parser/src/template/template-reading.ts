import type { ConfigFile, Section, Statement } from '../nodes.js';
import type { TemplateLanguage } from './languages.js';
import type { MaskedTemplate, Span, TemplateExpression } from './mask.js';

/** What is known, and what is not, of a file that a template is made into. */
export class TemplateReading {
  readonly language: TemplateLanguage;
  readonly expressions: readonly TemplateExpression[];
  /** Where sections may stand that the text does not show. */
  readonly unknownSections: readonly number[];
  readonly #uncertain: readonly Span[];
  readonly #touched: readonly Span[];
  readonly #open = new Set<unknown>();
  readonly #openPreamble: boolean;
  readonly #text: string;
  readonly #withExpressions = new Set<unknown>();

  constructor(file: ConfigFile, language: TemplateLanguage, masked: MaskedTemplate) {
    this.language = language;
    this.#text = file.text;
    this.expressions = masked.expressions;
    const controlled = merged(masked.uncertain);
    const isControlled = (offset: number) => covers(controlled, offset);
    const uncertain = [...masked.uncertain];
    const { sections } = file;
    // Behind an uncertain header it is uncertain whose the lines are, until a certain one.
    const certainFrom = (offset: number) =>
      sections.find(({ header }) => header.start >= offset && !isControlled(header.start))?.header.start ?? file.text.length;
    let until = -1;
    const unknown: number[] = [];
    for (const { header } of sections) {
      if (header.start < until || !isControlled(header.start)) continue;
      until = certainFrom(header.start);
      uncertain.push({ start: header.start, end: until });
    }
    for (const line of masked.opaqueLines) {
      if (!line.isTemplate && column(file, line.start) > indentationAt(file, line.start)) continue;
      unknown.push(line.start);
      uncertain.push({ start: line.start, end: certainFrom(line.start) });
    }
    this.unknownSections = unknown;
    this.#uncertain = merged(uncertain);
    this.#touched = merged([...uncertain, ...masked.expressions, ...masked.hidden]);
    this.#openPreamble = this.#hasUnknownLine(file, null, file.preamble, masked);
    for (const [i, section] of sections.entries()) {
      if (this.#hasUnknownLine(file, section, section.body, masked)) this.#open.add(section);
      const end = sections[i + 1]?.header.start ?? file.text.length;
      if (masked.expressions.some(({ start }) => start >= section.start && start < end)) this.#withExpressions.add(section);
      // Where the header may be left out, what follows its block goes on with the section before.
      if (isControlled(section.start) && section.body.some((line) => !isControlled(line.start))) {
        for (let before = i - 1; before >= 0; before--) {
          this.#open.add(sections[before]);
          if (!isControlled((sections[before] as Section).start)) break;
        }
      }
    }
  }

  /** Whether it takes the template's data to tell whether the text is part of the configuration, or of which section. */
  isUncertain(offset: number): boolean {
    return covers(this.#uncertain, offset);
  }

  /** Whether the section may hold lines that the text does not show. */
  isOpen(section: unknown): boolean {
    return this.#open.has(section);
  }

  /** Whether words of the section are unknown. */
  hasExpressions(section: unknown): boolean {
    return this.#withExpressions.has(section);
  }

  /** Whether the text is all that there is: every line and every word is known. */
  get isComplete(): boolean {
    return (
      this.#touched.length === 0 ||
      (this.#open.size === 0 && this.#uncertain.length === 0 && this.expressions.length === 0 && !this.#openPreamble)
    );
  }

  /** Whether a range holds template syntax, or what depends on it. */
  touches(start: number, end: number): boolean {
    return this.#touched.some((span) => span.start < Math.max(end, start + 1) && span.end > start);
  }

  /** Whether an expression stands before a place on its line, so that it is unknown the how many-th word of it is there. */
  isBehindExpression(offset: number): boolean {
    const before = this.expressions.findLast(({ start }) => start < offset);
    return before !== undefined && !this.#text.slice(before.end, offset).includes('\n');
  }

  #hasUnknownLine(file: ConfigFile, section: Section | null, body: readonly Statement[], { opaqueLines }: MaskedTemplate): boolean {
    const start = section?.start ?? 0;
    const next = file.sections[section === null ? 0 : file.sections.indexOf(section) + 1];
    const end = next?.start ?? file.text.length;
    return body.some((line) => this.isUncertain(line.start)) || opaqueLines.some((line) => line.start >= start && line.start < end);
  }
}

function column(file: ConfigFile, offset: number): number {
  return file.lines.positionAt(offset).column;
}

/** The column that the header of the section around a place stands in; that of the margin before the first one. */
function indentationAt(file: ConfigFile, offset: number): number {
  const around = file.sections.findLast(({ start }) => start < offset);
  return around === undefined ? Number.POSITIVE_INFINITY : column(file, around.start);
}

/** The spans in their order, those that touch made one. */
function merged(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

function covers(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = spans[middle] as Span;
    if (offset < start) high = middle - 1;
    else if (offset >= end) low = middle + 1;
    else return true;
  }
  return false;
}
