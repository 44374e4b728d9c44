import type { ConfigFile, Directive, Macro, Scope, Section, SectionHeader, Statement, Word } from '@haplint/parser';
import type { TextEdit } from './fixer.js';
import { quotedWord } from './quoted-word.js';

/** Any line with words. */
export type AnyLine = Directive | SectionHeader | Macro | Scope;

/** A directive to write: its text as it shall stand there, or its words, which are quoted where they have to be. */
export type NewLine = string | readonly string[];

const INDENTATION = '    ';

const fileOf = (node: AnyLine | Word | Section): ConfigFile => node.root as unknown as ConfigFile;

const textOf = (line: NewLine): string => (typeof line === 'string' ? line : line.map((word) => quotedWord(word)).join(' '));

/** Where the physical line around an offset begins. */
const startOfLine = (text: string, offset: number): number => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

/** Where the physical line around an offset ends: before its end of line. */
function endOfLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed === -1) return text.length;
  return text[lineFeed - 1] === '\r' && lineFeed > offset ? lineFeed - 1 : lineFeed;
}

/** The end of line that the physical line around an offset has; the file's usual one where it is the last and has none. */
function lineBreak(text: string, offset: number): string {
  const lineFeed = text.indexOf('\n', offset);
  const at = lineFeed === -1 ? text.indexOf('\n') : lineFeed;
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** White space in front of a line; of a header, that of the first line of its section. */
function indentationOf(line: AnyLine): string {
  const { text } = fileOf(line);
  if (line.type !== 'SectionHeader') return text.slice(startOfLine(text, line.start), line.start).replace(/\S.*$/s, '');
  const first = (line.parent as Section | null)?.body.find(({ type }) => type === 'Directive');
  const indentation = first === undefined ? '' : indentationOf(first);
  return indentation === '' && first === undefined ? INDENTATION : indentation;
}

/** Inserts a line behind another one, and behind that one's comment: indented and ended as its neighbours are. */
export function insertLineAfter(line: AnyLine, inserted: NewLine): TextEdit {
  const { text } = fileOf(line);
  const at = endOfLine(text, line.end);
  return { range: [at, at], text: lineBreak(text, line.end) + indentationOf(line) + textOf(inserted) };
}

/** Inserts a line before another one: indented and ended as that one is. */
export function insertLineBefore(line: AnyLine, inserted: NewLine): TextEdit {
  const { text } = fileOf(line);
  const at = startOfLine(text, line.start);
  return { range: [at, at], text: indentationOf(line) + textOf(inserted) + lineBreak(text, line.start) };
}

const OPENING: ReadonlySet<string> = new Set(['.if', '.elif', '.else']);

/**
 * Inserts a line at the end of a section: behind its last line, before the blank lines and comments that lead to the next
 * section, and outside the `.if` blocks that begin in the section.
 */
export function appendLine({ header, body }: Section, inserted: NewLine): TextEdit {
  const isOutside = (line: Statement) => line.branch === header.branch && !(line.type === 'Macro' && OPENING.has(line.keyword.value));
  const last = body.findLast(isOutside) ?? header;
  return last.type === 'Macro' ? withIndentation(insertLineAfter(last, inserted), last, header) : insertLineAfter(last, inserted);
}

/** Macros often stand at the margin, which says nothing of the directives. */
function withIndentation({ range, text }: TextEdit, macro: Macro, header: SectionHeader): TextEdit {
  const lead = lineBreak(fileOf(macro).text, macro.end);
  const own = indentationOf(macro);
  return { range, text: lead + indentationOf(header) + text.slice(lead.length + own.length) };
}

/** Removes a line whole: its indentation, a comment behind it and its end of line. */
export function removeLine(line: AnyLine): TextEdit {
  const { text } = fileOf(line);
  const lineFeed = text.indexOf('\n', line.end);
  return { range: [startOfLine(text, line.start), lineFeed === -1 ? text.length : lineFeed + 1], text: '' };
}

/** The line with the comment behind it, as it stands there. */
function written(line: AnyLine): string {
  const { text } = fileOf(line);
  return text.slice(line.start, endOfLine(text, line.end)).trimEnd();
}

/** Moves a line, with the comment behind it, to behind another line of the file. */
export function moveLineAfter(line: AnyLine, other: AnyLine): readonly TextEdit[] {
  return [removeLine(line), insertLineAfter(other, written(line))];
}

/** Moves a line, with the comment behind it, to before another line of the file. */
export function moveLineBefore(line: AnyLine, other: AnyLine): readonly TextEdit[] {
  return [removeLine(line), insertLineBefore(other, written(line))];
}

/** Makes a word mean a text, in the quotes that it has, or in such as the text needs. */
export function replaceWord(word: Word, value: string): TextEdit {
  const quote = /^(["']).*\1$/s.exec(word.raw)?.[1] as '"' | "'" | undefined;
  return { range: [word.start, word.end], text: quotedWord(value, quote) };
}

/** Adds words behind a word of a line. */
export function insertWordsAfter(word: Word, values: readonly string[]): TextEdit {
  return { range: [word.end, word.end], text: values.map((value) => ` ${quotedWord(value)}`).join('') };
}

/** Removes a word and the white space before it; the first word of a line, with the white space behind it. */
export function removeWord(word: Word): TextEdit {
  const { words } = word.parent as AnyLine;
  const at = words.indexOf(word);
  if (at > 0) return { range: [(words[at - 1] as Word).end, word.end], text: '' };
  return { range: [word.start, words[1]?.start ?? word.end], text: '' };
}
