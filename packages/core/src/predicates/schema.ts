import type { JsonSchema } from '../rule/options-schema.js';

const text = { type: 'string', minLength: 1 } as const;
const texts = { anyOf: [text, { type: 'array', minItems: 1, items: text }] } as const;
const predicate = { $ref: '#/definitions/predicate' } as const;
const predicates = { type: 'array', minItems: 1, items: predicate } as const;
const count = { type: 'integer', minimum: 1 } as const;
const number = { type: 'integer', minimum: 1 } as const;
const version = { type: 'string', pattern: '^\\d+\\.\\d+(\\.\\d+|-dev\\d+)?$' } as const;

const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length === 0 ? {} : { required }),
  additionalProperties: false,
});

const amount = {
  anyOf: [
    { type: 'number' },
    { type: 'string', pattern: '^\\d+([a-z]+)?$' },
    object({ setting: text, default: text, times: { type: 'number' }, dividedBy: { type: 'number', exclusiveMinimum: 0 } }, [
      'setting',
      'default',
    ]),
  ],
};

const CONDITIONS = {
  is: { anyOf: [{ type: 'string' }, { type: 'number' }, object({ nameOf: text }, ['nameOf'])] },
  oneOf: { type: 'array', minItems: 1, items: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
  contains: text,
  includes: text,
  startsWith: text,
  endsWith: text,
  matches: text,
  ignoreCase: { type: 'boolean' },
  inside: texts,
  outside: texts,
  unit: { enum: ['number', 'bytes', 'ms', 's'] },
  atLeast: amount,
  atMost: amount,
  above: amount,
  below: amount,
  not: { $ref: '#/definitions/valueTest' },
} as const;

const parameterName = object({ parameter: text }, ['parameter']);
const lineQuantifier = object({
  where: predicate,
  atLeast: count,
  sharing: { anyOf: [{ enum: ['name'] }, parameterName] },
  differing: { type: 'array', minItems: 1, items: parameterName },
});
const wordTest = object({ word: number, after: text, ...CONDITIONS });
const argumentTest = object({ argument: number, ...CONDITIONS });
const oneOrMore = (schema: Readonly<Record<string, unknown>>) => ({ anyOf: [schema, { type: 'array', minItems: 1, items: schema }] });

const condition = oneOrMore({ $ref: '#/definitions/valueTest' });

/** Each predicate by the key that says what it is. */
const KINDS: Readonly<Record<string, unknown>> = {
  all: predicates,
  any: predicates,
  not: predicate,
  given: predicate,
  shared: text,
  target: { ...object({ since: version, before: version }), minProperties: 1 },
  anywhere: predicate,
  earlier: predicate,
  proxy: object({ side: { enum: ['frontend', 'backend'] }, mode: texts, where: predicate, atLeast: count }),
  section: object({ kind: texts, where: predicate, atLeast: count }, ['kind']),
  backend: object({ mode: texts, where: predicate, atLeast: count }),
  bind: lineQuantifier,
  server: lineQuantifier,
  parameter: { anyOf: [text, object({ name: texts, ...CONDITIONS }, ['name'])] },
  address: {
    ...object({ family: oneOrMore({ $ref: '#/definitions/addressFamily' }), port: { $ref: '#/definitions/valueTest' }, ...CONDITIONS }),
    minProperties: 1,
  },
  name: { $ref: '#/definitions/valueTest' },
  option: text,
  setting: object({ keyword: text, in: text, default: { type: 'string' }, word: { anyOf: [number, { enum: ['some'] }] }, ...CONDITIONS }, [
    'keyword',
  ]),
  line: object({ keyword: texts, negated: { type: 'boolean' }, in: texts, with: oneOrMore(wordTest), condition, atLeast: count }, [
    'keyword',
  ]),
  action: object({ name: texts, ruleset: texts, with: oneOrMore(wordTest), condition }, ['name']),
  fetch: object(
    { name: texts, arguments: oneOrMore(argumentTest), keyword: texts, match: texts, pattern: { $ref: '#/definitions/valueTest' } },
    ['name'],
  ),
  converter: object({ name: texts, arguments: oneOrMore(argumentTest), keyword: texts }, ['name']),
};

/** JSON Schema (draft 7) of a predicate: its shape. Whether its names exist is for `checkPredicate` to say. */
export const PREDICATE_SCHEMA: JsonSchema = {
  $ref: '#/definitions/predicate',
  definitions: {
    predicate: { ...object(KINDS), minProperties: 1, maxProperties: 1 },
    valueTest: { anyOf: [{ type: 'string' }, { type: 'number' }, { ...object(CONDITIONS), minProperties: 1 }] },
    addressFamily: { enum: ['tcp', 'quic', 'unix', 'abns', 'fd', 'sockpair', 'udp', 'rhttp', 'mptcp'] },
  },
};
