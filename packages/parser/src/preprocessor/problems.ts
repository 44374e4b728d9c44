import type { ArgumentProblemCode, SubSyntaxProblem } from '../expression/index.js';

/** What can be wrong with the condition of `.if` and `.elif` (src/cfgcond.c). HAProxy stops at the first; so does the parser. */
export type PreprocessorProblemCode =
  | ArgumentProblemCode
  /** "unparsable conditional expression": nothing stands where a term must. The range is empty. */
  | 'missing-term'
  /** The same refusal for text that can be neither a number nor a predicate's name. */
  | 'unreadable-term'
  /** "expected ')' after conditional expression". The range is the opening parenthesis. */
  | 'unclosed-group'
  /** "unexpected character ... at the end of conditional expression". The range is all that is left. */
  | 'unexpected-text'
  /** "unparsable conditional ...": more parentheses or operators than `MAX_CFG_RECURSION` allows. The range is the first term too many. */
  | 'too-deeply-nested';

export type PreprocessorProblem = SubSyntaxProblem<PreprocessorProblemCode>;
