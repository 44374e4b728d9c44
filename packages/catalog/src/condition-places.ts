import { CONDITION_PLACES, type ConditionPlace } from './data/conditions.js';
import { groupedBy } from './grouped-by.js';
import { remember } from './remember.js';

const placesByKeyword = remember((_: null) => groupedBy(CONDITION_PLACES, ({ keywords }) => keywords[0] as string));

/** Where the condition of a line may begin, by the line's first words; null for lines that take none. */
export function conditionPlace(words: readonly string[]): ConditionPlace | null {
  const places = placesByKeyword(null).get(words[0] ?? '');
  return places?.find(({ keywords }) => keywords.every((keyword, i) => words[i] === keyword)) ?? null;
}

/** The first words of the lines that take a condition. */
export function conditionKeywords(): readonly string[] {
  return [...placesByKeyword(null).keys()];
}
