import type { Predicate } from '@haplint/catalog';
import { type Model, PredicateEvaluator, type Verdict } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { sampleExpressions } from './sample-expressions.js';

const evaluators = new WeakMap<Model, PredicateEvaluator>();

/** Whether a configuration satisfies a predicate, and where; what one question has found is kept for the next. */
export function verdictOn(predicate: Predicate, model: Model): Verdict {
  let evaluator = evaluators.get(model);
  if (evaluator === undefined) {
    evaluator = new PredicateEvaluator(model, usesOf);
    evaluators.set(model, evaluator);
  }
  return evaluator.evaluate(predicate);
}

function usesOf(line: Directive, model: Model) {
  return sampleExpressions(line, model).flatMap(({ uses, areRead }) => (areRead() ? uses : []));
}
