/** Sample expressions: `req.hdr(host),lower,map(file,default)`. */
export type { SubGrammarText, VariableSpan } from './masked-text.js';
export {
  Call,
  Converter,
  SampleArgument,
  SampleExpression,
  type SampleExpressionNode,
  SampleFetch,
  sampleExpressionVisitorKeys,
} from './nodes.js';
export {
  type ConverterChainResult,
  parseConverterChain,
  parseSampleExpression,
  type SampleExpressionOptions,
  type SampleExpressionResult,
} from './parser.js';
export type { ArgumentProblemCode, SampleExpressionProblem, SampleExpressionProblemCode } from './problems.js';
export type { SubSyntaxProblem } from './sub-syntax-problem.js';
