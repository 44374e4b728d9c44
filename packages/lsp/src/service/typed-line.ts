import { parseConfig } from '@haplint/core/internal';
import type { Comment, DecodedText, Section, Word } from '@haplint/parser';
import type { Position } from 'vscode-languageserver-types';
import type { DocumentView } from './document-view.js';

/** A word that is being typed: what of it stands before the cursor. */
export interface TypedWord extends DecodedText {
  /** How much of the word stands behind the cursor, in characters of the file; at most up to the next white space. */
  readonly behind: string;
}

/** The line of the cursor, as far as it stands before it. */
export interface TypedLine {
  /** Offset of the cursor into the text of the document. */
  readonly offset: number;
  /** The section that the line is part of, or opens; null before the first one. */
  readonly section: Section | null;
  /** Whether the line opens `section`. */
  readonly isHeader: boolean;
  /** The whole words before the one that is typed. */
  readonly words: readonly Word[];
  /** Empty where nothing of it is typed yet. */
  readonly word: TypedWord;
  /** The comment that the cursor is in, up to the cursor. */
  readonly comment: DecodedText | null;
}

/**
 * Reads the line of a place up to that place. Quotes that are still open count as closed there, so that half a line reads as the
 * line that it will be.
 */
export function typedLine(view: DocumentView, position: Position): TypedLine {
  const { tree } = view;
  const offset = view.offsetAt(position);
  const start = tree.text.lastIndexOf('\n', offset - 1) + 1;
  const before = tree.text.slice(start, offset);
  const behind = /^[^\s#]*/.exec(tree.text.slice(offset, offset + 1000))?.[0] ?? '';
  const last = tree.sections.findLast((section) => section.start <= offset);
  const isOnHeader = last !== undefined && last.start >= start;
  const { words, comment } = wordsOf(before);
  const typed = words.at(-1);
  const isTyped = typed !== undefined && typed.end >= before.length;
  const isHeader = isOnHeader && words.length > (isTyped ? 1 : 0);
  const section = isOnHeader && !isHeader ? tree.sections.findLast((one) => one.start < start) : last;
  return {
    offset,
    section: section ?? null,
    isHeader,
    words: isTyped ? words.slice(0, -1) : words,
    word: isTyped
      ? { value: typed.value, offsetAt: (index) => Math.min(offset, start + typed.offsetAt(index)), behind }
      : { value: '', offsetAt: () => offset, behind },
    comment: comment ? { value: comment.raw, offsetAt: (index) => start + comment.start + index } : null,
  };
}

/** The words of the beginning of a line, with the quote closed that is open at its end. */
function wordsOf(before: string): { words: readonly Word[]; comment: Comment | null } {
  for (const quote of ['', '"', "'"]) {
    const { preamble, sections, comments } = parseConfig({ path: '', text: before + quote, template: 'none' });
    const [line] = [...sections.map(({ header }) => header), ...preamble];
    const words = line?.words ?? [];
    if (!words.some(({ unterminated }) => unterminated)) return { words, comment: comments[0] ?? null };
  }
  return { words: [], comment: null };
}
