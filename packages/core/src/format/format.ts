import type { Comment, ConditionalBlock, ConfigFile, Section, SectionHeader, Statement, Word } from '@haplint/parser';
import { columnsOf } from './columns.js';
import type { FormatOptions } from './options.js';

/** A line of the file on its way to its new form. */
export interface LineDraft {
  /** As it was, without its end of line. */
  readonly raw: string;
  /** `\n`, `\r\n`, or nothing at the end of the file. */
  readonly end: string;
  /** What stands on it; null for a line without words. */
  readonly node: SectionHeader | Statement | null;
  readonly comment: Comment | null;
  /** HAProxy reads it in a way of its own, or not at all: it is left as it is. */
  readonly isVerbatim: boolean;
}

/**
 * Lays a configuration out anew: indentation, blank lines, trailing space and, if asked, what stands between words. Words, with
 * their quotes, and comments stay as they are, and so do lines that HAProxy cannot read, ends of lines and the lack of a last one.
 * Formatting twice gives the same text as formatting once.
 */
export function formatConfig(file: ConfigFile, options: FormatOptions = {}): string {
  const { indent = 4, align = 'keep', blankLines = true } = options;
  const unit = indent === 'tab' ? '\t' : ' '.repeat(indent);
  const lines = draftsOf(file);
  const depths = depthsOf(file, lines);
  const gaps = align === 'columns' ? columnsOf(lines) : null;
  const texts = lines.map((line, i) => {
    if (line.isVerbatim) return line.raw;
    const depth = depths[i];
    const front = depth === null || depth === undefined ? (/^[ \t]*/.exec(line.raw)?.[0] ?? '') : unit.repeat(depth);
    return textOf(file, line, front, align === 'keep' ? null : (gaps?.get(i) ?? []));
  });
  // A line that says where it stands would say something else.
  const movable = blankLines && !file.text.includes('.LINE');
  const order = movable ? withBlankLines(lines, texts) : texts.map((text, i) => ({ text, end: lines[i]?.end ?? '' }));
  return order.map(({ text, end }) => text + end).join('');
}

/** Whether two files hold the same words, line by line, apart from lines without any. */
export function hasSameWords(a: ConfigFile, b: ConfigFile): boolean {
  const [linesA, linesB] = [wordsOf(a), wordsOf(b)];
  return linesA.length === linesB.length && linesA.every((line, i) => line === linesB[i]);
}

function wordsOf(file: ConfigFile): string[] {
  const words = statementsOf(file).map(({ words }) => words.map((word) => `${word.value}\u0000${word.raw}`).join('\u0001'));
  return [...words, ...file.comments.map(({ raw }) => raw.trimEnd()), ...file.ignored.map(({ raw }) => raw)];
}

function statementsOf(file: ConfigFile): (SectionHeader | Statement)[] {
  return [...file.preamble, ...file.sections.flatMap(({ header, body }) => [header, ...body])];
}

function draftsOf(file: ConfigFile): LineDraft[] {
  const { text, lines } = file;
  const lineOf = (offset: number) => lines.positionAt(offset).line - 1;
  const nodes = new Map(statementsOf(file).map((node) => [lineOf(node.start), node]));
  const comments = new Map(file.comments.map((comment) => [lineOf(comment.start), comment]));
  const ignored = new Set(file.ignored.map(({ start }) => lineOf(start)));
  const drafts: LineDraft[] = [];
  for (let i = 0; i < lines.lineCount; i++) {
    const [, raw = '', end = ''] = /^(.*?)(\r?\n)?$/s.exec(text.slice(lines.offsetAt({ line: i + 1, column: 1 }), lineEnd(file, i))) ?? [];
    if (raw === '' && end === '') break;
    const node = nodes.get(i) ?? null;
    const isVerbatim = node?.broken === true || node?.type === 'Scope' || ignored.has(i) || isDelicate(raw, node);
    drafts.push({ raw, end, node, comment: comments.get(i) ?? null, isVerbatim });
  }
  return drafts;
}

/**
 * Whether the space on a line is more than that: such as is no blank or tab counts as one for HAProxy, and what follows a backslash
 * may become part of the word.
 */
function isDelicate(raw: string, node: LineDraft['node']): boolean {
  return /[\v\f\r\0\uFEFF]/.test(raw) || node?.words.some((word) => word.raw.endsWith('\\')) === true;
}

/** Where a line ends, with its `\n`. */
function lineEnd({ text, lines }: ConfigFile, i: number): number {
  return i + 1 < lines.lineCount ? lines.offsetAt({ line: i + 2, column: 1 }) : text.length;
}

/** How far each line is indented; null for one that keeps its indentation. */
function depthsOf(file: ConfigFile, lines: readonly LineDraft[]): (number | null)[] {
  const nesting = new Nesting(file);
  const depths = lines.map(({ node }) => (node === null ? null : nesting.depthOf(node)));
  const flat = new Set(file.sections.filter(isFlat));
  const belowOf = linesBelow(lines);
  let section: Section | null = null;
  return lines.map(({ node, comment, raw }, i) => {
    if (node?.type === 'SectionHeader') section = node.parent as Section;
    if (node !== null || comment === null) return depths[i] ?? null;
    if (section === null) return null;
    const next = belowOf[i] as number;
    const below = lines[next]?.node;
    const isOfHeader = below?.type === 'SectionHeader';
    // At the left edge stand titles and what was commented out; where all of a section stands there, that tells nothing.
    const isAtEdge = raw.startsWith('#');
    if (isAtEdge && (isOfHeader || !flat.has(section) || below === null || below === undefined)) return 0;
    const depth = isOfHeader || next === -1 ? null : depths[next];
    return depth ?? 1;
  });
}

/** The next line below each that is no comment; -1 where there is none. */
function linesBelow(lines: readonly LineDraft[]): number[] {
  const below: number[] = [];
  let next = -1;
  for (let i = lines.length - 1; i >= 0; i--) {
    below[i] = next;
    const { node, raw } = lines[i] as LineDraft;
    if (node !== null || raw.trim() === '') next = i;
  }
  return below;
}

/** Whether no line of a section's body is indented. */
function isFlat({ body }: Section): boolean {
  return body.length > 0 && body.every(({ loc }) => loc.start.column === 1);
}

/** Which lines stand in `.if` blocks of their section. Blocks that go beyond one section leave the left edge to sections. */
class Nesting {
  readonly #inner = new Set<ConditionalBlock>();
  readonly #around = new Set<ConditionalBlock>();
  readonly #blockOf = new Map<Statement, ConditionalBlock>();

  constructor(file: ConfigFile) {
    for (const block of file.conditionals) {
      const macros = [...block.branches.map(({ macro }) => macro), ...(block.end === null ? [] : [block.end])];
      for (const macro of macros) this.#blockOf.set(macro, block);
      const section = macros[0]?.parent;
      const isInOne = block.end !== null && macros.every(({ parent }) => parent === section);
      if (!isInOne) this.#around.add(block);
      else if (section?.type === 'Section') this.#inner.add(block);
    }
  }

  depthOf(node: SectionHeader | Statement): number | null {
    if (node.type === 'SectionHeader') return 0;
    const own = this.#blockOf.get(node);
    if (own !== undefined && this.#around.has(own)) return 0;
    if (node.parent?.type !== 'Section') return null;
    let depth = 1;
    const around = own === undefined ? node.branch : own.parent;
    for (let branch = around; branch !== null; branch = branch.block.parent) if (this.#inner.has(branch.block)) depth++;
    return depth;
  }
}

function textOf(file: ConfigFile, { node, comment, raw }: LineDraft, front: string, gaps: readonly string[] | null): string {
  const trimmed = comment === null ? '' : comment.raw.replace(/(?<![ \t])[ \t]+$/, '');
  if (node === null) return comment === null ? raw.trim() : front + trimmed;
  const { words } = node;
  const between = (before: number, after: number) => file.text.slice(before, after);
  let text = front;
  let at = (words[0] as Word).start;
  for (const [i, word] of words.entries()) {
    if (i > 0) text += gaps === null ? between(at, word.start) : (gaps[i] ?? ' ');
    text += word.raw;
    at = word.end;
  }
  if (comment === null) return text;
  const gap = between(at, comment.start);
  return text + (gaps === null || gap === '' ? gap : ' ') + trimmed;
}

interface PlacedLine {
  readonly text: string;
  readonly end: string;
}

/** Puts one blank line before each section and the comments that stand right above it, and leaves nowhere more than one. */
function withBlankLines(lines: readonly LineDraft[], texts: readonly string[]): PlacedLine[] {
  const starts = new Set<number>();
  for (const [i, { node }] of lines.entries()) {
    if (node?.type !== 'SectionHeader') continue;
    let first = i;
    while (first > 0 && belongsToHeader(lines[first - 1] as LineDraft, texts[first - 1] as string)) first--;
    starts.add(first);
  }
  const placed: PlacedLine[] = [];
  const usual = lines[0]?.end || '\n';
  const isBlank = (text: string | undefined) => text === undefined || text === '';
  for (const [i, line] of lines.entries()) {
    const text = texts[i] as string;
    if (text === '' && isBlank(placed.at(-1)?.text)) continue;
    if (starts.has(i) && !isBlank(placed.at(-1)?.text)) placed.push({ text: '', end: usual });
    placed.push({ text, end: line.end });
  }
  while (placed.length > 0 && placed.at(-1)?.text === '') placed.pop();
  return placed;
}

/** A comment or an `.if` at the left edge, right above a header, is the header's. */
function belongsToHeader({ node, comment }: LineDraft, text: string): boolean {
  if (node === null) return comment !== null && text.startsWith('#');
  return node.type === 'Macro' && /^\.(?:if|elif|else)\b/.test(text);
}
