import { keyOf, validateAgainstSchema } from '../rule/options-schema.js';
import { describeValue } from '../rule/schema-violation.js';
import type { ConfigOrigin } from './config-error.js';
import { CONFIG_SCHEMA } from './config-schema.js';
import type { HaplintConfig } from './types.js';

/** Levels of lists and objects that a configuration may have: more than anybody writes, and far fewer than the stack holds. */
const MAX_DEPTH = 100;

/** Values that a configuration may have. Aliases of YAML can make billions of them from a few lines. */
const MAX_VALUES = 100_000;

/**
 * Holds what a configuration file gave to the schema of configurations. Gives a copy without the properties that are
 * `undefined` (code writes `target: process.env.TARGET`); throws `ConfigError` for the first mistake.
 */
export function checkStructure(value: unknown, origin: ConfigOrigin): HaplintConfig {
  if (!isPlainObject(value)) {
    throw origin.error(null, `expected an object with keys such as "extends" and "rules", found ${describeValue(value)}`);
  }
  const { plugins, ...rest } = value;
  const data = new PlainCopy(origin).of(rest, [], []) as Record<string, unknown>;
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

/** Copies JSON-like data. Anything else is a mistake, as is a value that holds itself and one that is too much of it. */
class PlainCopy {
  readonly #origin: ConfigOrigin;
  #count = 0;

  constructor(origin: ConfigOrigin) {
    this.#origin = origin;
  }

  /** The copy of what stands at `path`, inside of `holders`. */
  of(value: unknown, path: readonly string[], holders: readonly unknown[]): unknown {
    const fail = (at: readonly string[], problem: string) => this.#origin.error(at.length === 0 ? null : keyOf(at), problem);
    this.#count++;
    // The key is the outermost one: that of the value at hand says nothing of what is too much.
    if (this.#count > MAX_VALUES) throw fail(path.slice(0, 1), `holds more than ${MAX_VALUES} values, lists and objects among them`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
    if (holders.includes(value)) throw fail(path, 'expected plain data, found an object that holds itself');
    if (holders.length > MAX_DEPTH) throw fail(path.slice(0, 1), `is nested more than ${MAX_DEPTH} levels deep`);
    const inside = [...holders, value];
    if (Array.isArray(value)) return value.map((item, i) => this.of(item, [...path, String(i)], inside));
    if (!isPlainObject(value)) throw fail(path, `expected plain data, found ${describeValue(value)}`);
    const given = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(given.map(([key, item]) => [key, this.of(item, [...path, key], inside)]));
  }
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
