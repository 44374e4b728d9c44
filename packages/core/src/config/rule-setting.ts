import { nearestName } from '../nearest.js';
import { describeValue, listing } from '../rule/schema-violation.js';
import type { Severity } from '../rule/types.js';
import type { ConfigOrigin } from './config-error.js';
import { SEVERITIES } from './config-schema.js';

/** A rule's entry in a configuration, read. */
export interface ReadRuleSetting {
  /** 0 turns the rule off. */
  readonly severity: Severity | 0;
  /** null where the entry is a severity alone: the options that others have set then stay. */
  readonly options: readonly unknown[] | null;
}

const LEVELS: Readonly<Record<string, Severity | 0>> = { off: 0, warn: 1, error: 2, '0': 0, '1': 1, '2': 2 };
const EXPECTED = listing(SEVERITIES.map((severity) => JSON.stringify(severity)));

/** Reads a severity, or a list of a severity and options. Throws `ConfigError` for anything else. */
export function readRuleSetting(value: unknown, key: string, origin: ConfigOrigin): ReadRuleSetting {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const [severity, ...options] = given;
  const level = (SEVERITIES as readonly unknown[]).includes(severity) ? LEVELS[String(severity)] : undefined;
  if (level !== undefined) return { severity: level, options: options.length === 0 ? null : options };
  const place = Array.isArray(value) && given.length > 0 ? 'expected a severity first, ' : 'expected ';
  const list = Array.isArray(value) && given.length > 0 ? '' : ', or a list of one of them and options';
  const found = Array.isArray(value) && given.length === 0 ? 'an empty list' : describeValue(severity);
  throw origin.error(key, `${place}${EXPECTED}${list}, found ${found}${meantSeverity(severity)}`);
}

/** What other tools call the same. */
const SYNONYMS = new Map([
  ['warning', 'warn'],
  ['err', 'error'],
  ['on', 'error'],
  ['true', 'error'],
  ['none', 'off'],
  ['false', 'off'],
]);

function meantSeverity(severity: unknown): string {
  if (typeof severity !== 'string' && typeof severity !== 'boolean') return '';
  const name = String(severity).toLowerCase();
  const meant = SYNONYMS.get(name) ?? nearestName(name, ['off', 'warn', 'error']);
  return meant === null ? '' : `; did you mean "${meant}"?`;
}
