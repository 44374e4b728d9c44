/** Conditions: `if a !b || { src 10.0.0.0/8 }`. */
export {
  AclExpression,
  AclFlag,
  AnonymousAcl,
  Condition,
  ConditionAnd,
  type ConditionNode,
  ConditionTerm,
  conditionVisitorKeys,
  NamedAcl,
} from './nodes.js';
export { type AclExpressionResult, type ConditionResult, parseAclExpression, parseCondition } from './parser.js';
export type { AclProblem, AclProblemCode, ConditionProblem, ConditionProblemCode } from './problems.js';
export type { ConditionWord } from './words.js';
