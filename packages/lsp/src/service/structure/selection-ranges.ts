import type { Directive, Macro, Scope, SectionHeader, Word } from '@haplint/parser';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { lastLineOf } from './last-line.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a selection grows to at each position: part of a word, word, arguments, line, section, file. */
export function selectionRanges(view: DocumentView, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    let selection: SelectionRange | undefined;
    for (const span of spansAround(view, view.offsetAt(position)).reverse()) {
      selection = { range: view.rangeOf(span), ...(selection === undefined ? {} : { parent: selection }) };
    }
    return selection as SelectionRange; // the file is always there
  });
}

/** From the smallest to the file, each larger than the one before. */
function spansAround({ tree }: DocumentView, offset: number): Span[] {
  const spans: Span[] = [];
  const add = (span: Span | null | undefined) => {
    const last = spans.at(-1);
    if (!span || span.start > offset || offset > span.end) return;
    if (last !== undefined && (span.start > last.start || span.end < last.end || (span.start === last.start && span.end === last.end)))
      return;
    spans.push({ start: span.start, end: span.end });
  };
  const section = tree.sections.findLast(({ start }) => start <= offset);
  const lines = section === undefined ? tree.preamble : [section.header, ...section.body];
  const line = lines.findLast(({ start }) => start <= offset);
  const word = line?.words.find(({ start, end }) => start <= offset && offset <= end);
  if (line !== undefined && word !== undefined) {
    for (const span of partsOf(word, tree.text, offset)) add(span);
    add(word);
    add(argumentsOf(line));
  }
  add(line);
  const number = tree.lines.positionAt(offset).line;
  const start = tree.lines.offsetAt({ line: number, column: 1 });
  add({ start, end: start + tree.lines.lineText(number).length });
  if (section !== undefined) add({ start: section.start, end: lastLineOf(section).end });
  add(tree);
  return spans;
}

/** The letters around an offset, what is between the parentheses around it, and what stands inside of quotes. */
function partsOf(word: Word, text: string, offset: number): Span[] {
  const parts: Span[] = [];
  const isOf = (form: RegExp, at: number) => at >= word.start && at < word.end && form.test(text[at] as string);
  for (const form of [/\w/, /[\w.-]/]) {
    let [start, end] = [offset, offset];
    while (isOf(form, start - 1)) start--;
    while (isOf(form, end)) end++;
    if (end > start) parts.push({ start, end });
  }
  const open = text.lastIndexOf('(', offset - 1);
  const close = text.indexOf(')', offset);
  if (open >= word.start && close !== -1 && close < word.end) parts.push({ start: open + 1, end: close });
  if (/^(["']).*\1$/s.test(text.slice(word.start, word.end))) parts.push({ start: word.start + 1, end: word.end - 1 });
  return parts;
}

/** The words behind the keyword of a line. */
function argumentsOf(line: Directive | SectionHeader | Macro | Scope): Span | null {
  if (line.type === 'Scope') return null;
  const [first, last] = [line.args[0], line.args.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
