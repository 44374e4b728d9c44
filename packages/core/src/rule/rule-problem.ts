import { nearestName } from '../nearest.js';
import { keyOf, validateAgainstSchema } from './options-schema.js';
import { NotPlainError, plainCopy } from './plain-data.js';
import { describeValue, type SchemaViolation, segmentsOf, valueAt } from './schema-violation.js';

const text = { type: 'string', minLength: 1 } as const;
const boolean = { type: 'boolean' } as const;
const schemas = { type: 'array', items: { $ref: '#/definitions/schema' } } as const;
const schemasByName = { type: 'object', additionalProperties: { $ref: '#/definitions/schema' } } as const;
const typeName = { enum: ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] } as const;

/** JSON Schema of the part of JSON Schema that rules use; keywords that are not listed are left to the validator. */
const SCHEMA_SHAPE = {
  anyOf: [
    boolean,
    {
      type: 'object',
      properties: {
        type: { anyOf: [typeName, { type: 'array', items: typeName }] },
        enum: { type: 'array', minItems: 1 },
        required: { anyOf: [boolean, { type: 'array', items: text }] },
        properties: schemasByName,
        patternProperties: schemasByName,
        definitions: schemasByName,
        additionalProperties: { $ref: '#/definitions/schema' },
        propertyNames: { $ref: '#/definitions/schema' },
        items: { anyOf: [{ $ref: '#/definitions/schema' }, schemas] },
        anyOf: schemas,
        oneOf: schemas,
        allOf: schemas,
        not: { $ref: '#/definitions/schema' },
        pattern: { type: 'string' },
        minimum: { type: 'number' },
        maximum: { type: 'number' },
      },
    },
  ],
} as const;

/** JSON Schema (draft 7) of what a rule says about itself. Other keys are let pass: the same object may be a rule of ESLint. */
const META_SHAPE = {
  type: 'object',
  required: ['type', 'docs', 'severity', 'messages'],
  properties: {
    type: { enum: ['problem', 'suggestion', 'layout'] },
    docs: {
      type: 'object',
      required: ['description'],
      properties: {
        description: text,
        url: text,
        preset: { enum: ['check', 'recommended', 'security', 'performance', 'strict', 'stylistic'] },
        controls: { type: 'array', items: text },
      },
    },
    severity: { enum: ['warn', 'error'] },
    messages: { type: 'object', additionalProperties: text },
    schema: schemas,
    defaultOptions: { type: 'array' },
    fixable: { enum: ['code', 'whitespace'] },
    hasSuggestions: boolean,
    needsTarget: boolean,
    ofLineAlone: { anyOf: [boolean, { type: 'array', items: text, minItems: 1 }] },
    needsWhole: { enum: ['lines', 'section', 'configuration'] },
    reach: { enum: ['line', 'section', 'names'] },
    quietReach: { enum: ['line', 'section', 'names'] },
    oncePer: { enum: ['text', 'form', 'section'] },
  },
  definitions: { schema: SCHEMA_SHAPE },
} as const;

/** What keeps a value from being a rule, as one sentence part without a full stop; null where it is one. */
export function ruleProblem(rule: unknown): string | null {
  if (!isObject(rule)) return `expected an object with "meta" and "create", found ${describeValue(rule)}`;
  if (typeof rule.create !== 'function') return `expected "create" to be a function, found ${describeValue(rule.create)}`;
  if (!isObject(rule.meta)) return `expected "meta" to be an object, found ${describeValue(rule.meta)}`;
  const violation = metaViolation(rule.meta);
  return violation && `"${keyOf(['meta', ...violation.path])}": ${violation.message}`;
}

function metaViolation(given: object): SchemaViolation | null {
  let meta: Readonly<Record<string, unknown>>;
  try {
    meta = plainCopy(given) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof NotPlainError) return { path: error.path, message: error.message };
    throw error;
  }
  const violation = validateAgainstSchema(META_SHAPE, meta);
  if (violation !== null) return violation;
  const { properties } = META_SHAPE;
  const misspelt =
    misspeltKey(meta, Object.keys(properties), []) ?? misspeltKey(meta.docs, Object.keys(properties.docs.properties), ['docs']);
  return misspelt ?? schemaViolation(meta.schema ?? [], meta.schema, ['schema']) ?? defaultsViolation(meta);
}

/** Defaults that the schema would refuse. What it requires may be missing from them: that is for configurations to give. */
function defaultsViolation({ schema = [], defaultOptions = [] }: Readonly<Record<string, unknown>>): SchemaViolation | null {
  const schemas = JSON.parse(JSON.stringify(schema, (key, value) => (key === 'required' && Array.isArray(value) ? undefined : value)));
  for (const [i, option] of (defaultOptions as readonly unknown[]).entries()) {
    const violation = schemas[i] === undefined ? null : validateAgainstSchema(schemas[i], option);
    if (violation !== null) return { path: ['defaultOptions', String(i), ...violation.path], message: violation.message };
  }
  return null;
}

function misspeltKey(given: unknown, known: readonly string[], path: readonly string[]): SchemaViolation | null {
  for (const key of Object.keys(given as object)) {
    const nearest = known.includes(key) ? null : nearestName(key, known);
    if (nearest !== null) return { path: [...path, key], message: `unknown key; did you mean "${nearest}"?` };
  }
  return null;
}

/** What only shows when a schema is put to use: expressions that are none, and references to nothing. `root` is the list of schemas. */
function schemaViolation(value: unknown, root: unknown, path: readonly string[]): SchemaViolation | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, key];
    if (key === 'pattern' && typeof inner === 'string') {
      const message = patternMistake(inner);
      if (message !== null) return { path: at, message };
    }
    if (key === '$ref' && typeof inner === 'string' && !leadsSomewhere(inner, (root as readonly unknown[])[Number(path[1])])) {
      return { path: at, message: `there is no ${JSON.stringify(inner)} in the schema of this option` };
    }
    const violation = schemaViolation(inner, root, at);
    if (violation !== null) return violation;
  }
  return null;
}

function patternMistake(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    return `it is no regular expression: ${(error as Error).message}`;
  }
}

function leadsSomewhere(reference: string, schema: unknown): boolean {
  return !reference.startsWith('#') || valueAt(schema, segmentsOf(reference)) !== undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
