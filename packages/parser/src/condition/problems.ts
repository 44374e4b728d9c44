import type { SampleExpressionProblemCode, SubSyntaxProblem } from '../expression/index.js';

/** What can be wrong with what an ACL tests (src/acl.c `parse_acl_expr`). */
export type AclProblemCode =
  | SampleExpressionProblemCode
  /** "... is not a valid ACL option": a word that begins with a dash, where options are read. */
  | 'unknown-acl-flag'
  /** "unknown matching method ''" or "failed to open pattern file <>": no word is left for `-m` or `-f`. */
  | 'missing-flag-value';

/** What can be wrong with a condition (src/acl.c `parse_acl_cond`). */
export type ConditionProblemCode =
  | AclProblemCode
  /** "missing closing '}' in condition". The range is the opening brace. */
  | 'unclosed-acl'
  /** "no such ACL", for a name that no ACL can have: braces need spaces around them, and `&&` is no operator here. */
  | 'invalid-acl-name';

export type AclProblem = SubSyntaxProblem<AclProblemCode>;

export type ConditionProblem = SubSyntaxProblem<ConditionProblemCode>;
