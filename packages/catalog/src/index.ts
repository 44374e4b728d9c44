export * from './action-effects.js';
export * from './advisories.js';
export * from './block-conditions.js';
export * from './build-names.js';
export * from './check-steps.js';
export * from './condition-places.js';
export {
  ACL_FLAGS,
  MATCHING_METHODS,
  type MatchingMethod,
  METHOD_OF_TYPE,
  NUMBER_OPERATORS,
  type PatternKind,
  SPECIAL_MATCHING,
  VERSION_KEYWORDS,
} from './data/acl-matching.js';
export { BORROWED_RULESETS } from './data/actions.js';
export { type AddressSyntax, addressSyntax } from './data/address-syntax.js';
export { type ConditionPlace, PREDEFINED_ACLS, type PredefinedAcl } from './data/conditions.js';
export { EARLY_SETTINGS } from './data/early-settings.js';
export { LOG_ALIASES, LOG_FLAGS, type LogAlias, type LogFlag } from './data/log-aliases.js';
export { ALGORITHMS_OF_LOG_BACKENDS, IGNORED_IN_LOG_BACKENDS, type IgnoredInLogBackends } from './data/log-backends.js';
export { BLOCK_MACROS, MACRO_ARGUMENTS_REFUSED_SINCE, MESSAGE_MACROS, REFUSING_MACRO } from './data/macros.js';
export { PROCESS_VARIABLES, type ProcessVariable } from './data/process-variables.js';
export { UNREAD_WHERE_IGNORED } from './data/proxy-keywords.js';
export { REPEATED_SETTINGS, type RepeatedSetting } from './data/repeated-settings.js';
export { REQUIRED_TIMEOUTS, type RequiredTimeout } from './data/required-timeouts.js';
export { type ArgumentCheck, CONVERTER_ARGUMENT_CHECKS, FETCH_ARGUMENT_CHECKS, FETCHES_OF_ACLS } from './data/sample-arguments.js';
export {
  CONTEXTS_OF_CONDITIONS,
  CONTEXTS_OF_RULESETS,
  type ContextsBySide,
  SAMPLES_OF_ACTIONS,
  type SampleDirective,
  type SampleOption,
  type SampleOptions,
  type SamplePlaces,
} from './data/sample-places.js';
export { HTTP_FETCHES, HTTP_FORMAT_ACTIONS, RAW_FETCHES } from './data/sample-sources.js';
export * from './documentation.js';
export * from './filter-order.js';
export * from './grammar/index.js';
export { MULTIPLEXERS, type Multiplexer } from './grammar/multiplexers.js';
export { groupedBy } from './grouped-by.js';
export * from './http-settings.js';
export * from './ignored-values.js';
export * from './keywords.js';
export * from './predicates.js';
export * from './proxy-references.js';
export * from './releases.js';
export * from './rewrites.js';
export * from './rule-order.js';
export * from './sample-casts.js';
export * from './sample-directives.js';
export * from './samples.js';
export * from './section-naming.js';
export * from './section-needs.js';
export * from './section-references.js';
export * from './sections.js';
export * from './stick-table-sizes.js';
export * from './stored-data.js';
export * from './target.js';
export * from './version.js';
export * from './version-condition.js';
