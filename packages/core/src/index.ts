// The plugin API: what rules, plugins and their tests are written against, and all of it. Each name that is added here is a
// promise (docs/plugin-api.md), which etc/core.api.md shows in full; haplint's own packages take the rest from `internal.ts`.
//
// What reads a configuration hangs on `context.model`, and so is that of the haplint that runs, whatever copy of this package a
// plugin brings along. For the same reason the model's classes are given as types: `instanceof` would ask another copy.

export type { Version } from '@haplint/catalog';
export {
  type AclExpression,
  type Call,
  type Comment,
  type Condition,
  type ConditionalBlock,
  type ConditionalBranch,
  type ConditionTerm,
  type ConfigFile,
  type Converter,
  type Directive,
  type FileNode,
  type IgnoredText,
  type LineTable,
  type Macro,
  type Position,
  type SampleFetch,
  type Scope,
  type Section,
  type SectionHeader,
  type SourceLocation,
  type Statement,
  type SyntaxNode,
  type TemplateText,
  type VariableReference,
  visitorKeys,
  type Word,
} from '@haplint/parser';
export type { LintMessage, LintResult, RelatedMessage, ResultPlace } from './lint/index.js';
export type {
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
export {
  type AnyRule,
  definePlugin,
  defineRule,
  type Fixer,
  type FixFunction,
  type JsonSchema,
  type MessageById,
  type MessageData,
  type MessageIdsOf,
  type MessageOf,
  type Messages,
  type MessageTemplates,
  PLUGIN_API_VERSION,
  type PlaceholdersOf,
  type Plugin,
  type PluginMeta,
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
  type TextEdit,
  type VisitableNodes,
} from './rule/index.js';
