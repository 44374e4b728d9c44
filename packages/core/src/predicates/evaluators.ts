import type { Predicate } from '@haplint/catalog';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import { PredicateEvaluator } from './evaluator.js';
import type { Verdict } from './verdict.js';

const evaluatorOf = rememberedWeakly((model: Model) => new PredicateEvaluator(model));
const evaluatorOfPieces = rememberedWeakly((model: Model) => new PredicateEvaluator(model, { assumesService: true }));

/** Whether a configuration satisfies a predicate, and where; what one question has found is kept for the next. */
export function verdictOn(predicate: Predicate, model: Model): Verdict {
  return evaluatorOf(model).evaluate(predicate);
}

/** What reads the predicates of declared rules; of a whole configuration, it is what reads all others too. */
export function evaluatorForDeclarations(model: Model): PredicateEvaluator {
  return model.isWhole ? evaluatorOf(model) : evaluatorOfPieces(model);
}
