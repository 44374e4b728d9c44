import { declarationProblem } from '../declared-rules/index.js';
import type { DeclaredKeywords } from '../model/additions.js';
import { nearestName } from '../nearest.js';
import { keyOf, validateAgainstSchema } from '../rule/options-schema.js';
import { describeValue } from '../rule/schema-violation.js';
import type { Plugin } from '../rule/types.js';
import { KEYWORDS_SHAPE } from './config-schema.js';
import { advisoryProblem } from './plugin-advisories.js';

/** What a plugin can hold. */
const PARTS = ['meta', 'rules', 'configs', 'declare', 'keywords', 'advisories', 'formats'];

/** What a plugin's name of a rule or a format looks like. */
const NAME = /^[A-Za-z0-9][\w.-]*$/;

/** What is wrong with the parts of a plugin that are data, or with its formats; null where nothing is. */
export function partsProblem(plugin: Readonly<Record<string, unknown>>, registered: ReadonlySet<string>): string | null {
  for (const key of Object.keys(plugin)) {
    const nearest = PARTS.includes(key) ? null : nearestName(key, PARTS);
    if (nearest !== null) return `unknown key "${key}" of the plugin; did you mean "${nearest}"?`;
  }
  return keywordsProblem(plugin.keywords) ?? formatsProblem(plugin.formats) ?? dataProblem(plugin, registered);
}

function keywordsProblem(keywords: unknown): string | null {
  if (keywords === undefined) return null;
  const violation = validateAgainstSchema(KEYWORDS_SHAPE, keywords);
  return violation && `"${keyOf(['keywords', ...violation.path])}" of the plugin: ${violation.message}`;
}

function formatsProblem(formats: unknown): string | null {
  if (formats === undefined) return null;
  if (!isObject(formats)) return `"formats" of the plugin: expected an object, found ${describeValue(formats)}`;
  for (const [name, format] of Object.entries(formats)) {
    if (!NAME.test(name)) return `format "${name}" of the plugin: expected a name of letters, digits and dashes`;
    if (typeof format !== 'function')
      return `format "${name}" of the plugin: expected a function (results, context) => string, found ${describeValue(format)}`;
  }
  return null;
}

function dataProblem(
  { declare, advisories, keywords, rules }: Readonly<Record<string, unknown>>,
  before: ReadonlySet<string>,
): string | null {
  const registered = new Set([...before, ...namesIn(keywords as DeclaredKeywords | undefined)]);
  if (declare !== undefined && !isObject(declare)) return `"declare" of the plugin: expected an object, found ${describeValue(declare)}`;
  for (const [id, declaration] of Object.entries(declare ?? {})) {
    if (!NAME.test(id))
      return `declared rule "${id}" of the plugin: expected a name of letters, digits and dashes; the prefix comes from the configuration`;
    if (isObject(rules) && Object.hasOwn(rules, id)) return `declared rule "${id}" of the plugin: there is a rule of that name`;
    const problem = declarationProblem(declaration, registered);
    if (problem !== null) return `declared rule "${id}" of the plugin: ${inside(problem.path)}${problem.message}`;
  }
  if (advisories === undefined) return null;
  if (!Array.isArray(advisories)) return `"advisories" of the plugin: expected a list, found ${describeValue(advisories)}`;
  for (const [i, advisory] of advisories.entries()) {
    const problem = advisoryProblem(advisory, registered);
    if (problem !== null)
      return `advisory ${isObject(advisory) && typeof advisory.id === 'string' ? `"${advisory.id}"` : i + 1} of the plugin: ${problem}`;
  }
  return null;
}

const inside = (path: readonly string[]) => (path.length === 0 ? '' : `"${keyOf(path)}": `);

/** All names that a script or a module registers. */
export function namesIn(keywords: DeclaredKeywords | undefined): readonly string[] {
  return Object.values(keywords ?? {}).flat();
}

/** Whether a plugin holds anything at all. */
export function isEmpty(plugin: Plugin): boolean {
  return !PARTS.some((key) => key !== 'meta' && (plugin as Readonly<Record<string, unknown>>)[key] !== undefined);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
