/** Conditions of `.if` and `.elif`: `version_atleast(3.0) && !feature(QUIC)`. */
export {
  PreprocessorAnd,
  PreprocessorCondition,
  PreprocessorGroup,
  PreprocessorInteger,
  type PreprocessorNode,
  PreprocessorOr,
  PreprocessorPredicate,
  type PreprocessorTerm,
  PreprocessorUnreadable,
  preprocessorVisitorKeys,
} from './nodes.js';
export { type PreprocessorConditionResult, parsePreprocessorCondition } from './parser.js';
export type { PreprocessorProblem, PreprocessorProblemCode } from './problems.js';
