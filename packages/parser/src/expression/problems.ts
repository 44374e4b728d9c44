import type { SubSyntaxProblem } from './sub-syntax-problem.js';

/** What can be wrong with an argument list (src/arg.c `make_arg_list`). */
export type ArgumentProblemCode =
  /** "expected ')'": the text ends before the list does. The range is the opening parenthesis. */
  | 'unclosed-arguments'
  /** The same refusal, because a quote inside the list is never closed. The range is that quote. */
  | 'unclosed-argument-quote';

/** What can be wrong with a sample expression (src/sample.c `sample_parse_expr`, `sample_parse_expr_cnv`). */
export type SampleExpressionProblemCode =
  | ArgumentProblemCode
  /** "missing fetch method": no name at the start. */
  | 'missing-fetch'
  /** "unknown converter ''": something that is no name follows a comma. */
  | 'missing-converter'
  /** "missing comma after ...": something follows a name or a closing parenthesis. The range is all of it. */
  | 'missing-comma';

export type SampleExpressionProblem = SubSyntaxProblem<SampleExpressionProblemCode>;
