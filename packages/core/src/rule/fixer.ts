import type { SyntaxNode } from '@haplint/parser';

/** A replacement of the text at `[start, end)` (offsets in UTF-16 code units); ESLint's shape. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** Builds edits; ESLint's fixer, with ranges of this parser's nodes. */
export interface Fixer {
  insertTextBefore(node: SyntaxNode, text: string): TextEdit;
  insertTextAfter(node: SyntaxNode, text: string): TextEdit;
  insertTextBeforeRange(range: readonly [number, number], text: string): TextEdit;
  insertTextAfterRange(range: readonly [number, number], text: string): TextEdit;
  replaceText(node: SyntaxNode, text: string): TextEdit;
  replaceTextRange(range: readonly [number, number], text: string): TextEdit;
  remove(node: SyntaxNode): TextEdit;
  removeRange(range: readonly [number, number]): TextEdit;
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
