import { conditionKeywords, rulesets, sampleDirectiveKeywords } from '@haplint/catalog';

/** The selector of directives with these keywords: the engine shows a rule no other lines then. */
export function directivesOf(keywords: Iterable<string>): string {
  const names = [...new Set(keywords)];
  // A point in a regular expression stands for any character.
  if (names.some((name) => name.includes('.'))) return names.map((name) => `Directive[keyword="${name}"]`).join(', ');
  return `Directive[keyword=/^(${names.join('|')})$/]`;
}

/** The selector of sections of these kinds. */
export function sectionsOf(kinds: Iterable<string>): string {
  return `Section[kind=/^(${[...new Set(kinds)].join('|')})$/]`;
}

/** The selector of the headers of sections of these kinds. */
export function headersOf(kinds: Iterable<string>): string {
  return `SectionHeader[keyword=/^(${[...new Set(kinds)].join('|')})$/]`;
}

const SERVER_KEYWORDS = ['server', 'server-template'];

const RULE_KEYWORDS = [...rulesets().map((ruleset) => ruleset.split(' ')[0] as string), 'redirect', 'use_backend', 'use-server'];

/** Lines that declare servers. */
export const SERVERS = directivesOf(SERVER_KEYWORDS);

/** Lines of rulesets, and rules of one purpose. */
export const RULES = directivesOf(RULE_KEYWORDS);

/** Lines with conditions, or that define what conditions test. */
export const CONDITIONS = directivesOf(['acl', ...conditionKeywords()]);

/** Lines with conditions. */
export const TAKING_CONDITIONS = directivesOf(conditionKeywords());

/** Lines that may have sample expressions, log formats among them. */
export const SAMPLES = directivesOf(['acl', ...conditionKeywords(), ...RULE_KEYWORDS, ...SERVER_KEYWORDS, ...sampleDirectiveKeywords()]);
