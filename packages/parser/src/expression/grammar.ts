/** What the other grammars build on: tokens and rules for argument lists and expressions inside a larger text. */
export { assertTotal } from './assert-total.js';
export { CallRules, endOf } from './call-rules.js';
export { MaskedText, OPAQUE, type SubGrammarText, type VariableSpan } from './masked-text.js';
export { Call, type CallParts, SampleArgument } from './nodes.js';
export { SampleExpressionRules } from './sample-expression-rules.js';
export {
  ARGUMENT_TOKENS,
  ArgumentComma,
  ArgumentText,
  CloseArguments,
  Commas,
  EXPRESSION_TOKENS,
  ExpressionMode,
  Name,
  OpenArguments,
  Rest,
} from './tokens.js';
