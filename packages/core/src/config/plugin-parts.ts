import { advisories as knownAdvisories } from '@haplint/catalog';
import { declarationProblem } from '../declared-rules/index.js';
import type { DeclaredKeywords } from '../model/additions.js';
import { keyOf, validateAgainstSchema } from '../rule/options-schema.js';
import { NotPlainError, plainCopy } from '../rule/plain-data.js';
import { apiVersionProblem } from '../rule/plugin-api-version.js';
import { ruleProblem } from '../rule/rule-problem.js';
import { describeValue, unknownName } from '../rule/schema-violation.js';
import type { Plugin } from '../rule/types.js';
import { KEYWORDS_SHAPE } from './config-schema.js';
import { advisoryProblem } from './plugin-advisories.js';

/** What a plugin can hold. */
const PARTS = ['meta', 'rules', 'configs', 'declare', 'keywords', 'advisories', 'formats'];

/** Those that are data. */
const DATA = ['meta', 'configs', 'declare', 'keywords', 'advisories'];

/** What a plugin's name of a rule, a preset or a format looks like. */
const NAME = /^[A-Za-z0-9][\w.-]*$/;
const EXPECTED_NAME = 'expected a name of letters, digits, dots, dashes and underscores';

const META_SHAPE = {
  type: 'object',
  additionalProperties: false,
  properties: { name: { type: 'string', minLength: 1 }, version: { type: 'string', minLength: 1 }, apiVersion: { type: 'string' } },
} as const;

/**
 * The plugin that a value is, with copies of its data. Where it is none, throws what `mistake` makes of the reason, which is one
 * sentence part without a full stop. `registered` are names that are known besides the catalog's.
 */
export function readPlugin(given: unknown, registered: ReadonlySet<string>, mistake: (problem: string) => Error): Plugin {
  if (!isObject(given)) throw mistake(`expected a plugin, an object with "rules", found ${describeValue(given)}`);
  let plugin: Readonly<Record<string, unknown>>;
  try {
    plugin = partsOf(given);
  } catch (error) {
    if (error instanceof NotPlainError) throw mistake(`"${keyOf(error.path)}" of the plugin: ${error.message}`);
    // A getter of the plugin, say.
    throw mistake(`it cannot be looked at: ${String(error)}`);
  }
  const problem = pluginProblem(plugin, given, registered);
  if (problem !== null) throw mistake(problem);
  return plugin as Plugin;
}

/** The parts that a plugin has, as copies: of data through and through. Throws `NotPlainError` where it is none. */
function partsOf(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const part of PARTS) {
    const value = given[part];
    if (value === undefined) continue;
    if (DATA.includes(part)) parts[part] = dataOf(value, part);
    else parts[part] = isObject(value) ? { ...value } : value;
  }
  return parts;
}

function dataOf(value: unknown, part: string): unknown {
  try {
    return plainCopy(value);
  } catch (error) {
    throw error instanceof NotPlainError ? new NotPlainError([part, ...error.path], error.message) : error;
  }
}

/** What keeps an object from being a plugin, null for nothing. */
function pluginProblem(
  plugin: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  registered: ReadonlySet<string>,
): string | null {
  const { meta, rules, configs, keywords, formats } = plugin;
  // First, since what else is wrong may be what another version of the API takes.
  const misfit = isObject(meta) ? apiVersionProblem(meta.apiVersion) : null;
  if (misfit !== null) return misfit;
  // A module without a default export may export whatever it likes.
  const stray = given[Symbol.toStringTag as never] === 'Module' ? undefined : Object.keys(given).find((key) => !PARTS.includes(key));
  if (stray !== undefined) return `"${stray}" of the plugin: ${unknownName('key', stray, PARTS)}`;
  if (PARTS.every((part) => part === 'meta' || plugin[part] === undefined))
    return 'expected a plugin, an object with "rules", found neither "rules" nor "configs" in it';
  return (
    shapeProblem('meta', META_SHAPE, meta) ??
    shapeProblem('keywords', KEYWORDS_SHAPE, keywords) ??
    eachProblem('rules', 'rule', rules, ruleProblem) ??
    eachProblem('configs', 'preset', configs, presetProblem) ??
    eachProblem('formats', 'format', formats, formatProblem) ??
    declaredProblem(plugin, registered) ??
    advisoriesProblem(plugin, registered)
  );
}

function shapeProblem(part: string, shape: object, value: unknown): string | null {
  const violation = value === undefined ? null : validateAgainstSchema(shape as Record<string, unknown>, value);
  return violation && `"${keyOf([part, ...violation.path])}" of the plugin: ${violation.message}`;
}

/** What is wrong with a part whose values have names, or with one of them. */
function eachProblem(part: string, what: string, values: unknown, problemOf: (value: unknown) => string | null): string | null {
  if (values === undefined) return null;
  if (!isObject(values)) return `"${part}" of the plugin: expected an object, found ${describeValue(values)}`;
  for (const [name, value] of Object.entries(values)) {
    const hint = name.includes('/') ? '; the prefix comes from the configuration' : '';
    const problem = NAME.test(name) ? problemOf(value) : `${EXPECTED_NAME}${hint}`;
    if (problem !== null) return `${what} "${name}" of the plugin: ${problem}`;
  }
  return null;
}

function presetProblem(preset: unknown): string | null {
  if (!isObject(preset) || !isObject(preset.rules)) return 'expected an object with "rules"';
  const stray = Object.keys(preset).find((key) => key !== 'rules');
  return stray === undefined ? null : `"${stray}": ${unknownName('key', stray, ['rules'])}`;
}

function formatProblem(format: unknown): string | null {
  return typeof format === 'function' ? null : `expected a function (results, context) => string, found ${describeValue(format)}`;
}

/** The names that a plugin's own data may use besides the catalog's. */
function registeredWith(plugin: Readonly<Record<string, unknown>>, before: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...before, ...namesIn(plugin.keywords as DeclaredKeywords | undefined)]);
}

function declaredProblem(plugin: Readonly<Record<string, unknown>>, before: ReadonlySet<string>): string | null {
  const registered = registeredWith(plugin, before);
  const { declare, rules } = plugin;
  const taken = isObject(rules) && isObject(declare) ? Object.keys(declare).find((id) => Object.hasOwn(rules, id)) : undefined;
  if (taken !== undefined) return `declared rule "${taken}" of the plugin: there is a rule of that name`;
  return eachProblem('declare', 'declared rule', declare, (declaration) => {
    const problem = declarationProblem(declaration, registered);
    return problem && `${problem.path.length === 0 ? '' : `"${keyOf(problem.path)}": `}${problem.message}`;
  });
}

function advisoriesProblem(plugin: Readonly<Record<string, unknown>>, before: ReadonlySet<string>): string | null {
  const { advisories } = plugin;
  if (advisories === undefined) return null;
  if (!Array.isArray(advisories)) return `"advisories" of the plugin: expected a list, found ${describeValue(advisories)}`;
  const registered = registeredWith(plugin, before);
  const ids = new Map(knownAdvisories.map(({ id }) => [id.toLowerCase(), 'haplint itself has one of that id']));
  for (const [i, advisory] of advisories.entries()) {
    const id = isObject(advisory) && typeof advisory.id === 'string' ? advisory.id : null;
    const problem = advisoryProblem(advisory, registered) ?? ids.get(String(id).toLowerCase()) ?? null;
    if (problem !== null) return `advisory ${id === null ? i + 1 : `"${id}"`} of the plugin: ${problem}`;
    ids.set(String(id).toLowerCase(), 'there are two of that id');
  }
  return null;
}

/** All names that a script or a module registers. */
export function namesIn(keywords: DeclaredKeywords | undefined): readonly string[] {
  return Object.values(keywords ?? {}).flat();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
