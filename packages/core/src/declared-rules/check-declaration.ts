import { nearestName } from '../nearest.js';
import { checkPredicate } from '../predicates/check.js';
import { validateAgainstSchema } from '../rule/options-schema.js';
import { listing, type SchemaViolation } from '../rule/schema-violation.js';
import { DECLARED_RULE_SCHEMA, type DeclaredRule } from './declaration.js';

/** What a message may stand for; `target` is filled in by the engine. */
export const PLACEHOLDERS = ['section', 'name', 'text', 'target'];

/** What is wrong with a declared rule first; null where nothing is. `registered` are names that a script or a module brings. */
export function declarationProblem(value: unknown, registered: ReadonlySet<string>): SchemaViolation | null {
  const violation = validateAgainstSchema(DECLARED_RULE_SCHEMA, value);
  if (violation !== null) return violation;
  const { message, in: selector, forbid, require, target } = value as DeclaredRule;
  if ((forbid === undefined) === (require === undefined)) {
    return { path: [], message: `expected one of "forbid" and "require", found ${forbid === undefined ? 'neither' : 'both'}` };
  }
  const predicates = { in: selector, forbid, require, target: target && { target } };
  for (const [key, predicate] of Object.entries(predicates)) {
    if (predicate === undefined) continue;
    const within = key === 'forbid' || key === 'require' ? selector : undefined;
    const [mistake] = checkPredicate(predicate, { registered, within });
    if (mistake !== undefined) return { path: [key, ...mistake.path.slice(key === 'target' ? 1 : 0)], message: mistake.message };
  }
  return placeholderProblem(message);
}

function placeholderProblem(message: string): SchemaViolation | null {
  for (const [, name = ''] of message.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)) {
    if (PLACEHOLDERS.includes(name)) continue;
    const nearest = nearestName(name, PLACEHOLDERS);
    const known = listing(PLACEHOLDERS.map((each) => `{{ ${each} }}`));
    return {
      path: ['message'],
      message: `unknown placeholder "{{ ${name} }}"; ${nearest === null ? `expected ${known}` : `did you mean "{{ ${nearest} }}"?`}`,
    };
  }
  return null;
}
