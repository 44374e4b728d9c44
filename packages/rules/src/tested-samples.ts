import type { Model } from '@haplint/core';
import { aclUse, conditionOf, mayBeSeveralWords, type SampleUse } from '@haplint/core/internal';
import { type AnonymousAcl, type Directive, type NamedAcl, parseAclExpression } from '@haplint/parser';

/** An ACL in a condition, with the samples that it tests. */
export interface TestedAcl {
  readonly acl: NamedAcl | AnonymousAcl;
  readonly uses: readonly SampleUse[];
}

/** The ACLs of a line's condition; an ACL by name brings the `acl` lines of that name before it. Null where one is not certain. */
export function testedAcls(line: Directive, model: Model): readonly TestedAcl[] | null {
  const found = conditionOf(line);
  if (found === null || found.problems.length > 0) return null;
  const tested: TestedAcl[] = [];
  for (const { acl } of found.condition.alternatives.flatMap(({ terms }) => terms)) {
    const uses = acl.type === 'AnonymousAcl' ? [aclUse(acl.expression, [])] : definitions(acl, line, model);
    if (uses === null) return null;
    tested.push({ acl, uses });
  }
  return tested;
}

function definitions(acl: NamedAcl, line: Directive, model: Model): SampleUse[] | null {
  if (!acl.isLiteral) return null;
  const uses: SampleUse[] = [];
  for (const other of model.sectionOf(line)?.lines ?? []) {
    if (other === line) break;
    const [name, ...words] = other.args;
    if (other.keyword.value !== 'acl' || name === undefined) continue;
    if (!name.isLiteral || words.some(mayBeSeveralWords)) return null;
    if (name.value !== acl.name) continue;
    if (model.isRead(other) !== true) return null;
    const { node, problems } = parseAclExpression(words);
    uses.push(aclUse(node, problems));
  }
  return uses;
}
