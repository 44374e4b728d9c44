import type { Predicate } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { PredicateEvaluator, type SampleUse, type SampleUseOfLine, sampleExpressions, type Verdict } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

const evaluators = new WeakMap<Model, PredicateEvaluator>();
const evaluatorsOfPieces = new WeakMap<Model, PredicateEvaluator>();

/** Whether a configuration satisfies a predicate, and where; what one question has found is kept for the next. */
export function verdictOn(predicate: Predicate, model: Model): Verdict {
  return remembered(evaluators, model, () => new PredicateEvaluator(model, usesOf)).evaluate(predicate);
}

/** What reads the predicates of declared rules; of a whole configuration, it is what reads all others too. */
export function evaluatorOf(model: Model): PredicateEvaluator {
  if (model.isWhole) return remembered(evaluators, model, () => new PredicateEvaluator(model, usesOf));
  return remembered(evaluatorsOfPieces, model, () => new PredicateEvaluator(model, usesOf, { assumesService: true }));
}

function remembered(known: WeakMap<Model, PredicateEvaluator>, model: Model, make: () => PredicateEvaluator): PredicateEvaluator {
  const evaluator = known.get(model) ?? make();
  known.set(model, evaluator);
  return evaluator;
}

function usesOf(line: Directive, model: Model): readonly SampleUseOfLine[] {
  return sampleExpressions(line, model).flatMap(({ uses, areRead }) => (areRead() ? uses.map(withMatch) : []));
}

/** Says of a use in an ACL what the sample is matched against, and how. */
function withMatch({ fetch, converters, acl }: SampleUse): SampleUseOfLine {
  if (acl === null) return { fetch, converters };
  return {
    fetch,
    converters,
    matching: acl.flags.findLast(({ name }) => name === '-m')?.value?.value ?? null,
    patterns: acl.patterns.map(({ value, variables = [] }) => (variables.length === 0 ? value : null)),
  };
}
