import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { ConditionalTracker } from './conditional-tracker.js';
import { SKIP_GRAMMAR_CHECKS } from './grammar-checks.js';
import {
  addPlainWords,
  Comment,
  type ConditionalBranch,
  ConfigFile,
  Directive,
  IgnoredText,
  isPrefix,
  Macro,
  plainWordAt,
  Scope,
  Section,
  SectionHeader,
  type Statement,
  TemplateText,
  Word,
} from './nodes.js';
import { ParserAtWork } from './parser-at-work.js';
import type { SyntaxProblemCode } from './problems.js';
import type { TemplateLanguage } from './template/languages.js';
import { type MaskedTemplate, maskTemplate, type TemplateExpression } from './template/mask.js';
import { TemplateReading } from './template/template-reading.js';
import {
  ALL_TOKENS,
  AnyWord,
  CommentText,
  EndOfLine,
  fileLexer,
  IgnoredRest,
  MacroKeyword,
  PlainWords,
  QuotedWord,
  SectionKeyword,
  UnterminatedQuote,
} from './tokens.js';
import { decodeWord, isSpace } from './word-value.js';

/** HAProxy refuses a line of more words than this (MAX_LINE_ARGS in haproxy/defaults.h). */
const MAX_WORDS = 64;

/** In so many characters there are no more words than that. */
const LONGEST_UNSPLIT = 2 * MAX_WORDS;

/** Stands for the file while none is read. */
const NO_FILE = new ConfigFile('', '');

const NO_EXPRESSIONS: readonly TemplateExpression[] = [];

const NO_WORDS: readonly Word[] = [];

/**
 * The grammar of a file: lines before the first section, then sections, each a header line and the lines behind it.
 * It accepts every sequence of tokens, so it never recovers and never fails; what is wrong is recorded in the tree.
 */
class FileParser extends EmbeddedActionsParser {
  #file: ConfigFile = NO_FILE;
  /** The section that lines belong to; null before the first one. */
  #section: Section | null = null;
  #conditionals: ConditionalTracker = new ConditionalTracker(this.#file);
  #words: Word[] = [];
  /** Plain words that a line begins with, from an offset of the text to another, as long as there are no others; -1 where it has none. */
  #plainStart = -1;
  #plainEnd = -1;
  #broken = false;
  /** What is read: the file's text, or what a template means. */
  #text = '';
  #expressions = NO_EXPRESSIONS;
  #nextExpression = 0;
  /** Where in the file the tokens begin. */
  #offset = 0;

  constructor() {
    super(ALL_TOKENS, { maxLookahead: 1, skipValidations: SKIP_GRAMMAR_CHECKS, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  /**
   * Begins a file; `text` is what is read of it: the file's text, or what a template means. `branch` is the one around the first line.
   */
  begin(file: ConfigFile, text: string, expressions: readonly TemplateExpression[], branch: ConditionalBranch | null): void {
    this.#file = file;
    this.#section = null;
    this.#text = text;
    this.#expressions = expressions;
    this.#nextExpression = 0;
    this.#conditionals = new ConditionalTracker(file, branch);
  }

  /** Reads some whole lines of the file, which go on where the last ones ended; `offset` is where they begin in it. */
  read(tokens: IToken[], offset: number): void {
    this.#offset = offset;
    this.input = tokens;
    this.configFile();
    this.#endSection();
  }

  /** Ends the file; what is read in the middle of one need not end its branch. */
  finish(isWhole: boolean): void {
    if (isWhole) this.#conditionals.finish();
    // The parser lives as long as the process; the file it has read need not.
    this.input = [];
    this.#file = NO_FILE;
    this.#conditionals = new ConditionalTracker(NO_FILE);
    this.#section = null;
    this.#text = '';
    this.#expressions = NO_EXPRESSIONS;
    this.#words = [];
  }

  // What the rules below repeat for each line or word is written down once, in fields: a function or a list of alternatives that stands in a
  // rule is made anew whenever the rule is run, which for a large file is half a million times.

  readonly #aLine = () => this.SUBRULE(this.line);

  private readonly configFile = this.RULE('configFile', () => {
    this.MANY(this.#aLine);
  });

  readonly #kindsOfLine = [
    {
      ALT: () => {
        const keyword = this.CONSUME(SectionKeyword);
        this.ACTION(() => this.#addWords(keyword));
        this.SUBRULE1(this.restOfLine);
        this.ACTION(() => this.#addSection());
      },
    },
    {
      ALT: () => {
        const keyword = this.CONSUME(MacroKeyword);
        this.ACTION(() => this.#addWords(keyword));
        this.SUBRULE2(this.restOfLine);
        this.ACTION(() => this.#addMacro());
      },
    },
    {
      ALT: () => {
        this.#firstWords();
        this.SUBRULE3(this.restOfLine);
        if (!this.RECORDING_PHASE) this.#addDirective();
      },
    },
    { ALT: () => this.SUBRULE(this.lineEnd) },
  ];

  /** Lines without words leave nothing but a comment. */
  private readonly line = this.RULE('line', () => {
    this.#begin();
    this.OR(this.#kindsOfLine);
  });

  readonly #firstWords = () => {
    const token = this.CONSUME(AnyWord);
    if (!this.RECORDING_PHASE) this.#beginDirective(token);
  };

  readonly #aWord = () => {
    const token = this.CONSUME(AnyWord);
    if (!this.RECORDING_PHASE) this.#addWords(token);
  };

  readonly #anEnd = () => this.SUBRULE(this.lineEnd);

  private readonly restOfLine = this.RULE('restOfLine', () => {
    this.MANY(this.#aWord);
    this.OPTION(this.#anEnd);
  });

  readonly #unreadText = [
    {
      ALT: () => {
        const comment = this.CONSUME(CommentText);
        this.ACTION(() => this.#addComment(comment));
      },
    },
    {
      ALT: () => {
        const rest = this.CONSUME(IgnoredRest);
        this.ACTION(() => this.#addIgnored(rest));
      },
    },
  ];

  readonly #lineFeed = () => this.CONSUME1(EndOfLine);

  readonly #endsOfLine = [
    { ALT: () => this.CONSUME(EndOfLine) },
    {
      ALT: () => {
        this.OR1(this.#unreadText);
        this.OPTION(this.#lineFeed);
      },
    },
  ];

  /** Everything behind the words of a line; the last line of a file may lack its end. */
  private readonly lineEnd = this.RULE('lineEnd', () => {
    this.OR(this.#endsOfLine);
  });

  #begin(): void {
    // Most lines leave it empty.
    if (this.#words.length > 0) this.#words = [];
    this.#plainStart = -1;
    this.#broken = false;
  }

  /** Begins a directive, whose words need not be told apart where all of them are plain. */
  #beginDirective(token: IToken): void {
    if (token.tokenType !== PlainWords || this.#expressions !== NO_EXPRESSIONS) {
      this.#addWords(token);
      return;
    }
    this.#plainStart = this.#offset + token.startOffset;
    this.#plainEnd = this.#plainStart + token.image.length;
  }

  /** Adds the words of a token. */
  #addWords(token: IToken): void {
    this.#addPlainStart();
    const start = this.#offset + token.startOffset;
    const end = start + token.image.length;
    if (isDecoded(token)) {
      const word = new Word(start, this.#text.slice(start, end));
      this.#words.push(word);
      this.#decode(word, this.#expressionsOf(word), token.tokenType === UnterminatedQuote);
      return;
    }
    const count = this.#words.length;
    addPlainWords(this.#words, this.#text, start, end, 0);
    if (this.#expressions === NO_EXPRESSIONS) return;
    for (const word of this.#words.slice(count)) {
      const expressions = this.#expressionsOf(word);
      if (expressions.length > 0) this.#decode(word, expressions, false);
    }
  }

  /** Adds the plain words that the line begins with. */
  #addPlainStart(): void {
    if (this.#plainStart === -1) return;
    addPlainWords(this.#words, this.#text, this.#plainStart, this.#plainEnd, 0);
    this.#plainStart = -1;
  }

  #decode(word: Word, expressions: readonly TemplateExpression[], unterminated: boolean): void {
    let failed = false;
    const refuse = (code: SyntaxProblemCode, from: number, to: number, refused: string) => {
      failed = true;
      this.#refuseLine(code, from, to, refused);
    };
    word.decode(this.#text, refuse, expressions);
    if (unterminated && !failed) this.#refuseLine('unmatched-quote', word.start, word.end, this.#text.slice(word.start, word.start + 1));
  }

  /** The expressions of the template in a word; words come in the order of the text. */
  #expressionsOf({ start, end }: Word): readonly TemplateExpression[] {
    if (this.#expressions === NO_EXPRESSIONS) return NO_EXPRESSIONS;
    const all = this.#expressions;
    while ((all[this.#nextExpression]?.start ?? end) < start) this.#nextExpression++;
    const first = this.#nextExpression;
    while ((all[this.#nextExpression]?.start ?? end) < end) this.#nextExpression++;
    return all.slice(first, this.#nextExpression);
  }

  /** Whether the line's first character says that it is a scope, which HAProxy does not split into words. */
  #isScope(): boolean {
    const [first] = this.#words;
    return first !== undefined && this.#file.text[first.start] === '[';
  }

  /** Records what makes HAProxy refuse the line. */
  #refuseLine(code: SyntaxProblemCode, start: number, end: number, text?: string): void {
    if (this.#isScope()) return;
    this.#broken = true;
    this.#file.addProblem(code, start, end, text);
  }

  #refuseTooManyWords(): void {
    const words = this.#words;
    if (words.length <= MAX_WORDS || this.#broken) return;
    // A word with a variable in it may turn into no word at all, so only the others count.
    const surplus = words.filter((word) => word.isLiteral)[MAX_WORDS];
    if (surplus) this.#refuseLine('too-many-words', surplus.start, (words[words.length - 1] as Word).end);
  }

  #addSection(): void {
    this.#endSection();
    this.#refuseTooManyWords();
    const header = new SectionHeader(this.#words, this.#conditionals.branch, this.#broken);
    const section = new Section(header);
    section.parent = this.#file;
    this.#file.sections.push(section);
    this.#section = section;
  }

  /** Lets the section reach to its last line so far. */
  #endSection(): void {
    const section = this.#section;
    if (section === null) return;
    const last = section.body[section.body.length - 1] ?? section.header;
    section.end = last.end;
  }

  #addDirective(): void {
    this.#addLine(this.#plainDirective() ?? this.#splitDirective());
  }

  #splitDirective(): Statement {
    this.#addPlainStart();
    this.#refuseTooManyWords();
    const Line = this.#isScope() ? Scope : Directive;
    return new Line(this.#words, this.#conditionals.branch, this.#broken);
  }

  /** A directive of plain words, of which only the first was read; null where the others matter at once. */
  #plainDirective(): Directive | null {
    const start = this.#plainStart;
    const end = this.#plainEnd;
    if (start === -1 || end - start > LONGEST_UNSPLIT || this.#text[start] === '[') return null;
    const source = this.#text;
    const first = plainWordAt(source, start, end);
    return isPrefix(first) ? null : new Directive(NO_WORDS, this.#conditionals.branch, false, { source, start, end, first });
  }

  /** Adds a line to what it belongs to: the section, or what stands before the first one. */
  #addLine(line: Statement): void {
    line.parent = this.#section ?? this.#file;
    (this.#section?.body ?? this.#file.preamble).push(line);
  }

  #addMacro(): void {
    this.#refuseTooManyWords();
    const macro = new Macro(this.#words, this.#conditionals.branchFor(this.#words[0]?.value ?? ''), this.#broken);
    this.#addLine(macro);
    if (!this.#broken) this.#conditionals.add(macro);
  }

  #addComment(token: IToken): void {
    const start = this.#offset + token.startOffset;
    this.#file.comments.push(
      new Comment(this.#file, start, start + token.image.length, this.#words.length === 0 && this.#plainStart === -1),
    );
  }

  #addIgnored(token: IToken): void {
    const { image } = token;
    const start = this.#offset + token.startOffset;
    const end = start + image.length;
    this.#file.ignored.push(new IgnoredText(this.#file, start, end));
    if (/[^\0 \t\v\f\r]/.test(image)) this.#file.addProblem('ignored-text', start, end);
  }
}

/** Whether the token is one word that has to be decoded; one that was marked as a keyword since may be as well. */
function isDecoded({ tokenType, image }: IToken): boolean {
  return tokenType !== PlainWords && (tokenType === QuotedWord || tokenType === UnterminatedQuote || /["'\\]/.test(image));
}

/** The first word of a token, as HAProxy sees it. */
function firstWord(text: string, { tokenType, startOffset, image }: IToken): string {
  if (tokenType === QuotedWord) return decodeWord(text, startOffset, startOffset + image.length, () => {}).value;
  let end = 0;
  while (end < image.length && !isSpace(image.charCodeAt(end))) end++;
  return image.slice(0, end);
}

/** Marks the words that a line begins with where the first opens a section or begins with a dot: keywords are not tokens of their own. */
function markKeywords(text: string, tokens: readonly IToken[], sections: ReadonlySet<string>): void {
  let firstOnLine = true;
  for (const token of tokens) {
    if (firstOnLine && (token.tokenType === PlainWords || token.tokenType === QuotedWord)) {
      const value = firstWord(text, token);
      const keyword = sections.has(value) ? SectionKeyword : value.startsWith('.') ? MacroKeyword : null;
      if (keyword !== null) {
        token.tokenType = keyword;
        token.tokenTypeIdx = keyword.tokenTypeIdx as number;
      }
    }
    firstOnLine = token.tokenType === EndOfLine;
  }
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Problems of the text as a whole, which no single line shows. */
export function addTextProblems(file: ConfigFile): void {
  const { text } = file;
  if (text.startsWith(BYTE_ORDER_MARK)) file.addProblem('byte-order-mark', 0, 1);
  // HAProxy stops at the first one, which hides all others.
  const nul = text.indexOf('\0');
  if (nul !== -1) file.addProblem('nul-character', nul, nul + 1);
  if (text !== '' && !text.endsWith('\n')) {
    file.addProblem('missing-final-newline', text.length, text.length);
  }
}

export interface ParseOptions {
  /** Named in findings; not read. */
  readonly path?: string;
  /** The words that open a section (the catalog's `SECTION_NAMES`); the parser itself knows no keyword. */
  readonly sections: ReadonlySet<string>;
  /** The language of the template that the text is. */
  readonly template?: TemplateLanguage | null;
}

/** What `.if` and its like must find around them, which templates may put there. */
const BLOCK_PROBLEMS: ReadonlySet<SyntaxProblemCode> = new Set([
  ...(['unterminated-if', 'too-deeply-nested-if', 'lone-else', 'lone-elif', 'lone-endif', 'else-after-else', 'elif-after-else'] as const),
]);

/** Adds what is known of the template, and takes back the problems that its data may solve. */
function addTemplate(file: ConfigFile, language: TemplateLanguage, masked: MaskedTemplate): void {
  const template = new TemplateReading(file, language, masked);
  file.template = template;
  for (const { start, end } of masked.hidden) file.templateText.push(new TemplateText(file, start, end));
  const isSure = ({ code, start, end }: ConfigFile['problems'][number]) => {
    // Most engines end the last line themselves.
    if (code === 'missing-final-newline') return language === 'envsubst';
    if (BLOCK_PROBLEMS.has(code)) return template.isComplete;
    const line = file.lines.positionAt(start).line;
    return !template.isUncertain(start) && !template.touches(file.lines.offsetAt({ line, column: 1 }), end);
  };
  file.problems.splice(0, file.problems.length, ...file.problems.filter(isSure));
}

/** About how many characters are read at a time. The tokens of a large file take more memory than its tree, and these soon go. */
const PIECE_LENGTH = 1 << 16;

/** The lines of a text in pieces of about that length, with their offsets; an empty text is one piece. */
function* piecesOf(text: string): Generator<{ readonly offset: number; readonly piece: string }> {
  let offset = 0;
  do {
    const lineFeed = text.indexOf('\n', offset + PIECE_LENGTH);
    const end = lineFeed === -1 ? text.length : lineFeed + 1;
    yield { offset, piece: text.slice(offset, end) };
    offset = end;
  } while (offset < text.length);
}

const parserAtWork = new ParserAtWork(() => new FileParser(), 100_000);

/** Reads the lines of a text into a file. */
function readLines(
  file: ConfigFile,
  text: string,
  sections: ReadonlySet<string>,
  expressions: readonly TemplateExpression[],
  branch: ConditionalBranch | null,
): void {
  const parser = parserAtWork.for(text.length);
  parser.begin(file, text, expressions, branch);
  for (const { offset, piece } of piecesOf(text)) {
    const { tokens, errors } = fileLexer().tokenize(piece);
    if (errors.length > 0) throw new Error(`the lexer left a gap at offset ${errors[0]?.offset}`); // the tokens cover every character
    markKeywords(piece, tokens, sections);
    parser.read(tokens, offset);
    if (parser.errors.length > 0) throw parser.errors[0] as Error; // the grammar accepts every sequence of tokens
  }
  parser.finish(branch === null);
}

/**
 * Reads a configuration file into a syntax tree, as src/cfgparse.c `parse_cfg` and src/tools.c `parse_line` read it.
 * Lossless: `print` gives the text back. Total: any text yields a tree, and what is wrong is in its `problems`,
 * sorted by place. Linear in the length of the text. Of a template, what its language reads is left out or unknown.
 */
export function parse(text: string, options: ParseOptions): ConfigFile {
  const file = new ConfigFile(options.path ?? '', text);
  const masked = options.template ? maskTemplate(text, options.template) : null;
  readLines(file, masked?.text ?? text, options.sections, masked?.expressions ?? NO_EXPRESSIONS, null);
  addTextProblems(file);
  if (masked !== null && options.template) addTemplate(file, options.template, masked);
  sortProblems(file);
  return file;
}

/** Reads whole lines out of the middle of a file, where a branch is open, as a file of their own; `problems` are those of the lines. */
export function parseLines(text: string, sections: ReadonlySet<string>, branch: ConditionalBranch | null): ConfigFile {
  const file = new ConfigFile('', text);
  readLines(file, text, sections, NO_EXPRESSIONS, branch);
  return file;
}

/** Puts the problems of a file in the order of the text. */
export function sortProblems({ problems }: ConfigFile): void {
  problems.sort((a, b) => a.start - b.start || a.end - b.end);
}
