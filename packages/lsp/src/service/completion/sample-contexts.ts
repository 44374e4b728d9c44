import {
  BORROWED_RULESETS,
  CONTEXTS_OF_CONDITIONS,
  CONTEXTS_OF_RULESETS,
  type ContextsBySide,
  findAction,
  SAMPLES_OF_ACTIONS,
  type SampleContext,
  sampleDirectives,
} from '@haplint/catalog';
import { ProxySection } from '@haplint/core/internal';
import { type Place, rulesetOf } from './place.js';

/** Where the samples of a line have to be available, those of its condition or those of its words; null where that is open. */
export function contextsHere(place: Place, inCondition: boolean): readonly SampleContext[] | null {
  const { words, section } = place;
  const found = inCondition ? contextsOfCondition(words) : contextsOfWords(words);
  if (found === null || found === 'anywhere') return null;
  const isProxy = section instanceof ProxySection;
  const sides = isProxy ? (['frontend', 'backend'] as const).filter((side) => section.hasSide(side)) : (['frontend', 'backend'] as const);
  const contexts = sides.flatMap((side) => found[side] ?? []);
  return contexts.length === 0 ? null : contexts;
}

function contextsOfCondition(words: readonly string[]): ContextsBySide | null {
  const key = Object.keys(CONTEXTS_OF_CONDITIONS).find((name) => name.split(' ').every((word, i) => words[i] === word));
  return key === undefined ? null : (CONTEXTS_OF_CONDITIONS[key] ?? null);
}

function contextsOfWords(words: readonly string[]): ContextsBySide | 'anywhere' | null {
  const directive = sampleDirectives(words[0] ?? '').find(({ keywords }) => keywords.every((word, i) => words[i] === word));
  if (directive !== undefined) return directive.contexts ?? null;
  const borrowed = Object.entries(BORROWED_RULESETS).find(([line]) => line.split(' ').every((word, i) => words[i] === word));
  const own = borrowed ? { ruleset: borrowed[1], length: borrowed[0].split(' ').length } : rulesetOf(words);
  if (own === null) return null;
  const action = findAction(own.ruleset, words[own.length] ?? '')?.name ?? '';
  const places = SAMPLES_OF_ACTIONS[`${own.ruleset} ${action}`] ?? SAMPLES_OF_ACTIONS[action];
  return places?.contexts ?? CONTEXTS_OF_RULESETS[own.ruleset] ?? null;
}
