import type { Model } from '@haplint/core';
import { conditionOf } from '@haplint/core/internal';
import { type AclExpression, type Directive, parseAclExpression } from '@haplint/parser';

/** The ACL expressions of a line: that of an `acl` line, or those in the braces of its condition; none where one is faulty. */
export function aclExpressions(line: Directive, model: Model): readonly AclExpression[] {
  if (line.prefix !== null || line.broken || model.isRead(line) !== true) return [];
  if (line.keyword.value === 'acl') {
    const words = line.args.slice(1);
    if (words.length === 0) return [];
    const { node, problems } = parseAclExpression(words);
    return problems.length > 0 ? [] : [node];
  }
  const found = conditionOf(line);
  if (found === null || found.problems.length > 0) return [];
  return found.condition.alternatives.flatMap(({ terms }) =>
    terms.flatMap(({ acl }) => (acl.type === 'AnonymousAcl' ? [acl.expression] : [])),
  );
}

/** Fetches of the host that a client asks for. */
const HOSTS: ReadonlySet<string> = new Set(['req.hdr(host)', 'req.fhdr(host)', 'ssl_fc_sni', 'req.ssl_sni']);

/** Whether a sample, as `AclTest` writes it, is the host that a client asks for, perhaps in small letters or without its port. */
export function isHost(sample: string): boolean {
  const [fetch = '', ...converters] = sample.split(/,(?![^(]*\))/);
  return HOSTS.has(fetch) && converters.every((name) => name === 'lower' || name === 'host_only' || name.startsWith('field('));
}
