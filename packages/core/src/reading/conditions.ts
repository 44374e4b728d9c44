import { CONDITION_PLACES, earliestCondition } from '@haplint/catalog';
import { type Condition, type ConditionProblem, type Directive, parseCondition } from '@haplint/parser';

/** The condition at the end of a line. */
export interface LineCondition {
  readonly condition: Condition;
  readonly problems: readonly ConditionProblem[];
}

/**
 * Reads the condition of a directive that takes one; null where it has none. It begins at the first `if` or `unless` that
 * can be one: not where an argument has to be, and not quoted.
 */
export function conditionOf(line: Directive): LineCondition | null {
  const words = line.prefix === null ? line.words : line.words.slice(1);
  const place = CONDITION_PLACES.find(({ keywords }) => keywords.every((keyword, i) => words[i]?.value === keyword));
  if (place === undefined) return null;
  const taken = earliestCondition(
    'listen', // which takes all that frontends and backends take
    words.map(({ value }) => value),
  );
  const earliest = Math.max(taken, place.keywords.length + place.after);
  const start = words.findIndex((word, i) => i >= earliest && word.isPlain && (word.value === 'if' || word.value === 'unless'));
  if (start === -1) return null;
  const { node, problems } = parseCondition(words.slice(start));
  node.parent = line;
  return { condition: node, problems };
}
