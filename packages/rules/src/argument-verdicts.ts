import type { Model } from '@haplint/core';
import { argumentProblemOf } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** Whether `invalid-argument` reports that very word, and so says what may stand there. */
export function isInvalidArgument(word: Word, line: Directive, model: Model): boolean {
  const problem = argumentProblemOf(line, model);
  return problem?.kind === 'invalid' && problem.word === word;
}
