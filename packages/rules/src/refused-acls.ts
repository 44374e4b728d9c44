import { converter, isKnown, isRegisteredByLua, type Lifecycle, sampleFetch, type Version } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { aclMistake } from './acl-matching.js';
import { argumentFinding } from './sample-arguments.js';
import { type SampleUse, sampleExpressions } from './sample-expressions.js';
import { aclKeywordOf, typesOf } from './sample-types.js';
import { mayBeKnown } from './unknown-name.js';

/** Names that HAProxy takes for ACLs (src/tools.c `invalid_char`). */
const ACL_NAME = /^[\w.:-]+$/;

/** Whether HAProxy is certain to refuse an `acl` line, so that the name it would define stays unknown to the lines behind it. */
export function isRefusedAcl(line: Directive, model: Model): boolean {
  const { target } = model;
  const [name] = line.args;
  if (target === null || line.keyword.value !== 'acl' || name === undefined || !name.isLiteral) return false;
  const uses = sampleExpressions(line, model).flatMap((samples) => samples.uses);
  return uses.length > 0 && (!ACL_NAME.test(name.value) || uses.some((use) => isRefused(use, target)));
}

function isRefused(use: SampleUse, target: Version): boolean {
  if (use.problems.length > 0 || hasUnknownName(use, target)) return true;
  return argumentFinding(use, target) !== null || typesOf(use, null, target).clash !== null || aclMistake(use, target) !== null;
}

function hasUnknownName(use: SampleUse, target: Version): boolean {
  const isUnknown = (name: string, entry: Lifecycle | null) =>
    !isRegisteredByLua(name) && (entry === null || (!isKnown(entry, target) && !mayBeKnown(entry, target)));
  const { fetch, converters } = use;
  if (fetch === null || !fetch.isLiteral) return false;
  if (aclKeywordOf(use, target) === null && isUnknown(fetch.name, sampleFetch(fetch.name))) return true;
  return converters.some(({ name, isLiteral }) => isLiteral && isUnknown(name, converter(name)));
}
