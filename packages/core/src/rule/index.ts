export { definePlugin } from './define-plugin.js';
export { defineRule } from './define-rule.js';
export { applyEdits, type Fixer, fixer, mergeEdits, type TextEdit } from './fixer.js';
export type { AnyLine, NewLine } from './line-edits.js';
export type {
  MessageById,
  MessageData,
  MessageIdsOf,
  MessageOf,
  Messages,
  MessageTemplates,
  PlaceholdersOf,
} from './messages.js';
export {
  type JsonSchema,
  mergeDefaultOptions,
  validateAgainstSchema,
  validateRuleOptions,
} from './options-schema.js';
export { apiVersionProblem, PLUGIN_API_VERSION } from './plugin-api-version.js';
export type { PluginFormat, PluginFormatContext } from './plugin-format.js';
export type { SchemaViolation } from './schema-violation.js';
export type {
  AnyRule,
  FixFunction,
  Plugin,
  PluginMeta,
  PresetName,
  Reach,
  ReportDescriptor,
  Rule,
  RuleContext,
  RuleMeta,
  RuleSetting,
  RuleVisitor,
  Severity,
  SeveritySetting,
  SourceCode,
  VisitableNodes,
} from './types.js';
