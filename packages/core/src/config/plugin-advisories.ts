import { type Advisory, branches } from '@haplint/catalog';
import { checkPredicate } from '../predicates/check.js';
import { PREDICATE_DEFINITIONS } from '../predicates/schema.js';
import { keyOf, validateAgainstSchema } from '../rule/options-schema.js';
import { listing, type SchemaViolation } from '../rule/schema-violation.js';

/** A fault that a plugin tells of: the catalog's entry, of which most can be left out. */
export type PluginAdvisory = Pick<Advisory, 'id' | 'severity' | 'title' | 'explanation' | 'predicate'> & Partial<Advisory>;

const text = { type: 'string', minLength: 1 } as const;
const textOrNull = { anyOf: [text, { type: 'null' }] } as const;
const BRANCH = 'a branch such as "3.0"';
const branch = '^\\d+\\.\\d+$';
const release = { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$', title: 'a release such as "3.0.3"' } as const;
const version = { type: 'string', pattern: '^\\d+\\.\\d+(\\.\\d+|-dev\\d+)$', title: 'a version such as "3.0.3" or "3.1-dev5"' } as const;
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const byBranch = (schema: object) => ({ type: 'object', propertyNames: { pattern: branch, title: BRANCH }, additionalProperties: schema });
const kinds = { anyOf: [text, { type: 'array', minItems: 1, items: text }] };
/** The edits of a mitigation: what each needs besides. */
const EDITS: Readonly<Record<string, readonly string[]>> = {
  insert: ['in'],
  set: ['to', 'in'],
  removeParameter: [],
  setParameter: ['to'],
  addParameter: [],
};

const edit = {
  type: 'object',
  additionalProperties: false,
  properties: { ...Object.fromEntries(Object.keys(EDITS).map((key) => [key, text])), to: text, in: kinds },
};

/** JSON Schema (draft 7) of what a plugin says of a fault. */
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'severity', 'title', 'explanation', 'predicate'],
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9][\\w.-]*$', title: 'a name of letters, digits, dots, dashes and underscores' },
    kind: { enum: ['cve', 'bug'] },
    severity: { enum: ['critical', 'high', 'medium', 'low'] },
    cvss: orNull({ type: 'number', minimum: 0, maximum: 10 }),
    effect: { type: 'array', items: text },
    title: text,
    explanation: text,
    mitigation: textOrNull,
    fixCommits: { type: 'array', items: text },
    introduced: orNull(release),
    introducedIn: byBranch(version),
    introducedNote: textOrNull,
    fixedIn: byBranch(orNull(release)),
    fixedInDevelopment: orNull(version),
    affectedBranches: { type: 'array', minItems: 1, items: { type: 'string', pattern: branch, title: BRANCH } },
    references: { type: 'array', items: { type: 'string', pattern: '^https?://\\S+$', title: 'the address of a page, with "https://"' } },
    needsMore: text,
    confidence: { enum: ['high', 'medium', 'low'] },
    rule: textOrNull,
    predicate: orNull({ $ref: '#/definitions/predicate' }),
    predicateNote: textOrNull,
    safeMitigation: { type: 'array', items: edit },
  },
  definitions: PREDICATE_DEFINITIONS,
} as const;

/** What is wrong with a plugin's fault first, as one sentence part; null where nothing is. `registered` are names that are known besides the catalog's. */
export function advisoryProblem(value: unknown, registered: ReadonlySet<string>): string | null {
  const violation = validateAgainstSchema(SCHEMA, value) ?? problemInside(value as PluginAdvisory, registered);
  if (violation === null) return null;
  const { path, message } = violation;
  return path.length === 0 ? message : `"${keyOf(path)}": ${message}`;
}

function problemInside(given: PluginAdvisory, registered: ReadonlySet<string>): SchemaViolation | null {
  const { predicate, affectedBranches = [], fixedIn = {}, safeMitigation = [] } = given;
  const known = new Set(branches().map(({ name }) => name));
  const stranger = [...affectedBranches, ...Object.keys(fixedIn)].find((name) => !known.has(name));
  if (stranger !== undefined) {
    const key = affectedBranches.includes(stranger) ? 'affectedBranches' : 'fixedIn';
    return { path: [key], message: `"${stranger}" is no known branch; known are ${[...known][0]} to ${[...known].at(-1)}` };
  }
  for (const [i, each] of safeMitigation.entries()) {
    const message = editProblem(each as unknown as Readonly<Record<string, unknown>>);
    if (message !== null) return { path: ['safeMitigation', String(i)], message };
  }
  const [mistake] = predicate === null ? [] : checkPredicate(predicate, { registered });
  return mistake === undefined ? null : { path: ['predicate', ...mistake.path], message: mistake.message };
}

function editProblem(given: Readonly<Record<string, unknown>>): string | null {
  const names = Object.keys(EDITS);
  const [name, ...others] = names.filter((key) => given[key] !== undefined);
  if (name === undefined || others.length > 0) return `expected one of ${listing(names.map((key) => `"${key}"`))}`;
  const missing = EDITS[name]?.find((key) => given[key] === undefined);
  return missing === undefined ? null : `"${missing}" is missing`;
}

/**
 * The catalog's entry for a plugin's fault. One that names no branches is of all of them, and without a fix in any: what an
 * organisation has been through need not end with a release.
 */
export function completeAdvisory(given: PluginAdvisory): Advisory {
  const affectedBranches = given.affectedBranches ?? branches().map(({ name }) => name);
  return {
    kind: 'bug',
    cvss: null,
    effect: [],
    mitigation: null,
    fixCommits: [],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedInDevelopment: null,
    references: [],
    confidence: 'high',
    rule: null,
    predicateNote: null,
    safeMitigation: [],
    ...given,
    affectedBranches,
    fixedIn: { ...Object.fromEntries(affectedBranches.map((name) => [name, null])), ...given.fixedIn },
  };
}
