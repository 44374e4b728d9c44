// The plugin API: what rules, plugins and their tests are written against, and all of it. Each name that is added here is a
// promise (docs/plugin-api.md), which etc/core.api.md shows in full; haplint's own packages take the rest from `internal.ts`.
//
// What reads a configuration hangs on `context.model`, and so is that of the haplint that runs, whatever copy of this package a
// plugin brings along. For the same reason the model's classes are given as types: `instanceof` would ask another copy. And every
// run of a plugin loads this module, so what it holds at run time is taken from where little else is loaded with it.

export type { Predicate, SampleContext, Version } from '@haplint/catalog';
export type {
  AclExpression,
  AclFlag,
  AnonymousAcl,
  Call,
  Comment,
  Condition,
  ConditionAnd,
  ConditionalBlock,
  ConditionalBranch,
  ConditionTerm,
  ConditionWord,
  ConfigFile,
  Converter,
  DecodedText,
  Directive,
  FileNode,
  IgnoredText,
  LineTable,
  LogFormat,
  LogFormatAlias,
  LogFormatElement,
  LogFormatExpression,
  LogFormatPercent,
  LogFormatStray,
  LogFormatText,
  Macro,
  NamedAcl,
  Position,
  SampleArgument,
  SampleExpression,
  SampleFetch,
  Scope,
  Section,
  SectionHeader,
  SourceLocation,
  Statement,
  SyntaxNode,
  SyntaxProblem,
  SyntaxProblemCode,
  TemplateReading,
  TemplateText,
  VariableReference,
  Word,
} from '@haplint/parser';
export { visitorKeys } from '@haplint/parser/visitor-keys';
export type { PluginAdvisory } from './config/plugin-advisories.js';
export type { DeclaredRule } from './declared-rules/index.js';
export type { InvalidHaplintComment, LintMessage, LintResult, NeedlessSuppression, RelatedMessage, ResultPlace } from './lint/index.js';
export type { DeclaredKeywords } from './model/additions.js';
export type {
  BranchedLine,
  Certainty,
  ConfigSection,
  EffectiveMode,
  EffectiveSetting,
  Environment,
  Model,
  ProxySection,
  ProxySide,
} from './model/index.js';
export { PRESET_NAMES, presetsOf } from './presets.js';
export type {
  BackendReference,
  BackendUsers,
  EffectiveLine,
  LineSettings,
  Listener,
  SampleProblem,
  SampleUse,
  ServerLine,
  StickTable,
} from './reading/index.js';
export { definePlugin } from './rule/define-plugin.js';
export { defineRule } from './rule/define-rule.js';
export type {
  AnyLine,
  AnyRule,
  Fixer,
  FixFunction,
  JsonSchema,
  MessageById,
  MessageData,
  MessageIdsOf,
  MessageOf,
  Messages,
  MessageTemplates,
  NewLine,
  PlaceholdersOf,
  Plugin,
  PluginFormat,
  PluginFormatContext,
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
  TextEdit,
  VisitableNodes,
} from './rule/index.js';
export { PLUGIN_API_VERSION } from './rule/plugin-api-version.js';
export type { TemplateSetting } from './template-setting.js';
