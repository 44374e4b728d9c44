/**
 * What can be wrong with the text itself, before any keyword has a meaning. Each stands for a refusal of HAProxy's
 * reader (src/cfgparse.c `parse_cfg`, src/tools.c `parse_line`, src/cfgcond.c).
 */
export type SyntaxProblemCode =
  | 'unmatched-quote'
  | 'unmatched-brace'
  | 'invalid-variable-name'
  | 'unknown-pseudo-variable'
  | 'invalid-hex-escape'
  | 'invalid-word-expansion'
  | 'too-many-words'
  | 'nul-character'
  | 'ignored-text'
  | 'byte-order-mark'
  | 'missing-final-newline'
  | 'unterminated-if'
  | 'lone-elif'
  | 'lone-else'
  | 'lone-endif'
  | 'elif-after-else'
  | 'else-after-else'
  | 'unexpected-macro-argument'
  | 'too-deeply-nested-if';

/** A syntax finding: a code, where, and what to put into the message. */
export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  /** Offsets into the file's text, end exclusive; an empty range is a place between two characters. */
  readonly start: number;
  readonly end: number;
  /** The offending text, where the message should quote it. */
  readonly text?: string;
}
