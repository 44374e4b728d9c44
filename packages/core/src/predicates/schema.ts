import type { JsonSchema } from '../rule/options-schema.js';

const text = { type: 'string', minLength: 1 } as const;
const texts = { $ref: '#/definitions/texts' } as const;
const TEXTS = { anyOf: [text, { type: 'array', minItems: 1, items: text }] } as const;
const predicate = { $ref: '#/definitions/predicate' } as const;
const predicates = { type: 'array', minItems: 1, items: predicate } as const;
const count = { type: 'integer', minimum: 1 } as const;
const number = { type: 'integer', minimum: 1 } as const;
const version = {
  type: 'string',
  pattern: '^\\d+\\.\\d+(\\.\\d+|-dev\\d+)?$',
  title: 'a branch or a version, such as "3.0" or "3.0.3"',
} as const;

const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length === 0 ? {} : { required }),
  additionalProperties: false,
});

const AMOUNT = {
  anyOf: [
    { type: 'number' },
    { type: 'string', pattern: '^\\d+([a-z]+)?$', title: 'a number, a size or a time, such as 10, "64k" or "30s"' },
    object({ setting: text, default: text, times: { type: 'number' }, dividedBy: { type: 'number', exclusiveMinimum: 0 } }, [
      'setting',
      'default',
    ]),
  ],
};

/** One of the definitions. */
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });

const amount = ref('amount');

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

/** What each predicate says, for those who write one in an editor. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  all: 'All of them hold.',
  any: 'One of them holds.',
  not: 'It does not hold.',
  given: 'It holds; its lines are not shown.',
  shared: 'A predicate with a name holds: "http-proxy".',
  target: 'HAProxy is of these versions: from "since" on, before "before".',
  anywhere: 'It holds for the whole configuration, not only in the section around.',
  earlier: 'It holds for the sections before the one around.',
  proxy: 'There is a frontend, backend or listen section of that side and mode that satisfies "where".',
  section: 'There is a section of that kind that satisfies "where".',
  backend: 'There is a proxy with servers, or in a frontend one that it passes requests to, that satisfies "where".',
  bind: 'There is a listening line that satisfies "where".',
  server: 'There is a server line that satisfies "where".',
  parameter: 'The bind or server line around has that parameter, its own or from default-server and the like, with such a value.',
  address: 'The bind or server line around has such an address: its kind, network, port or text.',
  name: 'The section or server around has such a name.',
  option: 'That option is in effect, set here or inherited: "httpchk".',
  setting: 'The last line with that keyword, own or inherited, has such a value; without conditions: there is one.',
  line: 'There is a line that begins with these words, with such words behind them and such a condition.',
  action: 'There is a rule with that action, with such words behind it and such a condition.',
  fetch: 'An expression uses that sample fetch.',
  converter: 'An expression uses that converter.',
};

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

/** A schema with a description beside it; what stands beside `$ref` has no effect in draft 7. */
const described = (schema: unknown, description: string) =>
  schema !== null && typeof schema === 'object' && '$ref' in schema
    ? { description, allOf: [schema] }
    : { description, ...(schema as object) };

const kinds = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, described(KINDS[name], DESCRIPTIONS[name] as string)]));

/** What chooses things: the quantifiers without what counts. */
const SELECTORS: Readonly<Record<string, unknown>> = {
  proxy: object({ side: { enum: ['frontend', 'backend'] }, mode: texts, where: predicate }),
  section: object({ kind: texts, where: predicate }, ['kind']),
  backend: object({ mode: texts, where: predicate }),
  bind: object({ where: predicate }),
  server: object({ where: predicate }),
};

/** The definitions that schemas of predicates refer to. */
export const PREDICATE_DEFINITIONS = {
  predicate: { ...object(kinds(Object.keys(KINDS))), minProperties: 1, maxProperties: 1 },
  selector: { ...object(SELECTORS), minProperties: 1, maxProperties: 1 },
  valueTest: { anyOf: [{ type: 'string' }, { type: 'number' }, { ...object(CONDITIONS), minProperties: 1 }] },
  amount: AMOUNT,
  texts: TEXTS,
  addressFamily: { enum: ['tcp', 'quic', 'unix', 'abns', 'fd', 'sockpair', 'udp', 'rhttp', 'mptcp'] },
} as const;

/** JSON Schema (draft 7) of a predicate: its shape. Whether its names exist is for `checkPredicate` to say. */
export const PREDICATE_SCHEMA: JsonSchema = { $ref: '#/definitions/predicate', definitions: PREDICATE_DEFINITIONS };
