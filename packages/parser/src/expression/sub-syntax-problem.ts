/**
 * A problem a sub-grammar found. Each code stands for one refusal of HAProxy, named where the grammar's codes are declared;
 * what only a table of keywords can tell (an unknown name, a wrong number of arguments) is not among them.
 */
export interface SubSyntaxProblem<Code extends string = string> {
  readonly code: Code;
  /** Offsets into the file's text, end exclusive; an empty range is a place between two characters. */
  readonly start: number;
  readonly end: number;
  /** The offending text, where the message should quote it. */
  readonly text?: string;
}
