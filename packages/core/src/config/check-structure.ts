import { keyOf, validateAgainstSchema } from '../rule/options-schema.js';
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
  const data = plainCopy(rest, [], origin, []) as Record<string, unknown>;
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
  if (path[0] === 'target') return '; write the version in quotes ("3.0"), or its last digits are lost';
  return path.includes('env') ? '; write the value in quotes' : '';
}

/** Copies JSON-like data. Anything else is a mistake, as is a value that holds itself. */
function plainCopy(value: unknown, path: readonly string[], origin: ConfigOrigin, holders: readonly unknown[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  const fail = (problem: string) => origin.error(path.length === 0 ? null : keyOf(path), problem);
  if (holders.includes(value)) throw fail('expected plain data, found an object that holds itself');
  const inside = [...holders, value];
  if (Array.isArray(value)) return value.map((item, i) => plainCopy(item, [...path, String(i)], origin, inside));
  if (!isPlainObject(value)) throw fail(`expected plain data, found ${describeValue(value)}`);
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(given.map(([key, item]) => [key, plainCopy(item, [...path, key], origin, inside)]));
}

function isCode(value: unknown): boolean {
  return typeof value === 'function' || isObject(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object literal, of whatever realm, or the namespace of a module. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
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
