import { describeValue } from './schema-violation.js';

/** Levels of lists and objects that data may have: more than anybody writes, and far fewer than the stack holds. */
const MAX_DEPTH = 100;

/** Values that data may have. Aliases of YAML can make billions of them from a few lines. */
const MAX_VALUES = 100_000;

/** A value that is no plain data: the keys that lead to it, and in the message what was expected, without a full stop. */
export class NotPlainError extends Error {
  readonly path: readonly string[];

  constructor(path: readonly string[], message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Copies JSON-like data without the properties that are `undefined` (code writes `target: process.env.TARGET`). Throws
 * `NotPlainError` for anything else, for a value that holds itself, and for one that is deeper or larger than anybody writes.
 */
export function plainCopy(value: unknown): unknown {
  return new PlainCopy().of(value, [], []);
}

class PlainCopy {
  #count = 0;

  /** The copy of what stands at `path`, inside of `holders`. */
  of(value: unknown, path: readonly string[], holders: readonly unknown[]): unknown {
    this.#count++;
    // The key is the outermost one: that of the value at hand says nothing of what is too much.
    if (this.#count > MAX_VALUES)
      throw new NotPlainError(path.slice(0, 1), `holds more than ${MAX_VALUES} values, lists and objects among them`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
    if (holders.includes(value)) throw new NotPlainError(path, 'expected plain data, found an object that holds itself');
    if (holders.length > MAX_DEPTH) throw new NotPlainError(path.slice(0, 1), `is nested more than ${MAX_DEPTH} levels deep`);
    const inside = [...holders, value];
    if (Array.isArray(value)) return value.map((item, i) => this.of(item, [...path, String(i)], inside));
    if (!isPlainObject(value)) throw new NotPlainError(path, `expected plain data, found ${describeValue(value)}`);
    const given = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(given.map(([key, item]) => [key, this.of(item, [...path, key], inside)]));
  }
}

/** An object literal, of whatever realm, or the namespace of a module. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
