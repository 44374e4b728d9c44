export * from './action-effects.js';
export * from './advisories.js';
export { ADDRESS_ARGUMENTS, type AddressArgument } from './data/address-arguments.js';
export { CONDITION_PLACES, type ConditionPlace, PREDEFINED_ACLS, type PredefinedAcl } from './data/conditions.js';
export { REPEATED_SETTINGS, type RepeatedSetting } from './data/repeated-settings.js';
export { REQUIRED_TIMEOUTS, type RequiredTimeout } from './data/required-timeouts.js';
export {
  SAMPLE_DIRECTIVES,
  SAMPLES_OF_ACTIONS,
  type SampleDirective,
  type SampleOption,
  type SampleOptions,
  type SamplePlaces,
} from './data/sample-places.js';
export * from './documentation.js';
export * from './grammar/index.js';
export * from './http-settings.js';
export * from './keywords.js';
export * from './releases.js';
export * from './rule-order.js';
export * from './samples.js';
export * from './section-naming.js';
export * from './section-references.js';
export * from './sections.js';
export * from './stored-data.js';
export * from './target.js';
export * from './version.js';
export * from './version-condition.js';
