export { applyEdits, type Fixer, fixer, mergeEdits, type TextEdit } from './fixer.js';
export {
  type JsonSchema,
  mergeDefaultOptions,
  validateAgainstSchema,
  validateRuleOptions,
} from './options-schema.js';
export type { PluginFormat, PluginFormatContext } from './plugin-format.js';
export type { SchemaViolation } from './schema-violation.js';
export {
  type AnyRule,
  defineRule,
  type FixFunction,
  type MessageData,
  type Plugin,
  type PresetName,
  type ReportDescriptor,
  type Rule,
  type RuleContext,
  type RuleMeta,
  type RuleSetting,
  type RuleVisitor,
  type Severity,
  type SeveritySetting,
  type SourceCode,
  type VisitableNodes,
} from './types.js';
