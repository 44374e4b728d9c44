import { type Advisory, advisories, advisoriesOfRule, firstFixedRelease, isAffected, type Version } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { remembered, rememberedWeakly, type Verdict, verdictOn } from '@haplint/core/internal';

/** A fault that the target has, or may have, and what the configuration has to do with it. */
export interface AdvisoryVerdict {
  readonly advisory: Advisory;
  /** Whether the target has it. */
  readonly affected: true | 'unknown';
  /** Whether and where the configuration exposes it; null where a configuration does not tell. */
  readonly verdict: Verdict | null;
}

/** A fault of the target that the configuration exposes. */
export interface ReachedAdvisory {
  readonly advisory: Advisory;
  readonly verdict: Verdict;
}

const SEVERITIES: readonly Advisory['severity'][] = ['critical', 'high', 'medium', 'low'];
const CONFIDENCES: readonly Advisory['confidence'][] = ['high', 'medium', 'low'];

/** How sure one has to be of a fault to tell of it, unless a rule's options say otherwise. */
export const SURE_ENOUGH: Advisory['confidence'] = 'medium';

/** What a version has, for all the configurations of a run. */
const affectionsOf = rememberedWeakly((target: Version) => remembered((advisory: Advisory) => isAffected(advisory, target)));

/** The faults that a rule of their own tells of and that a version is certain to have. */
export function advisoriesFor(rule: string, target: Version): readonly Advisory[] {
  return certainFor(target)(rule);
}

const certainFor = rememberedWeakly((target: Version) =>
  remembered((rule: string) => advisoriesOfRule(rule).filter((advisory) => affectionsOf(target)(advisory) === true)),
);

/** All faults there are: the catalog's, and those that plugins tell of. */
function allAdvisories({ additions }: Model): readonly Advisory[] {
  return additions.advisories.length === 0 ? advisories : [...advisories, ...additions.advisories];
}

/** All faults that the model's target has, or may have, the worst first; without a target, none. */
export function advisoryVerdicts(model: Model): readonly AdvisoryVerdict[] {
  const { target } = model;
  if (target === null) return [];
  return allAdvisories(model)
    .flatMap((advisory) => {
      const affected = affectionsOf(target)(advisory);
      if (affected === false) return [];
      return [{ advisory, affected, verdict: advisory.predicate === null ? null : verdictOn(advisory.predicate, model) }];
    })
    .sort((a, b) => compareSeverity(a.advisory, b.advisory));
}

/** The wanted faults of the model's target that its configuration is certain to expose, the worst first. */
export function reachedAdvisories(model: Model, isWanted: (advisory: Advisory) => boolean = () => true): readonly ReachedAdvisory[] {
  const { target } = model;
  if (target === null) return [];
  return allAdvisories(model)
    .filter((advisory) => isWanted(advisory) && affectionsOf(target)(advisory) === true)
    .flatMap((advisory) => {
      const verdict = exposuresOf(model)(advisory);
      return verdict === null ? [] : [{ advisory, verdict }];
    })
    .sort((a, b) => compareSeverity(a.advisory, b.advisory));
}

/** Where a configuration is certain to expose a fault that its target has, null where it does not: rules are asked file by file. */
const exposuresOf = rememberedWeakly((model: Model) =>
  remembered(({ predicate }: Advisory): Verdict | null => {
    const found = predicate === null ? null : verdictOn(predicate, model);
    return found?.truth === true ? found : null;
  }),
);

/** Those of them that are told of where no rule's options say otherwise. */
export function sureAdvisories(model: Model): readonly ReachedAdvisory[] {
  return reachedAdvisories(model, (advisory) => isAtLeastAsSure(advisory, SURE_ENOUGH));
}

/** The worst first; of two that are as bad, the one with the higher score. */
export function compareSeverity(a: Advisory, b: Advisory): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (b.cvss ?? 0) - (a.cvss ?? 0);
}

export function isAtLeastAsSevere(advisory: Advisory, minimum: Advisory['severity']): boolean {
  return SEVERITIES.indexOf(advisory.severity) <= SEVERITIES.indexOf(minimum);
}

/** Whether the entry is founded well enough, and whether the configuration alone is enough for it. */
export function isAtLeastAsSure({ confidence, needsMore }: Advisory, minimum: Advisory['confidence']): boolean {
  return CONFIDENCES.indexOf(needsMore === undefined ? confidence : 'low') <= CONFIDENCES.indexOf(minimum);
}

/** Whether some version of HAProxy has the fix. */
export function isFixedSomewhere({ fixedIn, fixedInDevelopment }: Advisory): boolean {
  return fixedInDevelopment !== null || Object.values(fixedIn).some((release) => release !== null);
}

/** Whether some release of the branch has the fix. */
export function isFixedInBranch(advisory: Advisory, branch: string): boolean {
  const fixed = firstFixedRelease(advisory, branch);
  return fixed !== null && fixed !== 'unknown';
}
