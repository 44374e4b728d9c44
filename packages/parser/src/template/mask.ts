import { findWordEnd, isSpace } from '../word-value.js';
import { TAG_READERS, type TemplateLanguage } from './languages.js';
import type { TemplateTag } from './tags.js';

/** Offsets into a text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Part of a word that only the template's data tell. */
export interface TemplateExpression extends Span {
  /** The environment variable that envsubst puts there; empty where it is anything else. */
  readonly name: string;
}

/** A line of which not even the keyword is known: it may be none, or many. */
export interface OpaqueLine extends Span {
  /** It is another template, which may hold sections wherever it is put in. */
  readonly isTemplate: boolean;
}

/** A template's text as that of a configuration. */
export interface MaskedTemplate {
  /** As long as the template, with what it means in the same places: template syntax is white space, or part of words. */
  readonly text: string;
  readonly expressions: readonly TemplateExpression[];
  /** Template syntax that is white space in `text`. */
  readonly hidden: readonly Span[];
  readonly opaqueLines: readonly OpaqueLine[];
  /** Text that the configuration may hold once, many times or not at all. */
  readonly uncertain: readonly Span[];
}

/** Belongs to a word everywhere, and means nothing behind a backslash or a dollar sign. */
const FILLER = '_';

/** How an expression stands in words: letters and digits are kept, so that people know it again. It never begins with one. */
export function filledIn(expression: string): string {
  return expression.replace(/[^A-Za-z0-9]/g, FILLER);
}

/** Reads a template into a text that the configuration's grammar can read. */
export function maskTemplate(text: string, language: TemplateLanguage): MaskedTemplate {
  return new Masker(text, language).run();
}

class Masker {
  readonly #text: string;
  readonly #language: TemplateLanguage;
  readonly #tags: readonly TemplateTag[];
  readonly #expressions: TemplateExpression[] = [];
  readonly #hidden: Span[] = [];
  readonly #opaque: OpaqueLine[] = [];
  readonly #uncertain: Span[] = [];
  /** Pieces of the masked text, each with where it goes. */
  readonly #pieces: { start: number; text: string }[] = [];
  /** The text with every tag filled up, so that line ends inside tags are none. */
  readonly #filled: string;

  constructor(text: string, language: TemplateLanguage) {
    this.#text = text;
    this.#language = language;
    this.#tags = TAG_READERS[language](text);
    this.#filled = replaced(
      text,
      this.#tags.map(({ start, end }) => ({ start, text: FILLER.repeat(end - start) })),
    );
  }

  run(): MaskedTemplate {
    this.#findBlocks();
    let next = 0;
    let previous: Span | null = null;
    let joins = false;
    for (let start = 0; start < this.#filled.length; ) {
      const lineFeed = this.#filled.indexOf('\n', start);
      const end = lineFeed === -1 ? this.#filled.length : lineFeed;
      const tags: TemplateTag[] = [];
      while ((this.#tags[next]?.start ?? Number.POSITIVE_INFINITY) < end) tags.push(this.#tags[next++] as TemplateTag);
      const isEmpty = this.#filled.slice(start, end).trim() === '';
      if (joins && !isEmpty) this.#uncertain.push({ start, end });
      if (tags.length > 0) {
        const isAlone = this.#isAlone(start, end, tags);
        if (previous !== null && this.#joinsPrevious(tags, isAlone)) this.#uncertain.push(previous);
        joins = this.#joinsNext(tags, isAlone, end);
        this.#maskLine(start, end, tags);
        if (!isAlone) previous = { start, end };
      } else {
        joins = false;
        if (!isEmpty) previous = { start, end };
      }
      start = end + 1;
    }
    return {
      text: replaced(this.#text, this.#pieces),
      expressions: this.#expressions,
      hidden: this.#hidden,
      opaqueLines: this.#opaque,
      uncertain: this.#uncertain,
    };
  }

  /** What stands between the tags that open and close a block is uncertain; one that is never closed lasts until the end. */
  #findBlocks(): void {
    let depth = 0;
    let from = 0;
    for (const tag of this.#tags) {
      if (depth === 0 && tag.depth > 0) from = tag.start;
      // An arm without its block, or the end of one: something opened it that is not understood.
      if (depth === 0 && (tag.depth < 0 || tag.isMiddle)) this.#uncertain.push({ start: 0, end: tag.end });
      const before = depth;
      depth = Math.max(0, depth + tag.depth);
      if (before > 0 && depth === 0) this.#uncertain.push({ start: from, end: tag.end });
    }
    if (depth > 0) this.#uncertain.push({ start: from, end: this.#text.length });
  }

  /** Whether a line is nothing but tags that write nothing. */
  #isAlone(start: number, end: number, tags: readonly TemplateTag[]): boolean {
    if (tags.some(({ isOutput }) => isOutput)) return false;
    let at = start;
    for (const tag of tags) {
      if (this.#text.slice(at, tag.start).trim() !== '') return false;
      at = tag.end;
    }
    return this.#text.slice(at, Math.max(at, end)).trim() === '';
  }

  /** Whether the line may go on the one before it, since the line end between them is taken away. */
  #joinsPrevious(tags: readonly TemplateTag[], isAlone: boolean): boolean {
    const [first] = tags as [TemplateTag];
    if (!first.trimsBefore) return false;
    // Ansible takes away the line end behind a Jinja block too, so that nothing is left between the lines around it.
    return !isAlone || this.#language === 'jinja' || tags.at(-1)?.trimsAfter === true;
  }

  /** Whether the next line may go on this one. */
  #joinsNext(tags: readonly TemplateTag[], isAlone: boolean, end: number): boolean {
    const last = tags.at(-1) as TemplateTag;
    const isLast = this.#text.slice(last.end, Math.max(last.end, end)).trim() === '';
    if (!isLast) return false;
    if (last.trimsAfter) return !isAlone || tags[0]?.trimsBefore === true;
    if (this.#language !== 'jinja') return false;
    return isAlone ? tags[0]?.trimsBefore === true : !last.isOutput;
  }

  #maskLine(start: number, end: number, tags: readonly TemplateTag[]): void {
    const comment = this.#commentStart(start, end, tags);
    const own = tags.filter((tag) => tag.start < comment);
    // In a comment, only the line ends inside tags matter: the comment goes on behind them.
    for (const tag of tags) if (tag.start >= comment) this.#fill(tag);
    let at = start;
    for (let i = 0; i < own.length; i++) {
      const tag = own[i] as TemplateTag;
      if (this.#text.slice(at, tag.start).trim() === '' && !tag.isOutput && this.#isNeutralHere(own, i, comment)) {
        this.#hide(tag);
        at = tag.end;
        continue;
      }
      this.#maskContent(at, this.#contentEnd(at, comment), own.slice(i));
      return;
    }
  }

  /** Whether a tag in front of everything else on its line only means something to the template. */
  #isNeutralHere(tags: readonly TemplateTag[], i: number, comment: number): boolean {
    const { depth, isMiddle } = tags[i] as TemplateTag;
    if (depth === 0 && !isMiddle) return true;
    // A block that begins or ends in a line: then nothing else may be on it.
    const rest = tags.slice(i);
    let at = (tags[i] as TemplateTag).end;
    for (const tag of rest) {
      if (tag.isOutput || this.#text.slice(at, tag.start).trim() !== '') return false;
      at = tag.end;
    }
    return this.#text.slice(at, Math.max(at, comment)).trim() === '';
  }

  /** Masks a line whose first tag is in a word or a word by itself; everything from `start` on is left to do. */
  #maskContent(start: number, end: number, tags: readonly TemplateTag[]): void {
    let first = start;
    while (isSpace(this.#filled.charCodeAt(first))) first++;
    const firstTag = tags[0] as TemplateTag;
    const firstWordEnd = Math.max(findWordEnd(this.#filled, first), first);
    if (firstTag.start < firstWordEnd) {
      const contentEnd = Math.max(end, (tags.at(-1) as TemplateTag).end);
      this.#hide({ start: first, end: contentEnd });
      this.#opaque.push({ start: first, end: contentEnd, isTemplate: tags.some((tag) => tag.isOutput && this.#isStatement(tag)) });
      return;
    }
    // From the first block to the last tag nothing is certain, not even how many words there are.
    const block = tags.findIndex((tag) => !tag.isOutput);
    const before = block === -1 ? tags : tags.slice(0, block);
    for (const tag of before) this.#addExpression(tag, tag.end);
    if (block === -1) return;
    const depth = tags.reduce((sum, tag) => sum + tag.depth, 0);
    const last = tags.at(-1) as TemplateTag;
    this.#addExpression(tags[block] as TemplateTag, depth === 0 ? last.end : Math.max(end, last.end));
  }

  /** Whether it is a statement of Jinja that puts another template in its place. */
  #isStatement({ start }: Span): boolean {
    return this.#text.startsWith('{%', start) || /^\{\{-?\s*(?:include|template)\b/.test(this.#text.slice(start, start + 40));
  }

  #addExpression(tag: Span, end: number): void {
    const name = this.#language === 'envsubst' ? (/^\$\{?(\w+)\}?$/.exec(this.#text.slice(tag.start, end))?.[1] ?? '') : '';
    this.#expressions.push({ start: tag.start, end, name });
    this.#pieces.push({ start: tag.start, text: filledIn(this.#text.slice(tag.start, end)) });
  }

  #fill({ start, end }: Span): void {
    this.#pieces.push({ start, text: FILLER.repeat(end - start) });
  }

  #hide({ start, end }: Span): void {
    this.#hidden.push({ start, end });
    this.#pieces.push({ start, text: ' '.repeat(end - start) });
  }

  /** Where a line's comment begins, or the line ends. Tags hide what is in them. */
  #commentStart(start: number, end: number, tags: readonly TemplateTag[]): number {
    for (let at = start; at < end; ) {
      const code = this.#filled.charCodeAt(at);
      if (isSpace(code)) at++;
      else if (this.#filled[at] === '#') return at;
      else {
        const wordEnd = findWordEnd(this.#filled, at);
        // An open quote takes the rest of the line, unless a tag holds its other half.
        if (wordEnd === at) return tags.length > 0 ? end : at;
        at = wordEnd;
      }
    }
    return end;
  }

  /** The end of what stands on a line, without white space behind it. */
  #contentEnd(start: number, end: number): number {
    let at = end;
    while (at > start && isSpace(this.#filled.charCodeAt(at - 1))) at--;
    return at;
  }
}

/** The text with pieces laid over it. */
function replaced(text: string, pieces: readonly { start: number; text: string }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, piece.start), piece.text);
    at = piece.start + piece.text.length;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
