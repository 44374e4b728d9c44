import type { Section, SyntaxNode, Word } from '@haplint/parser';
import * as edits from './line-edits.js';
import { quotedWord } from './quoted-word.js';

/** A replacement of the text at `[start, end)` (offsets in UTF-16 code units); ESLint's shape. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/**
 * Builds edits: ESLint's fixer with ranges of this parser's nodes, and what keeps a configuration in form. Lines are indented and
 * ended as their neighbours are, and words are quoted where HAProxy would not read them otherwise.
 */
export interface Fixer {
  insertTextBefore(node: SyntaxNode, text: string): TextEdit;
  insertTextAfter(node: SyntaxNode, text: string): TextEdit;
  insertTextBeforeRange(range: readonly [number, number], text: string): TextEdit;
  insertTextAfterRange(range: readonly [number, number], text: string): TextEdit;
  replaceText(node: SyntaxNode, text: string): TextEdit;
  replaceTextRange(range: readonly [number, number], text: string): TextEdit;
  remove(node: SyntaxNode): TextEdit;
  removeRange(range: readonly [number, number]): TextEdit;
  /** Inserts a line behind another one and its comment; behind a header, as the first line of its section. */
  insertLineAfter(line: edits.AnyLine, inserted: edits.NewLine): TextEdit;
  insertLineBefore(line: edits.AnyLine, inserted: edits.NewLine): TextEdit;
  /** Inserts a line at the end of a section, before the blank lines and comments that lead to the next one. */
  appendLine(section: Section, inserted: edits.NewLine): TextEdit;
  /** Removes a line whole: its indentation, a comment behind it and its end of line. */
  removeLine(line: edits.AnyLine): TextEdit;
  /** Moves a line and the comment behind it. */
  moveLineAfter(line: edits.AnyLine, other: edits.AnyLine): readonly TextEdit[];
  moveLineBefore(line: edits.AnyLine, other: edits.AnyLine): readonly TextEdit[];
  /** Makes a word mean this text: in the quotes that it has, or in such as the text needs. */
  replaceWord(word: Word, value: string): TextEdit;
  /** Makes words mean one and the same text: a name where it is defined and where it is used. */
  rename(words: readonly Word[], value: string): readonly TextEdit[];
  /** Adds words behind a word of a line, quoted where they have to be. */
  insertWordsAfter(word: Word, values: readonly string[]): TextEdit;
  /** Removes a word and the white space that sets it apart. */
  removeWord(word: Word): TextEdit;
  /** A text as one word of a line, quoted where it has to be. */
  quoted(value: string): string;
}

export const fixer: Fixer = {
  insertTextBefore: (node, text) => ({ range: [node.start, node.start], text }),
  insertTextAfter: (node, text) => ({ range: [node.end, node.end], text }),
  insertTextBeforeRange: (range, text) => ({ range: [range[0], range[0]], text }),
  insertTextAfterRange: (range, text) => ({ range: [range[1], range[1]], text }),
  replaceText: (node, text) => ({ range: [node.start, node.end], text }),
  replaceTextRange: (range, text) => ({ range, text }),
  remove: (node) => ({ range: [node.start, node.end], text: '' }),
  removeRange: (range) => ({ range, text: '' }),
  insertLineAfter: edits.insertLineAfter,
  insertLineBefore: edits.insertLineBefore,
  appendLine: edits.appendLine,
  removeLine: edits.removeLine,
  moveLineAfter: edits.moveLineAfter,
  moveLineBefore: edits.moveLineBefore,
  replaceWord: edits.replaceWord,
  rename: (words, value) => words.map((word) => edits.replaceWord(word, value)),
  insertWordsAfter: edits.insertWordsAfter,
  removeWord: edits.removeWord,
  quoted: (value) => quotedWord(value),
};

/**
 * Joins the edits of one fix into a single edit that spans them all, so that a fix is applied whole or not at all.
 * Throws when two of them overlap: the rule that wrote them is wrong.
 */
export function mergeEdits(text: string, edits: readonly TextEdit[]): TextEdit | null {
  if (edits.length <= 1) return edits[0] ?? null;
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const start = (sorted[0] as TextEdit).range[0];
  let merged = '';
  let at = start;
  for (const edit of sorted) {
    if (edit.range[0] < at) throw new Error(`two edits of one fix overlap at offset ${edit.range[0]}`);
    merged += text.slice(at, edit.range[0]) + edit.text;
    at = edit.range[1];
  }
  return { range: [start, at], text: merged };
}

/**
 * Applies edits in the order of their places; of two that overlap, or touch where both insert, the first wins and the
 * other is left for the next pass. Gives the new text and which edits were applied.
 */
export function applyEdits<Edit extends TextEdit>(text: string, edits: readonly Edit[]): { text: string; applied: Edit[] } {
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const applied: Edit[] = [];
  let output = '';
  let at = 0;
  let lastStart = -1;
  for (const edit of sorted) {
    const [start, end] = edit.range;
    if (start < at || start === lastStart) continue;
    output += text.slice(at, start) + edit.text;
    at = end;
    lastStart = start;
    applied.push(edit);
  }
  return { text: output + text.slice(at), applied };
}
