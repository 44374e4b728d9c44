import { SAMPLE_DIRECTIVES, type SampleDirective } from './data/sample-places.js';
import { groupedBy } from './grouped-by.js';
import { remember } from './remember.js';

const directivesByKeyword = remember((_: null) => groupedBy(SAMPLE_DIRECTIVES, ({ keywords }) => keywords[0] as string));

const NONE: readonly SampleDirective[] = [];

/** The directives with sample expressions that begin with a keyword. */
export function sampleDirectives(keyword: string): readonly SampleDirective[] {
  return directivesByKeyword(null).get(keyword) ?? NONE;
}

/** The first words of the directives with sample expressions; rules of rulesets, ACLs and servers have them too. */
export function sampleDirectiveKeywords(): readonly string[] {
  return [...directivesByKeyword(null).keys()];
}
