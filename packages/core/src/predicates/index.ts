export { checkPredicate, type PredicateMistake, type PredicateSetting } from './check.js';
export { type Match, PredicateEvaluator, type Selector } from './evaluator.js';
export { evaluatorForDeclarations, verdictOn } from './evaluators.js';
export { PREDICATE_DEFINITIONS, PREDICATE_SCHEMA } from './schema.js';
export { fileOf, type PredicatePlace, placeToReport, type Verdict } from './verdict.js';
export { type Clause, clauseLines, predicateInWords } from './words.js';
