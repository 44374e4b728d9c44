import type { OutputUnit } from '@cfworker/json-schema';
import { nearestName } from '../nearest.js';

/** What is wrong with a value, and where inside it. */
export interface SchemaViolation {
  /** Keys and indices that lead to the place; empty for the value itself. */
  readonly path: readonly string[];
  /** One sentence part without a full stop: 'expected a whole number, found "ten"'. */
  readonly message: string;
}

type SchemaObject = Readonly<Record<string, unknown>>;

/** Keywords that only say that something below them failed. */
const WRAPPERS = new Set(['properties', 'patternProperties', 'items', 'additionalItems', 'allOf', 'if', '$ref', 'false']);

/**
 * Says in our own words what the validator found wrong first; null where it found nothing. The validator's sentences
 * ("Property "mx" does not match additional properties schema.") speak of schemas, which the reader has never seen.
 */
export function explainViolations(schema: unknown, value: unknown, units: readonly OutputUnit[]): SchemaViolation | null {
  const unit = units.find(({ keyword, keywordLocation }) => {
    if (keyword !== 'additionalProperties') return !WRAPPERS.has(keyword);
    return schemaAt(schema, segmentsOf(keywordLocation)) === false;
  });
  if (unit === undefined) return null;
  if (unit.keyword === 'anyOf' || unit.keyword === 'oneOf') {
    const meant = meantAlternative(unit, units);
    if (meant !== null) return explainViolations(schema, value, meant);
  }
  return explain(schema, value, unit);
}

/** The alternative that the value is of the right type for, where there is just one: its violations tell more than a list of all. */
function meantAlternative({ keywordLocation, instanceLocation }: OutputUnit, units: readonly OutputUnit[]): OutputUnit[] | null {
  const alternatives = new Map<string, OutputUnit[]>();
  for (const unit of units) {
    if (!unit.keywordLocation.startsWith(`${keywordLocation}/`)) continue;
    const index = unit.keywordLocation.slice(keywordLocation.length + 1).split('/', 1)[0] as string;
    alternatives.set(index, [...(alternatives.get(index) ?? []), unit]);
  }
  const isOther = (unit: OutputUnit) => unit.instanceLocation === instanceLocation && ['type', 'enum', 'const'].includes(unit.keyword);
  const meant = [...alternatives.values()].filter((alternative) => !alternative.some(isOther));
  return meant.length === 1 ? (meant[0] as OutputUnit[]) : null;
}

function explain(schema: unknown, value: unknown, unit: OutputUnit): SchemaViolation {
  const path = segmentsOf(unit.instanceLocation);
  const keywordPath = segmentsOf(unit.keywordLocation);
  const holder = schemaAt(schema, keywordPath.slice(0, -1));
  const found = valueAt(value, path);
  if (!isObject(holder)) return { path, message: unit.error.replace(/\.$/, '') };
  if (unit.keyword === 'additionalProperties') {
    const key = /^Property "(.*)" does not match/s.exec(unit.error)?.[1] ?? '';
    return { path: [...path, key], message: unknownName('key', key, Object.keys(isObject(holder.properties) ? holder.properties : {})) };
  }
  return { path, message: messageFor(unit, schema, holder, found) };
}

function messageFor(unit: OutputUnit, root: unknown, schema: SchemaObject, found: unknown): string {
  const limit = schema[unit.keyword];
  const but = `, found ${describeValue(found)}`;
  switch (unit.keyword) {
    case 'type':
    case 'enum':
    case 'const':
    case 'anyOf':
    case 'oneOf':
      return `expected ${describeSchema(root, schema)}${but}${didYouMean(found, Array.isArray(schema.enum) ? schema.enum : [])}`;
    case 'required':
      return `"${/"(.*)"/s.exec(unit.error)?.[1] ?? ''}" is missing`;
    case 'minimum':
      return `expected ${limit} or more${but}`;
    case 'maximum':
      return `expected ${limit} or less${but}`;
    case 'exclusiveMinimum':
      return `expected more than ${limit}${but}`;
    case 'exclusiveMaximum':
      return `expected less than ${limit}${but}`;
    case 'multipleOf':
      return `expected a multiple of ${limit}${but}`;
    case 'minLength':
      return limit === 1 ? 'expected a string that is not empty' : `expected at least ${limit} characters${but}`;
    case 'maxLength':
      return `expected at most ${limit} characters${but}`;
    case 'pattern':
      // Our own schemas say in a title what they mean by a pattern.
      return `expected ${typeof schema.title === 'string' ? schema.title : `a string that matches /${limit}/`}${but}`;
    case 'minItems':
      return limit === 1
        ? 'expected a list that is not empty'
        : `expected a list of at least ${limit}, found ${(found as unknown[]).length}`;
    case 'maxItems':
      return `expected a list of at most ${limit}, found ${(found as unknown[]).length}`;
    case 'uniqueItems':
      return 'expected a list that has nothing twice';
    case 'minProperties':
      return limit === 1 ? 'expected an object that is not empty' : `expected an object with at least ${limit} keys`;
    case 'maxProperties':
      return limit === 1 ? 'expected an object with one key' : `expected an object with ${limit} keys at most`;
    case 'propertyNames': {
      const { pattern, title } = isObject(limit) ? limit : {};
      const name = /"(.*)"/s.exec(unit.error)?.[1] ?? '';
      if (typeof title === 'string') return `expected ${title}, found "${name}"`;
      return pattern === undefined ? `"${name}" is not allowed as a key` : `expected keys that match /${pattern}/, found "${name}"`;
    }
    default:
      return unit.error.replace(/\.$/, '');
  }
}

/** 'unknown key; did you mean "rules"?', or what there is where nothing is near. */
export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest !== null) return `unknown ${kind}; did you mean "${nearest}"?`;
  return known.length === 0 ? `unknown ${kind}` : `unknown ${kind}; expected ${listing(known.map((other) => JSON.stringify(other)))}`;
}

function didYouMean(found: unknown, values: readonly unknown[]): string {
  const names = values.filter((value) => typeof value === 'string');
  const nearest = typeof found === 'string' ? nearestName(found, names) : null;
  return nearest === null ? '' : `; did you mean "${nearest}"?`;
}

/** 'a', 'a or b', 'a, b or c'. */
export function listing(items: readonly string[], conjunction = 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

const TYPE_WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['a string', 'strings'],
  integer: ['a whole number', 'whole numbers'],
  number: ['a number', 'numbers'],
  boolean: ['true or false', 'true or false'],
  object: ['an object', 'objects'],
  array: ['a list', 'lists'],
  null: ['null', 'null'],
};

/** What a schema wants, in words: 'a string or a list of strings'. */
function describeSchema(root: unknown, given: unknown): string {
  const schema = isObject(given) && typeof given.$ref === 'string' ? schemaAt(root, segmentsOf(given.$ref)) : given;
  if (!isObject(schema)) return 'another value';
  if (Array.isArray(schema.enum)) return listing(schema.enum.map((value) => JSON.stringify(value)));
  if ('const' in schema) return JSON.stringify(schema.const);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(alternatives)) return listing(alternatives.map((alternative) => describeSchema(root, alternative)));
  if (schema.type === 'array' && isObject(schema.items)) {
    const { type, enum: values } = schema.items;
    if (Array.isArray(values)) return `a list of ${listing(values.map((value) => JSON.stringify(value)))}`;
    if (typeof type === 'string' && type in TYPE_WORDS) return `a list of ${TYPE_WORDS[type]?.[1]}`;
  }
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).map((type) => TYPE_WORDS[String(type)]?.[0] ?? 'another value');
  return listing(types);
}

const MAX_QUOTED = 60;

/** A value in the words of a message: '"ten"', 'the number 3', 'a list', 'nothing'. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'string') return JSON.stringify(value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED - 1)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'function') return 'a function';
  if (value instanceof Date) return 'a date';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The validator's pointer ('#/a~1b/0', percent-encoded) as keys. */
export function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function schemaAt(root: unknown, path: readonly string[]): unknown {
  let schema = root;
  for (const segment of path) {
    if (segment === '$ref' && isObject(schema)) {
      schema = typeof schema.$ref === 'string' && schema.$ref.startsWith('#') ? schemaAt(root, segmentsOf(schema.$ref)) : undefined;
    } else {
      schema = valueAt(schema, [segment]);
    }
  }
  return schema;
}

/** What stands at a path of keys and indices; `undefined` where nothing does. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as SchemaObject)[key] : undefined;
  }
  return value;
}

function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
