import { type ActionEffect, actionEffect, actionsOf, type Facet, facetsOf, findAction, rulesets } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import {
  type Alternatives,
  AttachedMap,
  type Conjunction,
  mayBeSeveralWords,
  type PlainCondition,
  readableCondition,
} from '@haplint/core/internal';
import type { Condition, Directive, Word } from '@haplint/parser';

/** A line that HAProxy evaluates for each connection, request or response. */
export class EvaluatedRule {
  readonly line: Directive;
  /** What it is evaluated with: `http-request`, `tcp-request content`, `use_backend`, ... */
  readonly ruleset: string;
  /** The action's name without number or parenthesis (`track-sc`, `set-var`); for rules of one purpose, the ruleset itself. */
  readonly action: string;
  /** Null where it has none. */
  readonly condition: Condition | PlainCondition | null;
  /** Null where the action may do anything. */
  readonly effect: ActionEffect | null;
  /** The index of the word that names the action. */
  readonly #at: number;

  constructor(
    line: Directive,
    {
      ruleset,
      action,
      condition,
      effect,
      at,
    }: Pick<EvaluatedRule, 'ruleset' | 'action' | 'condition' | 'effect'> & { readonly at: number },
  ) {
    this.line = line;
    this.ruleset = ruleset;
    this.action = action;
    this.condition = condition;
    this.effect = effect;
    this.#at = at;
  }

  /** The word that names the action; the keyword's where there is none. */
  get word(): Word {
    return this.line.words[this.#at] as Word;
  }

  /** The words behind the action, condition included. */
  get words(): readonly Word[] {
    return this.line.words.slice(this.#at + 1);
  }
}

/** Rules of one purpose, which decide once and for all where their condition holds. */
const SINGLE_PURPOSE: ReadonlySet<string> = new Set(['use_backend', 'use-server', 'redirect']);

/** What rules begin with. */
const RULE_KEYWORDS: ReadonlySet<string> = new Set([...SINGLE_PURPOSE, ...rulesets().map((ruleset) => ruleset.split(' ')[0] as string)]);

const DECIDES: ActionEffect = { final: true, changes: [] };

/** The rules of a section that are sure to be read, ruleset by ruleset, in the order of evaluation. */
export function evaluatedRules(section: ConfigSection, model: Model): ReadonlyMap<string, readonly EvaluatedRule[]> {
  let rules = bySection.get(section);
  if (rules === undefined) {
    rules = readRules(section, model);
    bySection.set(section, rules);
  }
  return rules;
}

const bySection = new AttachedMap<ConfigSection, ReadonlyMap<string, readonly EvaluatedRule[]>>();

function readRules(section: ConfigSection, model: Model): ReadonlyMap<string, readonly EvaluatedRule[]> {
  const rules = new Map<string, EvaluatedRule[]>();
  for (const line of section.lines) {
    const rule = evaluatedRule(line, model);
    if (rule === null) continue;
    const others = rules.get(rule.ruleset);
    if (others === undefined) rules.set(rule.ruleset, [rule]);
    else others.push(rule);
  }
  return rules;
}

/** A line as a rule; null for other lines and where the text doesn't tell what it does. */
export function evaluatedRule(line: Directive, model: Model): EvaluatedRule | null {
  const first = line.keywordValue;
  if (!RULE_KEYWORDS.has(first)) return null;
  if (line.prefix !== null || line.broken || model.isRead(line) !== true) return null;
  if (!line.isPlain && line.words.some(mayBeSeveralWords)) return null;
  const condition = readableCondition(line, model);
  if (condition === undefined) return null;
  if (SINGLE_PURPOSE.has(first)) return new EvaluatedRule(line, { ruleset: first, action: first, condition, effect: DECIDES, at: 0 });
  const twoWords = `${first} ${line.valueAt(1) ?? ''}`;
  const isTwoWords = actionsOf(twoWords) !== null;
  const ruleset = isTwoWords ? twoWords : first;
  const at = isTwoWords ? 2 : 1;
  const named = line.valueAt(at);
  if (named === undefined || (!line.isPlain && line.words[at]?.isLiteral !== true) || actionsOf(ruleset) === null) return null;
  const action = findAction(ruleset, named)?.name ?? named;
  return new EvaluatedRule(line, { ruleset, action, condition, effect: actionEffect(action), at });
}

/** Whether a rule ends its ruleset wherever its condition holds: a redirect that would lead nowhere can be told to go on. */
export function isFinal(rule: EvaluatedRule): boolean {
  return rule.effect?.final === true && !(rule.action === 'redirect' && rule.words.some(({ value }) => value === 'ignore-empty'));
}

/** The rules of a ruleset up to some place, for what they change. */
export class RulesBefore {
  #count = 0;
  /** Places behind the last rule that may do anything, that changes something, and that changes a facet. */
  #unknown = 0;
  #change = 0;
  readonly #changeOf = new Map<Facet, number>();

  add({ effect }: EvaluatedRule): void {
    this.#count++;
    if (effect === null) this.#unknown = this.#count;
    else if (effect.changes.length > 0) this.#change = this.#count;
    for (const facet of effect?.changes ?? []) this.#changeOf.set(facet, this.#count);
  }

  /**
   * Whether a condition that held, or did not, where the rule at an index was evaluated is sure to be the same now: none of
   * the rules behind it changes what its tests look at.
   */
  isUnchanged(condition: Alternatives | null, index: number): boolean {
    if (condition === null) return true;
    const isBehind = (place: number | undefined) => (place ?? 0) > index + 1;
    if (isBehind(this.#unknown)) return false;
    const looked = condition.map(facetsLookedAt);
    if (looked.some((facets) => facets === null)) return !isBehind(this.#change);
    return looked.every((facets) => facets?.every((facet) => !isBehind(this.#changeOf.get(facet))));
  }
}

function facetsLookedAt(conjunction: Conjunction): readonly Facet[] | null {
  const facets: Facet[] = [];
  for (const { tests } of conjunction) {
    if (tests === null) return null;
    for (const { fetch, patterns } of tests) {
      const own = facetsOf(fetch);
      if (own === null) return null;
      facets.push(...own, ...(patterns === null ? (['patterns'] as const) : []));
    }
  }
  return facets;
}
