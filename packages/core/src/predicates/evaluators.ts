import type { Predicate } from '@haplint/catalog';
import type { Model } from '../model/model.js';
import { PredicateEvaluator } from './evaluator.js';
import type { Verdict } from './verdict.js';

const evaluators = new WeakMap<Model, PredicateEvaluator>();
const evaluatorsOfPieces = new WeakMap<Model, PredicateEvaluator>();

/** Whether a configuration satisfies a predicate, and where; what one question has found is kept for the next. */
export function verdictOn(predicate: Predicate, model: Model): Verdict {
  return remembered(evaluators, model, () => new PredicateEvaluator(model)).evaluate(predicate);
}

/** What reads the predicates of declared rules; of a whole configuration, it is what reads all others too. */
export function evaluatorForDeclarations(model: Model): PredicateEvaluator {
  if (model.isWhole) return remembered(evaluators, model, () => new PredicateEvaluator(model));
  return remembered(evaluatorsOfPieces, model, () => new PredicateEvaluator(model, { assumesService: true }));
}

function remembered(known: WeakMap<Model, PredicateEvaluator>, model: Model, make: () => PredicateEvaluator): PredicateEvaluator {
  const evaluator = known.get(model) ?? make();
  known.set(model, evaluator);
  return evaluator;
}
