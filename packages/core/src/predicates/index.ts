export { PredicateEvaluator } from './evaluator.js';
export type { SampleReader, SampleUseOfLine } from './samples.js';
export { fileOf, type PredicatePlace, type Verdict } from './verdict.js';
