import type { Predicate, TargetTest } from '@haplint/catalog';
import type { Selector } from '../predicates/evaluator.js';
import { PREDICATE_DEFINITIONS } from '../predicates/schema.js';
import type { JsonSchema } from '../rule/options-schema.js';

/** A rule made of data: what a configuration may not have, or what each thing of a kind has to have. */
export interface DeclaredRule {
  /** What the finding says. Placeholders: `{{ section }}`, `{{ name }}`, `{{ text }}`, `{{ target }}`. */
  readonly message: string;
  /** Default `warn`. */
  readonly severity?: 'warn' | 'error';
  /** What the rules are read in, each such thing by itself; left out: the whole configuration. */
  readonly in?: Selector;
  /** Reported wherever it holds. */
  readonly forbid?: Predicate;
  /** Reported wherever it does not hold. */
  readonly require?: Predicate;
  /** The versions of HAProxy that the rule is about; it then waits until one is known. */
  readonly target?: TargetTest;
  /** Why the rule is there; `haplint explain` shows it. */
  readonly why?: string;
  /** What to do; stands behind the message. */
  readonly help?: string;
  /** A page about it. */
  readonly url?: string;
}

const text = { type: 'string', minLength: 1 } as const;

/** The shape of a declared rule; it refers to `DECLARED_RULE_DEFINITIONS`. */
export const DECLARED_RULE_SHAPE = {
  type: 'object',
  additionalProperties: false,
  required: ['message'],
  properties: {
    message: {
      ...text,
      description:
        'What the finding says. {{ section }} stands for the section it is in (backend "app"), {{ name }} for the name of that section, {{ text }} for what is written at the place.',
    },
    severity: { enum: ['warn', 'error'], description: 'How loud it is; left out, "warn". "rules" can change it, and turn the rule off.' },
    in: {
      $ref: '#/definitions/selector',
      description:
        'The things that the rule is read in, one by one: proxies, sections, bind or server lines. Left out: the whole configuration.',
    },
    forbid: { $ref: '#/definitions/predicate', description: 'What must not be: reported at each place that has it.' },
    require: { $ref: '#/definitions/predicate', description: 'What must be: reported at each of the things of "in" that lacks it.' },
    target: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: { since: { $ref: '#/definitions/version' }, before: { $ref: '#/definitions/version' } },
      description: 'The versions of HAProxy that the rule is about: from "since" on, before "before". It waits until a target is known.',
    },
    why: { ...text, description: 'Why the rule is there, for "haplint explain".' },
    help: { ...text, description: 'What to do about it; stands behind the message.' },
    url: { ...text, pattern: '^https?://\\S+$', title: 'the address of a page, with "https://"', description: 'A page about it.' },
  },
} as const;

export const DECLARED_RULE_DEFINITIONS = {
  ...PREDICATE_DEFINITIONS,
  version: { type: 'string', pattern: '^\\d+\\.\\d+(\\.\\d+|-dev\\d+)?$', title: 'a branch or a version, such as "3.0" or "3.0.3"' },
} as const;

/** JSON Schema (draft 7) of a declared rule. */
export const DECLARED_RULE_SCHEMA: JsonSchema = { ...DECLARED_RULE_SHAPE, definitions: DECLARED_RULE_DEFINITIONS };
