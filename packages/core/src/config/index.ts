export {
  DECLARED_RULE_SCHEMA,
  type DeclaredRule,
  declarationProblem,
  declaredRule,
  type RunnableDeclaration,
} from '../declared-rules/index.js';
export { describeValue } from '../rule/schema-violation.js';
export { ConfigError, type ConfigErrorReason } from './config-error.js';
export { CONFIG_SCHEMA } from './config-schema.js';
export type { ConfigGroup } from './groups.js';
export { filesLoadedBy, isLoadedName, type LoadedPath } from './haproxy-files.js';
export { type HostModule, loadHostModule } from './host-module.js';
export { configJsonSchema } from './json-schema.js';
export type { EffectiveRule } from './layers.js';
export { type ConfigLoader, type ConfigSource, createConfigLoader } from './loader.js';
export type { PluginAdvisory } from './plugin-advisories.js';
export type { ResolvedConfig } from './resolved-config.js';
export { parseRuleOption } from './rule-option.js';
export { SEARCH_PLACES } from './search.js';
export { type ConfigOverride, type DeclaredKeywords, defineConfig, type HaplintConfig, type RuleSettings } from './types.js';
