export { CheckMemory } from './check-memory.js';
export type { RuleCrash } from './finding.js';
export { type FixOptions, type FixReport, lintAndFix } from './fix.js';
export { FormsOfRun } from './known-forms.js';
export {
  type LintOptions,
  type LintReport,
  lint,
  lintInSteps,
  lintParsed,
  MOST_FINDINGS,
  parseConfig,
  reparseConfig,
  type SourceFile,
  targetsOf,
  templateOf,
} from './lint.js';
export { type LintMessage, type LintResult, type RelatedMessage, type ResultPlace, resultOf } from './result.js';
export type { ConfiguredRule, ConfiguredRules, LintTiming } from './run-rules.js';
export type { InvalidHaplintComment, NeedlessSuppression } from './suppressions.js';
export { type CommentTargets, readTargetComments } from './target-comment.js';
