import { keyOf, validateAgainstSchema } from '../rule/options-schema.js';
import { isPlainObject, NotPlainError, plainCopy } from '../rule/plain-data.js';
import { describeValue } from '../rule/schema-violation.js';
import type { ConfigOrigin } from './config-error.js';
import { CONFIG_SCHEMA } from './config-schema.js';
import type { HaplintConfig } from './types.js';

/**
 * Holds what a configuration file gave to the schema of configurations. Gives a copy without the properties that are
 * `undefined` (code writes `target: process.env.TARGET`); throws `ConfigError` for the first mistake.
 */
export function checkStructure(value: unknown, origin: ConfigOrigin): HaplintConfig {
  if (!isPlainObject(value)) {
    throw origin.error(null, `expected an object with keys such as "extends" and "rules", found ${describeValue(value)}`);
  }
  const { plugins, ...rest } = value;
  const data = dataOf(rest, origin);
  // Plugins hold functions, which are no data; whether one has the right shape is for `plugins.ts` to see.
  const withoutCode = isPlainObject(plugins) ? mapValues(plugins, (plugin) => (isCode(plugin) ? {} : plugin)) : plugins;
  const violation = validateAgainstSchema(CONFIG_SCHEMA, plugins === undefined ? data : { ...data, plugins: withoutCode });
  if (violation !== null) {
    const { path, message } = violation;
    throw origin.error(path.length === 0 ? null : keyOf(path), message + hintFor(path, valueAt(data, path)));
  }
  return (plugins === undefined ? data : { ...data, plugins }) as HaplintConfig;
}

/** What YAML makes of an unquoted version or value is the mistake most often made. */
function hintFor(path: readonly string[], found: unknown): string {
  // A predicate says one thing.
  if (path[0] === 'declare' && isObject(found) && path.length > 2 && Object.keys(found).length > 1)
    return '; several go into a list: "all": [...]';
  if (typeof found !== 'number' && typeof found !== 'boolean') return '';
  if (path[0] === 'target' || (path[0] === 'declare' && path.includes('target')))
    return '; write the version in quotes ("3.0"), or its last digits are lost';
  return path.includes('env') ? '; write the value in quotes' : '';
}

/** `plainCopy`, whose mistakes are those of the configuration. */
function dataOf(value: unknown, origin: ConfigOrigin): Record<string, unknown> {
  try {
    return plainCopy(value) as Record<string, unknown>;
  } catch (error) {
    throw error instanceof NotPlainError ? origin.error(error.path.length === 0 ? null : keyOf(error.path), error.message) : error;
  }
}

function isCode(value: unknown): boolean {
  return typeof value === 'function' || isObject(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(object: Readonly<Record<string, unknown>>, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, map(value)]])));
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[key] : undefined),
    root,
  );
}
