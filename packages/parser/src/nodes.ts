import type { DecodedText } from './decoded-text.js';
import { LineTable } from './positions.js';
import type { SyntaxProblem, SyntaxProblemCode } from './problems.js';
import { SyntaxNode } from './syntax-node.js';
import type { TemplateExpression } from './template/mask.js';
import type { TemplateReading } from './template/template-reading.js';
import { WordTexts } from './word-texts.js';
import {
  type DecodedWord,
  decodeWord,
  isSpace,
  offsetInFile,
  shiftDecoded,
  type VariableReference,
  type WordProblemSink,
} from './word-value.js';

const NO_VARIABLES: readonly VariableReference[] = [];

/** One word of a line, as HAProxy splits it: quotes and escapes belong to it, spaces between words do not. */
export class Word extends SyntaxNode implements DecodedText {
  get type() {
    return 'Word' as const;
  }
  // Not `#private`: there are half a million words in a large file, and private fields cost time on Node 20. No more fields than it takes,
  // for the same reason.
  private decoded: DecodedWord | null = null;
  private text: string;

  constructor(start: number, value: string) {
    super(null, start, start + value.length);
    this.text = value;
  }

  /**
   * Decodes a word that has quotes, escapes or variables; the parser calls it once.
   * @internal
   */
  decode(text: string, report: WordProblemSink, expressions: readonly TemplateExpression[] = []): void {
    this.decoded = decodeWord(text, this.start, this.end, report, expressions);
    this.text = this.decoded.value;
  }

  /** @internal */
  override shift(by: number): void {
    super.shift(by);
    if (this.decoded !== null) shiftDecoded(this.decoded, by);
  }

  /** The word without quotes and escapes; `${VAR}` stands as written, and bytes from `\x80` on are those of `encodeSource`. */
  get value(): string {
    return this.text;
  }

  /** `value` as people know it again: what a template puts into the word stands as the template has it, on one line. */
  get shown(): string {
    if (this.isLiteral) return this.text;
    const { text } = this.root;
    let shown = '';
    let copied = 0;
    for (const { start, end, valueStart, valueEnd } of this.variables) {
      shown += this.text.slice(copied, valueStart) + text.slice(start, end).replaceAll(/\s+/g, ' ');
      copied = valueEnd;
    }
    return shown + this.text.slice(copied);
  }

  /** References to environment variables; HAProxy expands them inside double quotes only. */
  get variables(): readonly VariableReference[] {
    return this.decoded?.variables ?? NO_VARIABLES;
  }

  /** Whether the text alone says what the word is: no variable takes part in it. */
  get isLiteral(): boolean {
    return this.variables.length === 0;
  }

  /** Whether an opening quote in this word is never closed, so that HAProxy refuses the whole line. */
  get unterminated(): boolean {
    return this.decoded?.unterminated ?? false;
  }

  /** Whether the word stands in the file exactly as HAProxy sees it. */
  get isPlain(): boolean {
    return this.decoded === null;
  }

  offsetAt(index: number): number {
    const inside = Math.max(0, index);
    if (inside >= this.text.length) return this.end;
    return this.decoded === null ? this.start + inside : offsetInFile(this.decoded, inside);
  }
}

/** A comment, from its `#` to the end of the line. */
export class Comment extends SyntaxNode {
  get type() {
    return 'Comment' as const;
  }
  /** Whether nothing but white space stands before it on its line. */
  readonly ownLine: boolean;

  constructor(parent: SyntaxNode, start: number, end: number, ownLine: boolean) {
    super(parent, start, end);
    this.ownLine = ownLine;
  }

  /** The text behind the `#`, as written; ESLint's name for it. */
  get value(): string {
    return this.raw.slice(1);
  }
}

/** Text that HAProxy skips without a word: behind a NUL, or behind a carriage return that follows a word. */
export class IgnoredText extends SyntaxNode {
  get type() {
    return 'IgnoredText' as const;
  }
}

/** Template syntax that stands between words: a block, a comment, or a line that only the template's data tell. */
export class TemplateText extends SyntaxNode {
  get type() {
    return 'TemplateText' as const;
  }
}

/** The texts of plain words: large files say the same words again and again, and what is one string is fast to compare. */
const texts = new WordTexts();

/** Adds the plain words of a text, which stand between two offsets with white space in between; `by` is how much further on they are in the file. */
export function addPlainWords(words: Word[], source: string, from: number, to: number, by: number): void {
  for (let at = from; at < to; ) {
    const start = at;
    let hash = 0;
    let code = source.charCodeAt(at);
    do {
      hash = (Math.imul(hash, 31) + code) | 0;
      code = source.charCodeAt(++at);
    } while (at < to && !isSpace(code));
    words.push(new Word(start + by, texts.of(source, start, at, hash)));
    while (at < to && isSpace(source.charCodeAt(at))) at++;
  }
}

/** The word of a text of plain words that begins at an offset and ends at another or before it. */
export function plainWordAt(source: string, start: number, to: number): string {
  let hash = 0;
  let at = start;
  for (let code = source.charCodeAt(at); at < to && !isSpace(code); code = source.charCodeAt(++at)) hash = (Math.imul(hash, 31) + code) | 0;
  return texts.of(source, start, at, hash);
}

/** A line of plain words that were not told apart yet: the text that it was read from, where it stands there, and its first word. */
export interface UnsplitLine {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly first: string;
}

/** What every line with words has. */
abstract class Line extends SyntaxNode {
  /** Null as long as the words were not asked for: of most lines of a large file nobody does. */
  private list: readonly Word[] | null;
  /** The first word, where it alone was asked for. */
  private head: Word | null = null;
  private source: string | null;
  private readonly sourceStart: number;
  /** What the first word says. */
  protected readonly firstText: string;
  /** The branch of the innermost `.if` block around this line; null outside all blocks. */
  readonly branch: ConditionalBranch | null;
  /** HAProxy cannot read this line at all (an unmatched quote, a bad escape, ...), so its words mean nothing. */
  readonly broken: boolean;

  /** With `unsplit`, there are no words yet. */
  constructor(words: readonly Word[], branch: ConditionalBranch | null, broken: boolean, unsplit: UnsplitLine | null = null) {
    super(null, unsplit === null ? (words[0] as Word).start : unsplit.start, unsplit === null ? (words.at(-1) as Word).end : unsplit.end);
    // A list that words were added to has room for more of them; a copy has not.
    this.list = unsplit === null ? words.slice() : null;
    this.source = unsplit === null ? null : unsplit.source;
    this.sourceStart = unsplit === null ? 0 : unsplit.start;
    this.firstText = unsplit === null ? (words[0] as Word).value : unsplit.first;
    this.branch = branch;
    this.broken = broken;
    for (const word of words) word.parent = this;
  }

  /** The words, `no` and `default` included. */
  get words(): readonly Word[] {
    return this.list ?? this.split();
  }

  /** The first of the words. */
  protected get firstWord(): Word {
    if (this.list !== null) return this.list[0] as Word;
    if (this.head === null) {
      this.head = new Word(this.start, this.firstText);
      this.head.parent = this;
    }
    return this.head;
  }

  /** The words as they stand in the file, which need not become nodes for that. */
  get writtenWords(): readonly string[] {
    return this.source === null ? this.words.map(({ raw }) => raw) : writtenPlainWords(this.source, this.sourceStart, this.sourceEnd);
  }

  /** The first words of a plain line, as many as are asked for, and behind them as the last what is left of it. */
  writtenHead(count: number): readonly string[] {
    const { raw } = this;
    return writtenPlainWords(raw, 0, raw.length, count);
  }

  /** What the words say, `Word.value` of each, which need not become nodes for that. */
  get values(): readonly string[] {
    return this.source === null ? this.words.map(({ value }) => value) : writtenPlainWords(this.source, this.sourceStart, this.sourceEnd);
  }

  /** What the word of an index says, which need not become a node for that; undefined where the line has none. */
  valueAt(index: number): string | undefined {
    return this.source === null ? this.words[index]?.value : writtenPlainWord(this.source, this.sourceStart, this.sourceEnd, index);
  }

  /** Whether all words stand in the file exactly as HAProxy sees them. */
  get isPlain(): boolean {
    return this.list === null || this.list.every(({ isPlain }) => isPlain);
  }

  private get sourceEnd(): number {
    return this.sourceStart + this.end - this.start;
  }

  private split(): readonly Word[] {
    const words: Word[] = [];
    if (this.source !== null) addPlainWords(words, this.source, this.sourceStart, this.sourceEnd, this.start - this.sourceStart);
    if (this.head !== null) words[0] = this.head;
    for (const word of words) word.parent = this;
    this.list = words.slice();
    this.head = null;
    this.source = null;
    return this.list;
  }

  /** @internal */
  override shift(by: number): void {
    super.shift(by);
    this.head?.shift(by);
    for (const word of this.list ?? []) word.shift(by);
  }
}

/** The words of a text between two offsets; all behind the first `most` as one. */
function writtenPlainWords(source: string, from: number, to: number, most = Number.POSITIVE_INFINITY): string[] {
  const words: string[] = [];
  for (let at = from; at < to; ) {
    const start = at;
    if (words.length === most) at = to;
    while (at < to && !isSpace(source.charCodeAt(at))) at++;
    words.push(source.slice(start, at));
    while (at < to && isSpace(source.charCodeAt(at))) at++;
  }
  return words;
}

/** The word of an index among those between two offsets. */
function writtenPlainWord(source: string, from: number, to: number, index: number): string | undefined {
  for (let at = from, i = 0; at < to; i++) {
    const start = at;
    while (at < to && !isSpace(source.charCodeAt(at))) at++;
    if (i === index) return source.slice(start, at);
    while (at < to && isSpace(source.charCodeAt(at))) at++;
  }
  return undefined;
}

/** A keyword line inside a section (or, wrongly, before the first one). */
export class Directive extends Line {
  get type() {
    return 'Directive' as const;
  }

  /** `no` or `default` in front of the keyword; HAProxy takes either off any line (src/cfgparse.c `parse_cfg`). */
  get prefix(): Word | null {
    return isPrefix(this.firstText) ? this.firstWord : null;
  }

  /** The keyword; for a line that is nothing but a prefix, that prefix. */
  get keyword(): Word {
    return isPrefix(this.firstText) ? (this.words[1] ?? this.firstWord) : this.firstWord;
  }

  /** What the keyword says, which need not become a node for that. */
  get keywordValue(): string {
    return isPrefix(this.firstText) ? this.keyword.value : this.firstText;
  }

  #args: readonly Word[] | null = null;

  /** What the word behind the keyword says, which need not become a node for that; undefined where there is none. */
  get firstValue(): string | undefined {
    return this.valueAt(this.prefix === null ? 1 : 2);
  }

  /** The words behind the keyword. */
  get args(): readonly Word[] {
    this.#args ??= this.words.slice(this.keyword === this.words[0] ? 1 : 2);
    return this.#args;
  }
}

/** Whether a word may stand in front of the keyword of any line. */
export function isPrefix(word: string): boolean {
  return word === 'no' || word === 'default';
}

/** The line that opens a section: `frontend www from http-defaults`. */
export class SectionHeader extends Line {
  get type() {
    return 'SectionHeader' as const;
  }

  /** The section's keyword. */
  get keyword(): Word {
    return this.words[0] as Word;
  }

  /** The words behind the keyword. */
  get args(): readonly Word[] {
    return this.words.slice(1);
  }
}

/** `.if`, `.elif`, `.else`, `.endif`, and the messages `.notice`, `.warning`, `.alert`, `.diag`. */
export class Macro extends Line {
  get type() {
    return 'Macro' as const;
  }

  /** With its dot. */
  get keyword(): Word {
    return this.words[0] as Word;
  }

  get args(): readonly Word[] {
    return this.words.slice(1);
  }
}

/** A `[name]` line, which limits what follows to a scope; only files of SPOE agents use it. */
export class Scope extends Line {
  get type() {
    return 'Scope' as const;
  }
}

/** What stands in a section or before the first one. */
export type Statement = Directive | Macro | Scope;

/**
 * One arm of an `.if` block. A line is read when its branch, and every branch around that, is taken.
 * Not a node: blocks may begin in one section and end in another.
 */
export interface ConditionalBranch {
  readonly block: ConditionalBlock;
  /** The `.if`, `.elif` or `.else` line. */
  readonly macro: Macro;
  readonly kind: 'if' | 'elif' | 'else';
}

/** An `.if` block with its arms in order. */
export interface ConditionalBlock {
  /** The branch around the whole block. */
  readonly parent: ConditionalBranch | null;
  readonly branches: ConditionalBranch[];
  /** The `.endif`; null where the file ends before it. */
  end: Macro | null;
}

/** A section with its lines; it lasts until the next section's header or the end of the file. */
export class Section extends SyntaxNode {
  get type() {
    return 'Section' as const;
  }
  readonly header: SectionHeader;
  readonly body: Statement[] = [];

  constructor(header: SectionHeader) {
    super(null, header.start, header.end);
    this.header = header;
    header.parent = this;
  }

  /** Moves the section with all that is in it. @internal */
  override shift(by: number): void {
    super.shift(by);
    this.header.shift(by);
    for (const line of this.body) line.shift(by);
  }

  /** The section's keyword: `frontend`, `peers`, ... */
  get kind(): string {
    return this.header.keyword.value;
  }

  /** The word behind the section's keyword; null where there is none. */
  get name(): Word | null {
    return this.header.words[1] ?? null;
  }
}

/** A file: the root of the tree. */
export class ConfigFile extends SyntaxNode {
  get type() {
    return 'ConfigFile' as const;
  }
  /** As given to the parser; findings and error messages name it. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineTable;
  /** What stands before the first section. */
  readonly preamble: Statement[] = [];
  readonly sections: Section[] = [];
  readonly comments: Comment[] = [];
  readonly ignored: IgnoredText[] = [];
  readonly templateText: TemplateText[] = [];
  readonly conditionals: ConditionalBlock[] = [];
  readonly problems: SyntaxProblem[] = [];
  /** What only the template's data tell; null for a file that is no template. */
  template: TemplateReading | null = null;

  constructor(path: string, text: string) {
    super(null, 0, text.length);
    this.path = path;
    this.text = text;
    this.lines = new LineTable(text);
  }

  /**
   * Records a syntax finding.
   * @internal
   */
  addProblem(code: SyntaxProblemCode, start: number, end: number, text?: string): void {
    this.problems.push(text === undefined ? { code, start, end } : { code, start, end, text });
  }
}

/** Every node the file parser makes. */
export type FileNode = ConfigFile | Section | SectionHeader | Directive | Macro | Scope | Word | Comment | IgnoredText | TemplateText;
