import type { Model } from '@haplint/core';
import { type AclTest, aclOf, aclTest, anonymousAcls, conditionOf } from '@haplint/core/internal';
import type { AclExpression, Directive } from '@haplint/parser';

/** The ACL expressions of a line: that of an `acl` line, or those in the braces of its condition; none where one is faulty. */
export function aclExpressions(line: Directive, model: Model): readonly AclExpression[] {
  if (line.prefix !== null || line.broken || model.isRead(line) !== true) return [];
  if (line.keyword.value === 'acl') {
    const defined = aclOf(line, model);
    return defined === null || defined.problems.length > 0 ? [] : [defined.acl];
  }
  const found = conditionOf(line, model);
  return found === null || found.problems.length > 0 ? [] : anonymousAcls(found.condition).map(({ expression }) => expression);
}

/** What the ACLs of a line test, each with its expression; none without a version, or where variables leave it open. */
export function* aclTests(line: Directive, model: Model): Generator<{ readonly expression: AclExpression; readonly test: AclTest }> {
  if (model.target === null) return;
  for (const expression of aclExpressions(line, model)) {
    const test = aclTest(expression, model.target);
    if (test !== null) yield { expression, test };
  }
}

/** Fetches of the host that a client asks for. */
const HOSTS: ReadonlySet<string> = new Set(['req.hdr(host)', 'req.fhdr(host)', 'ssl_fc_sni', 'req.ssl_sni']);

/** Whether a sample, as `AclTest` writes it, is the host that a client asks for, perhaps in small letters or without its port. */
export function isHost(sample: string): boolean {
  const [fetch = '', ...converters] = sample.split(/,(?![^(]*\))/);
  return HOSTS.has(fetch) && converters.every((name) => name === 'lower' || name === 'host_only' || name.startsWith('field('));
}
