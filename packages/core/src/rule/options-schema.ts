import { Validator } from '@cfworker/json-schema';
import { explainViolations, type SchemaViolation } from './schema-violation.js';
import type { AnyRule } from './types.js';

/** A JSON Schema; drafts 4 and 7, so that ESLint can compile the same one. */
export type JsonSchema = Readonly<Record<string, unknown>> | boolean;

/** Holds a value to a JSON Schema. Gives what is wrong with it first, null when it is valid. */
export function validateAgainstSchema(schema: JsonSchema, value: unknown): SchemaViolation | null {
  const { valid, errors } = new Validator(schema as object, '7', false).validate(value);
  return valid ? null : (explainViolations(schema, value, errors) ?? { path: [], message: 'not a value that the schema allows' });
}

/** A path inside a value as one would write it in JavaScript: ['overrides', '0', 'rules'] is 'overrides[0].rules'. */
export function keyOf(path: readonly string[]): string {
  return path.map((key, i) => (/^\d+$/.test(key) ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

/**
 * Holds the options given to a rule to its schema. Gives one sentence without a full stop, or null when they are valid.
 */
export function validateRuleOptions(rule: AnyRule, options: readonly unknown[]): string | null {
  const schema = rule.meta.schema ?? [];
  if (options.length > schema.length) {
    return schema.length === 0
      ? 'the rule takes no options'
      : `the rule takes ${schema.length === 1 ? 'one option' : `${schema.length} options`}, ${options.length} are given`;
  }
  for (const [index, option] of options.entries()) {
    const violation = validateAgainstSchema(schema[index] as JsonSchema, option);
    if (violation !== null) {
      const place = violation.path.length === 0 ? `option ${index + 1}` : `option "${keyOf(violation.path)}"`;
      return `${place}: ${violation.message}`;
    }
  }
  return null;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeValues(base: unknown, given: unknown): unknown {
  if (given === undefined) return base;
  if (!isPlainObject(base) || !isPlainObject(given)) return given;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(given)) merged[key] = mergeValues(base[key], value);
  return merged;
}

/** Lays the given options over the rule's defaults: objects merge, everything else is replaced. */
export function mergeDefaultOptions(rule: AnyRule, given: readonly unknown[]): readonly unknown[] {
  const defaults = rule.meta.defaultOptions ?? [];
  return Array.from({ length: Math.max(defaults.length, given.length) }, (_, i) => mergeValues(defaults[i], given[i]));
}
