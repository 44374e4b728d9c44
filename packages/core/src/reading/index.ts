export { type AclTest, aclTest } from './acl-test.js';
export { aclLines, aclUses } from './acls.js';
export {
  type BackendReference,
  type BackendUsers,
  backendReference,
  backendUsers,
  mayNameOtherBackend,
  proxiesByName,
} from './backend-references.js';
export { certainSection, isOutsideSections, sectionKinds } from './certain-section.js';
export { asCheckedProxy, checkedProxy, completeProxy } from './checked-proxy.js';
export { ConditionIndex } from './condition-index.js';
export {
  type Alternatives,
  ConditionReader,
  type Conjunction,
  conditionReader,
  contradict,
  implies,
  isImpliedBy,
  type Literal,
  type WrittenLiteral,
  writtenConjunctions,
} from './condition-logic.js';
export { aclOf, anonymousAcls, conditionOf, type LineAcl, type LineCondition } from './conditions.js';
export { type EffectiveLine, effectiveLine } from './effective-line.js';
export { type KeywordMisuse, keywordMisuses, needsName, takingSection } from './keyword-misuse.js';
export { mayBeKnown, type Named, nameBeforeParenthesis } from './known-names.js';
export { bindSettings, isRing, LineSettings, PEERS, peerSettings, serverSettings } from './line-settings.js';
export { type Listener, listenersOf } from './listeners.js';
export { logFormatLine, setsLogFormat } from './log-format-lines.js';
export {
  mayBeSeveralWords,
  type ParameterKind,
  parametersIn,
  parametersOf,
  parameterValue,
  parameterWords,
  wordsBeforeParameters,
} from './parameter-lines.js';
export { covers, excludes } from './pattern-cover.js';
export { type PlainCondition, readableCondition } from './plain-conditions.js';
export {
  aclUse,
  contextsOnSides,
  formatUsers,
  type LineSamples,
  nameSpan,
  type SampleProblem,
  type SampleUse,
  sampleExpressions,
} from './sample-expressions.js';
export { aclKeywordOf, contextsOfFetch, fetchContexts, fetchForm, type TypeClash, type TypedUse, typesOf } from './sample-types.js';
export { defaultServerParameters, hasParameter, ownParameters, type ServerLine, serversOf, valueOfParameter } from './servers.js';
export { type CounterUse, counterUses, ownTable, type StickTable, stickTables, type TrackRule, trackRules } from './stick-tables.js';
export { takesKeyword } from './taken-keyword.js';
export { type TestedAcl, testedAcls } from './tested-acls.js';
