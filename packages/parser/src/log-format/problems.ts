import type { SampleExpressionProblemCode, SubSyntaxProblem } from '../expression/index.js';

/** What can be wrong with a log-format string (src/log.c `parse_logformat_string`, since 3.0 `lf_expr_compile`). */
export type LogFormatProblemCode =
  | SampleExpressionProblemCode
  /** "unexpected alias name near ..." (a digit or a blank follows) or "truncated line": a percent sign should have been doubled. */
  | 'lone-percent'
  /** "truncated line after ...": no brace closes the flags. The range is from the percent sign to the opening brace. */
  | 'unclosed-flags'
  /** "parse argument modifier without alias name": neither an alias nor an expression follows the flags. */
  | 'flags-without-alias'
  /** "expected ']' after ..., but found ...": something else ends the expression. The range is what stands before the bracket. */
  | 'expected-bracket'
  /** "missing ']' after ...": the text ends inside the expression. The range is the opening of the expression. */
  | 'unclosed-bracket'
  /** "invalid character in custom name": what `%(` opens is no `name)` and no `name:type)`. */
  | 'invalid-label';

export interface LogFormatProblem extends SubSyntaxProblem<LogFormatProblemCode> {
  /** The first branch that refuses this, left out where all do. Behind a label, which 2.x takes for text, nothing holds for 2.x. */
  readonly since?: '3.0';
}
